"""Recognizes the columns of a paste by their heads, or else by what a cell holds. Pure."""

from cities.lookup.reading import EXACT_STATES
from cities.text import key_of

from .moments import read_day
from .values import US, is_elsewhere, is_honor_roll, is_level, is_web_address

# What people write at the head of each column, without case, spaces and signs.
HEADS = {
    "city": ("city", "cities", "cityname", "name", "municipality", "place", "citytown", "citystate")
    + ("nameofcity", "certifiedcity"),
    "state": ("state", "st", "statecode", "statename", "usps", "stateabbreviation"),
    "country": ("country", "nation"),
    "level": ("level", "certificationlevel", "award", "awardlevel", "certification", "tier")
    + ("levelofcertification", "wwclevel"),
    "year": ("year", "certificationyear", "cohort", "awardyear", "round"),
    "announced on": ("announcedon", "announced", "announcementdate", "dateannounced", "date")
    + ("day", "announcedat", "announcement"),
    "source": ("source", "sources", "sourceurl", "sourceurls", "url", "urls", "link", "links")
    + ("website", "webaddress", "pressrelease"),
}
COLUMN_OF = {key: column for column, keys in HEADS.items() for key in keys}
# A title may stand above the heads.
MOST_ROWS_ABOVE = 5


def heads_of(cells: list[str]) -> list[str | None] | None:
    """Return the column of each cell of a head, None for one that is not read.

    None where the row is no head: it names no column of cities.
    """
    found = [COLUMN_OF.get(key_of(cell)) for cell in cells]
    known = [column for column in found if column]
    # "Place, level" is a head; one word alone is one only if it can be nothing else.
    is_head = "city" in known and (len(known) > 1 or sum(map(bool, cells)) == 1)
    return found if is_head else None


def twice(columns: list[str | None]) -> str | None:
    """Return a column that has two heads, None if each has one."""
    known = [column for column in columns if column]
    return next((column for column in known if known.count(column) > 1), None)


def columns_without_head(cells: list[str]) -> list[str]:
    """Return the column of each cell, by what it holds: the city stands first.

    A cell that is none of all is of the first column that is still missing, where it will be
    refused with that column's sentence.
    """
    columns: list[str] = []
    for place, cell in enumerate(cells):
        columns.append("city" if place == 0 else _column(cell, columns))
    return columns


def _column(cell, taken):
    kinds = ("state", EXACT_STATES.__contains__), ("country", US.__contains__)
    if not cell:
        return "nothing"
    for column, holds in kinds:
        if column not in taken and holds(key_of(cell)):
            return column
    if is_web_address(cell.split()[0]):
        return "source"
    if "level" not in taken and (is_level(cell) or is_honor_roll(cell)):
        return "level"
    if "year" not in taken and len(cell) == 4 and cell.isdecimal():
        return "year"
    if "announced on" not in taken and _is_day(cell):
        return "announced on"
    if "state" in taken and "country" not in taken and is_elsewhere(cell):
        return "country"
    return next((c for c in ("state", "level") if c not in taken), "unknown")


def _is_day(cell):
    try:
        read_day(cell)
    except ValueError:
        return False
    return True
