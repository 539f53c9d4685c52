"""The map: projection, markers, borders and distances."""
