"""Parts a pasted text into rows of cells, as a spreadsheet, a CSV file or a list has them. Pure."""

import csv
import re
from io import StringIO
from typing import NamedTuple

from cities.text import NEW_LINE, UNWRITABLE, in_one_line

from .columns import MOST_ROWS_ABOVE, heads_of

QUOTES = "\"'“”„‟‘’"
# Word processors put these for the marks that hold a cell together.
SMART_QUOTES = str.maketrans(dict.fromkeys("“”„‟", '"'))
UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
BULLET = re.compile(r"^(?:[•●◦▪*–—-]|[0-9]{1,4}[.)])\s+")
LONGEST_CELL = 100_000
NOT_CLOSED = "Row {number}: a quotation mark opens in this row and never closes. Take it out."
TOO_LONG_A_CELL = "Row {number}: a cell is too long to be read. Is this the right text?"
HALF_READ = "Row {number}: this holds a character that can’t be stored. Type the row anew."


class PasteError(ValueError):
    """A paste that is refused as a whole, with a sentence."""


class Line(NamedTuple):
    """One row with its number as a spreadsheet counts it, and its cells."""

    number: int
    cells: list[str]

    @property
    def typed(self) -> str:
        return ", ".join(filter(None, self.cells))


def lines_of(text: str) -> list[Line]:
    """Return the rows of a text that hold anything; PasteError if a quotation mark is left open."""
    text = UNSEEN.sub("", NEW_LINE.sub("\n", text)).translate(SMART_QUOTES)
    reader = csv.reader(StringIO(text), delimiter=_delimiter(text), skipinitialspace=True)
    lines, number = [], 1
    try:
        for row in reader:
            if any("\n" in cell for cell in row) and text.count('"') % 2:
                raise PasteError(NOT_CLOSED.format(number=number))
            # Asked here as well: the limit of `csv` is one of the process, which others may raise.
            if any(len(cell) > LONGEST_CELL for cell in row):
                raise PasteError(TOO_LONG_A_CELL.format(number=number))
            cells = [_clean(cell) for cell in row]
            if any(cells):
                lines.append(Line(number, cells))
            number = reader.line_num + 1
    except csv.Error as fault:
        raise PasteError(TOO_LONG_A_CELL.format(number=number)) from fault
    return _without_empty_margin(lines)


def is_unwritable(line: Line) -> bool:
    """Does it hold what no format can carry, such as NUL, or what was lost in decoding?"""
    return any(UNWRITABLE.search(cell) or "\ufffd" in cell for cell in line.cells)


def _clean(cell):
    return BULLET.sub("", in_one_line(cell)).strip(QUOTES).strip()


def _delimiter(text):
    """Return what parts the cells: a tab, a semicolon, or else a comma."""
    if "\t" in text:
        return "\t"
    rows = [row for row in text.split("\n") if row.strip()]
    for delimiter in ",;":
        if any(heads_of(_parted(row, delimiter)) for row in rows[:MOST_ROWS_ABOVE]):
            return delimiter
    return ";" if rows and all(";" in row for row in rows) else ","


def _parted(row, delimiter):
    return [_clean(cell) for cell in row.split(delimiter)]


def _without_empty_margin(lines):
    """Drop the columns at the left in which no row has anything."""
    margin = min(
        (next(n for n, cell in enumerate(line.cells) if cell) for line in lines), default=0
    )
    return [Line(line.number, line.cells[margin:]) for line in lines]
