"""From a typed name to its readings, their ranking, and an answer."""
