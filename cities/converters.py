"""What may stand in a URL of the directory."""

from .states import STATES


class State:
    """The USPS code of a state, in small or capital letters; anything else is no page."""

    regex = "[A-Za-z]{2}"

    def to_python(self, value):
        code = value.upper()
        if code not in STATES:
            raise ValueError(f"{value} is not a state")
        return code

    def to_url(self, value):
        return value.lower()
