"""Reads the city of a pasted row and its state, and says what is no city. Pure."""

import re
from dataclasses import dataclass, field

from certifications.roster import NAME
from cities.lookup.reading import EXACT_STATES
from cities.states import STATES
from cities.text import key_of

from .values import is_elsewhere, is_honor_roll, read_state, refuse_country, refuse_unshown

LONGEST_NAME = 100  # as City.name
TOTALS = re.compile(
    r"(?:grand |sub)?-?totals?\b|sum\b|count\b|average\b|number of\b", re.IGNORECASE
)
MERGED = "If cells are merged, fill each row."


@dataclass
class Reader:
    """Reads the cells of one row; a cell that is refused leaves a sentence in `faults`."""

    number: int
    cells: dict[str, str]
    faults: list[str] = field(default_factory=list)

    def read(self, column, reading):
        """Return what `reading` makes of a column, None where it is empty or refused."""
        text = self.cells.get(column, "")
        if not text:
            return None
        try:
            refuse_unshown(text)
            return reading(text)
        except ValueError as fault:
            self.refuse(column, str(fault))
            return None

    def refuse(self, column, sentence):
        self.faults.append(f"Row {self.number}, {column}: {sentence}")


def place_of(reader):
    """Return (name, USPS code or None) of the city of a row."""
    name = reader.read("city", _name) or ""
    if reader.faults:
        return name, None
    state = reader.read("state", read_state)
    reader.read("country", refuse_country)
    if not name:
        reader.refuse("city", f"it is empty. {MERGED}")
        return "", state
    if not reader.cells.get("state"):
        name, state = _cut(name, reader)
    _refuse_name(name, reader)
    return name, state


def _name(text):
    """Return the text, unless the row is of no city at all."""
    if TOTALS.match(text):
        raise ValueError(f"“{text}” is a total, not a city. Leave this row out.")
    if is_honor_roll(text):
        raise ValueError(f"“{text}” names no certified city. Only certified cities are entered.")
    return text


def _cut(name, reader):
    """Part "Tempe, AZ", "Tempe, Arizona" or "Tempe AZ"; a state may be missing."""
    head, comma, tail = name.rpartition(",")
    if comma and head.strip() and key_of(tail):
        reader.cells["state"] = tail.strip()
        return head.strip(), reader.read("state", read_state)
    *words, last = name.split()
    if words and last in STATES:
        return " ".join(words), last
    if words and last.endswith(".") and key_of(last) in EXACT_STATES:
        return " ".join(words), EXACT_STATES[key_of(last)]
    return name.strip(", "), None


def _refuse_name(name, reader):
    if is_elsewhere(name) and not reader.cells.get("state"):
        reader.read("city", read_state)
    elif len(name) > LONGEST_NAME or not NAME.fullmatch(name):
        shown = name if len(name) <= LONGEST_NAME else f"{name[:40]}…"
        reader.refuse("city", f"“{shown}” can’t be the name of a city.")
