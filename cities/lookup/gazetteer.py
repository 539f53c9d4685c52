"""Names that people type and that are no city: parts of cities, counties, places of the Census."""

import csv
from functools import cache
from typing import NamedTuple

from django.conf import settings

from cities.states import STATES
from cities.text import key_of

from .reading import Wanted, allowed, errors_between

CENSUS = "U.S. Census Bureau"
# What a county is called where it is called otherwise.
KINDS_OF_COUNTY = {"LA": "Parish", "AK": "Borough"}
# The codes of counties from here on are those of cities that belong to no county.
FIRST_CITY_WITHOUT_COUNTY = 510
# Letters are compared for so many readings, at most: a long text has many.
MOST_BY_LETTERS = 12


class NoCity(NamedTuple):
    """A place that is no city: what may be said of it, and the GEOID of the city to go on to."""

    name: str
    state: str
    says: str
    city: str
    source: str
    always_with_state: bool = False

    @property
    def label(self) -> str:
        return f"{self.name}, {STATES[self.state]}"

    def sentence(self, *, with_state: bool = False) -> str:
        """Return what it is; with its state, to be told apart from those of the same name."""
        if with_state or self.always_with_state:
            return f"{self.label}, {self.says}"
        return f"{self.name} {self.says}"


def no_cities(wanted: Wanted) -> list[NoCity]:
    """Return the places that the strictest fitting reading names, those that lead to most first."""
    found: dict[NoCity, int] = {}
    for reading in wanted.readings:
        for place in (place for key in reading.same_keys for place in _by_key().get(key, ())):
            if not reading.states or place.state in reading.states:
                found[place] = min(reading.liberties, found.get(place, reading.liberties))
    return _best(found)


def similar_no_cities(wanted: Wanted) -> list[NoCity]:
    """Return the places whose names are the same but for an error or two, the nearest alone."""
    found: dict[NoCity, int] = {}
    readings = [each for each in wanted.readings if each.states or not wanted.stated]
    for reading in readings[:MOST_BY_LETTERS]:
        for key, places in _by_key().items():
            errors = errors_between(reading.key, key)
            if errors > allowed(reading.key):
                continue
            for place in places:
                if not reading.states or place.state in reading.states:
                    cost = errors + reading.liberties
                    found[place] = min(cost, found.get(place, cost))
    return _best(found)


def _best(found):
    least = min(found.values(), default=0)
    return [place for place, cost in found.items() if cost == least]


@cache
def _by_key():
    """Return {key: places}, read once a process: the tables are a part of the program."""
    places: dict[str, list[NoCity]] = {}
    parts = [(_part(row), _keys_of_part(row)) for row in _rows("parts_of_cities.csv")]
    known = {(part.name, part.state) for part, _ in parts}
    census = [(_census_place(row), _keys_of_census_place(row)) for row in _rows("us_cdps_30k.csv")]
    counties = [
        (_county(row), _keys_of_county(row))
        for row in sorted(_rows("counties.csv"), key=lambda row: -int(row["eligible_places"]))
        if row["state"] != "DC" and int(row["county_geoid"][2:]) < FIRST_CITY_WITHOUT_COUNTY
    ]
    counties = [each for each in counties if (each[0].name, each[0].state) not in known]
    for place, names in parts + census + counties:
        for key in {key_of(name) for name in names}:
            places.setdefault(key, []).append(place)
    return places


def _rows(file):
    with (settings.FIXTURE_DIRS[0] / file).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _part(row):
    says = f"is part of {row['part_of']}"
    return NoCity(row["name"], row["state"], says, row["city_geoid"], row["source"])


def _keys_of_part(row):
    return row["name"], f"{row['name']} {row['part_of']}"


def _census_place(row):
    what = f"is {row['note']} and" if row["note"] else "has no city government of its own, so it"
    says = f"{what} cannot join as a city"
    source = f"{CENSUS}, 2020 Census: counted as a census designated place"
    return NoCity(row["name"], row["state"], says, "", source, always_with_state=True)


def _keys_of_census_place(row):
    return (row["name"], f"{row['name']} County") if "county" in row["note"] else (row["name"],)


def _county(row):
    kind = KINDS_OF_COUNTY.get(row["state"], "County")
    says = f"is a {kind.lower()}; its largest city is {row['largest_place']}"
    source = f"{CENSUS}, boundaries of counties and 2020 Census"
    return NoCity(f"{row['county']} {kind}", row["state"], says, row["largest_place_geoid"], source)


def _keys_of_county(row):
    kind = KINDS_OF_COUNTY.get(row["state"], "County")
    return {f"{row['county']} {each}" for each in (kind, "County")} | {f"{kind} of {row['county']}"}
