"""A column of a file: its name, its type, what it says, and what reads it from a row. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

# What readers call a column, where that is not its name in the files.
LABELS = {
    "slug": "Name in addresses",
    "name": "City",
    "state_name": "State name",
    "geoid": "Census code",
    "current_level": "Latest level",
    "current_year": "Latest award",
    "first_year": "First certified",
    "awards_in_short": "All awards",
    "page_url": "Page",
    "source_url": "Source",
    "matched_level": "Matching level",
    "matched_year": "Matching award",
    "record_complete_through": "Complete through",
}


@dataclass(frozen=True)
class Column:
    """A column of a file: what it says, and what reads its value from a row.

    `type` is a word of Frictionless: string, integer, number, date, boolean. A value is a str, int,
    float, date or bool, and None where it is not recorded.
    """

    name: str
    type: str
    sentence: str
    value: Callable
    unit: str = ""
    is_url: bool = False
    is_code: bool = False  # digits that are no number
    is_required: bool = True
    # The values that there are, where they are few and fixed.
    allowed: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What a reader calls the column, who sees it in a table."""
        return LABELS.get(self.name, self.name.replace("_", " ").capitalize())


def described(column: Column) -> str:
    """Return what the dictionary says of a column: its sentence, its unit, its values."""
    allowed = f" One of {', '.join(column.allowed)}." if column.allowed else ""
    return f"{with_unit(column)}{allowed}"


def with_unit(column: Column) -> str:
    """Return what a column says, and its unit."""
    return f"{column.sentence} Unit: {column.unit}." if column.unit else column.sentence
