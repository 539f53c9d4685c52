"""The places of the Census file, as the questions of the record ask for them."""

import csv
from functools import cache

from django.conf import settings

from cities.text import key_of

from .of_cities import Place


def place_of(geoid, name, state) -> Place | None:
    """Return the place of that GEOID; without a GEOID, the one of that name in the state."""
    by_geoid, by_name = _places()
    return by_geoid.get(geoid) if geoid else by_name.get((key_of(name), state))


@cache
def _places():
    """Return {GEOID: Place} and {(key of the name, state): Place}, read once a process."""
    by_geoid, by_name = {}, {}
    with (settings.FIXTURE_DIRS[0] / "places.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            named = [row[column] for column in ("name", "census_name", "certified_as")]
            place = Place(
                label=f"{row['name']}, {row['state']}",
                names=tuple(filter(None, [*named, *row["other_names"].split(";")])),
                counted=int(row["pop_2020"]),
                estimated=int(row["pop_2024"]),
            )
            by_geoid[row["geoid"]] = place
            by_name[key_of(row["name"]), row["state"]] = place
    return by_geoid, by_name
