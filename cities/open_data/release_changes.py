"""What differs between two releases, as data and in words. Pure."""

import csv
import io
from collections import Counter

from cities.text import counted

from .columns import AWARD_COLUMNS, OF_THE_CITY

# Said of all rows, or made of others.
DERIVED = {
    *("current_level", "current_year", "first_year", "awards", "awards_in_short", "page_url"),
    *("event", "sources"),
}
OF_A_CITY = [column.name for column in OF_THE_CITY if column.name not in DERIVED]
OF_AN_AWARD = [
    name
    for name in ("level", "announced_on", "source_url")
    if name in {column.name for column in AWARD_COLUMNS}
]
ADDED, WITHDRAWN, CHANGED = "added", "withdrawn", "changed"


def changes_between(before: dict[str, str], after: dict[str, str]) -> list[dict]:
    """Return what differs between the files of two releases, {name: CSV text}.

    Each change has `change`, `city`, `year` (None of a city) and, where a value was changed,
    `field`, `before` and `after`.
    """
    awards = _compared(before, after, "awards.csv", ("slug", "year"), OF_AN_AWARD)
    cities = _compared(before, after, "cities.csv", ("slug",), OF_A_CITY)
    # A city comes and goes with its awards.
    return awards + [change for change in cities if change["change"] == CHANGED]


def in_words(changes: list[dict]) -> str:
    """Return changes as a sentence: "12 awards added, 1 withdrawn, 3 values changed"."""
    counts = Counter(change["change"] for change in changes)
    parts = [
        *([f"{counted(counts[ADDED], 'award', 'awards')} added"] if counts[ADDED] else []),
        *([f"{counted(counts[WITHDRAWN], 'award', 'awards')} withdrawn"] * bool(counts[WITHDRAWN])),
        *([f"{counted(counts[CHANGED], 'value', 'values')} changed"] * bool(counts[CHANGED])),
    ]
    return ", ".join(parts)


def _compared(before, after, name, key, fields):
    old, new = (_rows(files.get(name, ""), key) for files in (before, after))
    found = [_change(ADDED, new[each]) for each in new if each not in old]
    found += [_change(WITHDRAWN, old[each]) for each in old if each not in new]
    for each in new:
        if each in old:
            found += [
                _change(CHANGED, new[each])
                | {
                    "field": field,
                    "before": old[each].get(field, ""),
                    "after": new[each].get(field, ""),
                }
                for field in fields
                if old[each].get(field, "") != new[each].get(field, "")
            ]
    return found


def _change(change, row):
    city = f"{row['name']}, {row['state_name']}"
    return {"change": change, "city": city, "year": int(row["year"]) if "year" in row else None}


def _rows(text, key):
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    return {tuple(row[name] for name in key): row for row in rows}
