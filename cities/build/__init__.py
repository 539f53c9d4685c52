"""From the roster and the tables beside it to the fixtures."""
