"""What may stand in a URL."""


class Year:
    """A year of four digits; anything else is refused before a view runs."""

    regex = "[0-9]{4}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return f"{value:04}"
