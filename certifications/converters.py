"""What may stand in a URL."""

from django.urls import register_converter


class Year:
    """A year of four digits; anything else is refused before a view runs."""

    regex = "[0-9]{4}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return f"{value:04}"


# The name under which URLs use it.
YEAR = "yyyy"
register_converter(Year, YEAR)
