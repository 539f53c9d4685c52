"""The public record in memory, as sets of cities: what a query counts, and which it lists first.

A set of cities is an integer with a bit for each of them, in the order of their names: united by
"or", narrowed by "and", counted by its bits. It says what the querysets say (`city_filter`), at a
cost that hardly grows with the record; a test compares both over random queries.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, reduce
from heapq import nsmallest
from math import cos, radians, sin
from operator import or_
from typing import NamedTuple

from certifications.levels import Event, Level, event_of
from certifications.models import CertificationAward
from certifications.record_state import held
from cities.models import City

from .parameters import BY_NAME, CURRENT
from .query import Query

# What a Line has of its city, in that order.
OF_THE_CITY = ("state", "region", "population", "latitude", "longitude")


class Kind(NamedTuple):
    """What a query can ask of an award. A city has one award a year: none is counted twice."""

    level: Level
    year: int
    event: Event
    is_current: bool

    def answers(self, query: Query) -> bool:
        """Is an award of this kind what the query asks of one and the same award?"""
        return (
            (not query.levels or self.level in query.levels)
            and (not query.years or self.year in query.years)
            and (not query.events or self.event in query.events)
            and (self.is_current or query.standing != CURRENT)
        )


class Line(NamedTuple):
    """A certified city, as far as lists are narrowed and sorted by it."""

    pk: int
    state: str
    region: str
    population: int | None
    latitude: float | None
    longitude: float | None
    current_level: int
    current_year: int
    first_year: int


@dataclass(frozen=True)
class Index:
    """The certified cities, in the order of their names, and which of them hold what."""

    lines: list[Line]
    kinds: dict[Kind, int]

    @cached_property
    def years(self) -> list[int]:
        """The certification years with an award, newest first."""
        return sorted({kind.year for kind in self.kinds}, reverse=True)

    @cached_property
    def states(self) -> dict[str, int]:
        return _sets(line.state for line in self.lines)

    @cached_property
    def regions(self) -> dict[str, int]:
        return _sets(line.region for line in self.lines)

    @cached_property
    def place_of(self) -> dict[int, int]:
        """{key of a city: its place in the order of names}"""
        return {line.pk: place for place, line in enumerate(self.lines)}

    def cities(self, query: Query, named: int | None = None) -> int:
        """Return the set of cities that the query lists; `named` is that of its text."""
        found = reduce(or_, (s for kind, s in self.kinds.items() if kind.answers(query)), 0)
        return found & self._places(query, named)

    def awards(self, query: Query, named: int | None = None) -> int:
        """Return the number of awards that the query speaks of."""
        places = self._places(query, named)
        return sum(
            (s & places).bit_count() for kind, s in self.kinds.items() if kind.answers(query)
        )

    def _places(self, query, named):
        places = -1 if named is None else named
        if query.states:
            places &= reduce(or_, (self.states.get(code, 0) for code in query.states))
        if query.regions:
            places &= reduce(or_, (self.regions.get(region, 0) for region in query.regions))
        return places

    def named(self, query: Query) -> int | None:
        """Return the set of cities that the text or GEOID of a query names; None without either.

        Only these are asked of the database.
        """
        if not (query.q or query.geoid):
            return None
        asked = City.objects.matching(query.q).with_geoid(query.geoid).values_list("pk", flat=True)
        return sum(1 << self.place_of[pk] for pk in asked if pk in self.place_of)

    def in_order(self, cities: int, sort: str) -> list[int]:
        """Return the keys of a set of cities in an order of `ORDERINGS`."""
        lines, count = self.lines, len(self.lines)
        has = f"{cities & ((1 << count) - 1):b}"[::-1].ljust(count, "0")
        places = self._orders[sort] if sort != BY_NAME else range(count)
        return [lines[place].pk for place in places if has[place] == "1"]

    def by_state(self, cities: int = -1) -> dict[str, dict[int, int]]:
        """Return {USPS code: {latest level: number of these cities}}, without states of none.

        By default these are all.
        """
        levels = {level: found & cities for level, found in self._levels.items()}
        counts = {
            code: {level: (s & of_state).bit_count() for level, s in levels.items() if s & of_state}
            for code, of_state in self.states.items()
        }
        return {code: found for code, found in counts.items() if found}

    def near(self, latitude: float, longitude: float, count: int) -> list[int]:
        """Return the keys of `count` cities or so, those that are nearest to a point in degrees.

        By the straight line through the globe, whose order is that of the way over it.
        """
        x, y, z = on_globe(latitude, longitude)
        ways = [
            ((x - a) ** 2 + (y - b) ** 2 + (z - c) ** 2, place) for a, b, c, place in self._on_globe
        ]
        return [self.lines[place].pk for _, place in nsmallest(count, ways)]

    @cached_property
    def _on_globe(self):
        return [
            (*on_globe(line.latitude, line.longitude), place)
            for place, line in enumerate(self.lines)
            if line.latitude is not None
        ]

    @cached_property
    def _levels(self):
        return _sets(line.current_level for line in self.lines)

    @cached_property
    def _orders(self):
        """The places in each order but that of names, by which ties are broken."""
        keys = {
            "-population": lambda line: -1 if line.population is None else line.population,
            "-year": lambda line: line.current_year,
            "-level": lambda line: line.current_level,
            "first": lambda line: -line.first_year,
        }
        return {
            sort: sorted(range(len(self.lines)), key=lambda n: -key(self.lines[n]))  # noqa: B023
            for sort, key in keys.items()
        }


@held
def index_at(at) -> Index:
    """Return the index of the record as it is public at a moment, from two statements."""
    lines, awards = [], defaultdict(list)
    rows = CertificationAward.objects.public(at).order_by("assessment__year")
    for city, year, level in rows.values_list("assessment__city", "assessment__year", "level"):
        awards[city].append((year, Level(level)))
    cities = City.objects.certified(at).in_order(BY_NAME)
    kinds: dict[Kind, int] = defaultdict(int)
    for place, (pk, *of_city) in enumerate(cities.values_list("pk", *OF_THE_CITY)):
        own = awards[pk]
        before = None
        for year, level in own:
            kinds[Kind(level, year, event_of(level, before), year == own[-1][0])] |= 1 << place
            before = level
        (first, _), (newest, latest) = own[0], own[-1]
        lines.append(Line(pk, *of_city, latest, newest, first))
    return Index(lines, dict(kinds))


def on_globe(latitude: float, longitude: float) -> tuple[float, float, float]:
    """Return where a point in degrees lies on a globe of radius 1."""
    up, over = radians(latitude), radians(longitude)
    return cos(up) * cos(over), cos(up) * sin(over), sin(up)


def _sets(values) -> dict[str, int]:
    """Return {value: set of the places at which it stands}."""
    places = defaultdict(list)
    for place, value in enumerate(values):
        places[value].append(place)
    return {value: sum(1 << place for place in found) for value, found in places.items()}
