"""The tables that the fixtures are built from: their columns, and how a row is read. Pure."""

import re
from datetime import datetime

from cities.states import STATES

Rows = list[dict[str, str]]


def _moment(text):
    return datetime.fromisoformat(text).isoformat()


def _names(text):
    return [name for part in text.split(";") if (name := part.strip())]


def _text_or_none(text):
    return text or None


def _number_or_none(text):
    return int(text) if text else None


# A column: the pattern of its text, that pattern in words, and what reads the text.
TEXT = (r".*\S.*", "a text", str)
ANY_TEXT = (r".*", "a text, or empty", str)
SLUG = (r"[a-z0-9-]+", "of small letters, digits and hyphens", str)
YEAR = (r"[0-9]{4}", "a year", int)
DEGREES = (r"-?[0-9]{1,3}(\.[0-9]+)?", "a number of degrees", float)
PERSONS = (r"[0-9]+", "a number of persons", int)
DAY = (r"([0-9]{4}-[0-9]{2}-[0-9]{2})?", "a day, or empty", _text_or_none)
ADDRESS = (r"https?://\S+", "a web address", str)
# The columns that the fixtures are made of, by file; the first of each file is its key.
TABLES = {
    "places.csv": {
        "slug": SLUG,
        "geoid": (r"[0-9]{7}", "a code of seven digits", str),
        "name": TEXT,
        "official_name": ANY_TEXT,
        "state": ("|".join(STATES), "the USPS code of a state", str),
        "certified_as": ANY_TEXT,
        "other_names": (r".*", "names separated by semicolons, or empty", _names),
        "lat": DEGREES,
        "lon": DEGREES,
        "pop_2020": PERSONS,
        "pop_2024": PERSONS,
        "population_area": ANY_TEXT,
        "region": TEXT,
        "website": (r"(https?://\S+)?", "a web address, or empty", str),
    },
    "announcements.csv": {
        "announced_at": (r".+[+-][0-9]{2}:[0-9]{2}", "a time with its offset from UTC", _moment),
        "year": YEAR,
        "precision": ("minute|day|month|year", "minute, day, month or year", str),
        "day_in_words": ANY_TEXT,
        "title": TEXT,
        "publisher": TEXT,
        "source_url": ADDRESS,
        "stated_total": (r"[0-9]*", "a number of cities, or empty", _number_or_none),
        "coverage": ("complete|partial|none", "complete, partial or none", str),
        "checked_on": DAY,
        "note": ANY_TEXT,
    },
    "award_sources.csv": {
        "url": ADDRESS,
        "slug": SLUG,
        "year": YEAR,
        "title": TEXT,
        "publisher": TEXT,
        "published_on": DAY,
        "checked_on": DAY,
        "stance": ("supports|contradicts", "supports or contradicts", str),
        "note": ANY_TEXT,
    },
    "case_studies.csv": {
        "url": ADDRESS,
        "title": TEXT,
        "publisher": TEXT,
        "published_on": (r"([0-9]{4}(-[0-9]{2}){0,2})?", "2019, 2019-04, 2019-04-24 or empty", str),
        "city_slugs": (r"[a-z0-9 -]*", "slugs separated by spaces, or empty", str.split),
    },
}


def read_rows(file: str, rows: Rows, faults: list[str]) -> list[dict]:
    """Return the rows of one of TABLES with their values read, and add what is wrong to `faults`.

    Left out are faulty rows. Row 1 of a file holds the names of its columns.
    """
    records = {}
    for number, row in enumerate(rows, start=2):
        record, found = _record(TABLES[file], row)
        key = record.get(next(iter(TABLES[file])))
        if key in records:
            found.append(f'"{key}" stands twice')
        if not found:
            records[key] = record
        faults += [f"fixtures/{file}, row {number}: {fault}" for fault in found]
    return list(records.values())


def _record(columns, row):
    if None in row or None in row.values():
        return {}, ["it has not as many values as there are columns"]
    record, faults = {}, []
    for name, (pattern, expected, read) in columns.items():
        try:
            if not re.fullmatch(pattern, row[name]):
                raise ValueError(name)
            record[name] = read(row[name])
        except ValueError:
            faults.append(f'{name} "{row[name]}" is not {expected}')
    return record, faults
