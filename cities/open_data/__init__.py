"""The files, the feed and their descriptions: columns and formats, each declared once."""
