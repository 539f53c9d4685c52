"""What may be asked about cities: place, population, name. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from cities.lookup.reading import allowed, errors_between
from cities.map.inside import Ring, off
from cities.map.projection import project
from cities.states import STATES
from cities.text import key_of

from .question import CITY, Question

# The outlines are simplified to one unit of the map: three miles, in Alaska nine.
MOST_OFF = 1.0
FEWEST_PEOPLE, MOST_PEOPLE = 100, 9_000_000
# Of a figure of the Census Bureau.
MOST_APART = 0.3


@dataclass(frozen=True)
class Place:
    """A place of the Census file: its names, and the figures of 2020 and 2024."""

    label: str
    names: Collection[str]
    counted: int
    estimated: int


@dataclass(frozen=True)
class CityFacts:
    """What is recorded of a city, and the place of the Census file that it is, if any.

    `place` is that of its GEOID, without one that of its name; None where the file has neither.
    """

    key: int
    name: str
    state: str
    other_names: tuple[str, ...] = ()
    geoid: str | None = None
    population: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    place: Place | None = None

    @property
    def label(self) -> str:
        return f"{self.name}, {self.state}"

    @property
    def keys(self) -> set[str]:
        return {key_of(name) for name in (self.name, *self.other_names)}

    @property
    def is_known_by_geoid(self) -> bool:
        return bool(self.geoid and self.place)


def about_cities(
    cities: Iterable[CityFacts], outlines: Mapping[str, list[Ring]]
) -> Iterator[Question]:
    """Yield the questions about cities; `outlines` are the rings of each state on the map."""
    cities = list(cities)
    for city in cities:
        yield from (
            Question(rule, CITY, city.key, city.label, sentence, values)
            for rule, sentence, values in _of_one(city, outlines)
        )
    yield from _near_names(cities)


def _of_one(city, outlines):
    yield from _other_place(city)
    yield from _outside(city, outlines)
    yield from _people(city)
    yield from _far_from_census(city)


def _other_place(city):
    """Ask about a GEOID that the Census file gives to a place of another name."""
    if not city.is_known_by_geoid or city.keys & {key_of(name) for name in city.place.names}:
        return
    sentence = f"The Census Bureau’s place {city.geoid} is {city.place.label}. Is the GEOID right?"
    yield "other_place", sentence, {"name": city.name, "geoid": city.geoid}


def _outside(city, outlines):
    """Ask about a point that is not in the state."""
    if city.latitude is None or city.longitude is None or city.state not in outlines:
        return
    point = project(city.latitude, city.longitude, city.state)
    if off(outlines[city.state], *point) <= MOST_OFF:
        return
    east = " Longitudes of the United States are negative." if city.longitude > 0 else ""
    sentence = (
        f"Latitude {city.latitude}, longitude {city.longitude} is outside of "
        f"{STATES[city.state]}.{east} Are both right?"
    )
    values = {"state": city.state, "latitude": city.latitude, "longitude": city.longitude}
    yield "outside_state", sentence, values


def _people(city):
    """Ask about a population that no city of the United States has."""
    people = city.population
    if people is None or FEWEST_PEOPLE <= people <= MOST_PEOPLE:
        return
    few = f"fewer than {FEWEST_PEOPLE:,}" if people < FEWEST_PEOPLE else f"over {MOST_PEOPLE:,}"
    yield "people", f"Its population is {people:,}, {few}. Is it right?", {"population": people}


def _far_from_census(city):
    """Ask about a population that is far from both figures of the Census Bureau."""
    people, place = city.population, city.place
    if people is None or place is None:
        return
    figures = (place.counted, place.estimated)
    if any(abs(people - figure) <= MOST_APART * figure for figure in figures):
        return
    sentence = (
        f"Its population is {people:,}. The Census Bureau counted {place.counted:,} in 2020 and "
        f"estimated {place.estimated:,} for 2024. Is it right?"
    )
    values = {"population": people, "counted": place.counted, "estimated": place.estimated}
    yield "census", sentence, values


def _near_names(cities):
    """Ask about two cities of one state under nearly one name.

    Those whose GEOIDs the Census file knows are two places: Lakeland and Lakewood. The question is
    that of the city which the file does not know.
    """
    for city in (each for each in cities if not each.is_known_by_geoid):
        for other in cities:
            if other.state != city.state or not _comes_after(other, city):
                continue
            if any(_is_near(*keys) for keys in product(city.keys, other.keys)):
                sentence = f"{other.label} is in the directory too. Are they one place?"
                values = {"name": city.name, "other": other.name, "state": city.state}
                also = ((CITY, other.key),)
                yield Question("near_name", CITY, city.key, city.label, sentence, values, also)


def _comes_after(other, city):
    """Is this pair the one to ask of, where both cities are unknown to the Census file?"""
    return other.is_known_by_geoid or other.key < city.key


def _is_near(key, other):
    return errors_between(key, other) <= allowed(min(key, other, key=len))
