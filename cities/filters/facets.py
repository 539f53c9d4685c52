"""What stands beside each option: the number of cities that choosing it would list."""

from dataclasses import dataclass

from django.db.models import Count, Q

from certifications.levels import Level
from cities.models import City
from cities.states import STATES

from .city_filter import SORTS, STANDINGS, CityFilter, awards_of, cities_of
from .query import BY_NAME, EVER, Query


@dataclass(frozen=True)
class Option:
    """One value of a query word: its count of cities (None: not counted), and if it is chosen."""

    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True)
class Facets:
    """The options of each query word; the states without any certified city stand apart."""

    level: list[Option]
    year: list[Option]
    state: list[Option]
    other_states: list[Option]
    standing: list[Option]
    sort: list[Option]

    @property
    def has_chosen_other(self) -> bool:
        """Is a state without certified cities asked for?"""
        return any(option.chosen for option in self.other_states)


def count_cities(queries: dict[str, Query], at=None) -> dict[str, int]:
    """Return the number of cities that each query lists, all counted in one statement."""
    counts = {
        name: Count("pk", filter=Q(pk__in=cities_of(query, at).values("pk")))
        for name, query in queries.items()
    }
    return City.objects.certified(at).aggregate(**counts)


def facet_counts(query: Query, at=None) -> dict[str, dict[str, int]]:
    """Return {word: {value: cities}}: other words kept, the option's own word replaced.

    Four statements, whatever the number of cities. Values that list no city are left out.
    """
    by_level = awards_of(query.having("level"), at).cities_by("level")
    by_year = awards_of(query.having("year"), at).cities_by("year")
    return {
        "level": {Level(level).slug: count for level, count in by_level.items()},
        "year": {str(year): count for year, count in by_year.items()},
        "state": cities_of(query.having("state"), at).count_by_state(),
        "standing": count_cities({s: query.having("standing", s) for s in STANDINGS}, at),
    }


def facets(cities: CityFilter, counts: dict[str, dict[str, int]] | None) -> Facets:
    """Return the options of the form, with the `facet_counts` of its query.

    A refused query has no counts (None); its options still keep what was chosen.
    """
    chosen = {word: cities.data.getlist(word) for word in Query.WORDS}
    chosen["standing"] = chosen["standing"] or [EVER]
    chosen["sort"] = chosen["sort"] or [BY_NAME]

    def options(word, labels):
        counted = counts.get(word) if counts else None
        return [
            Option(
                value=value,
                label=label,
                count=None if counted is None else counted.get(value, 0),
                chosen=value in chosen[word],
            )
            for value, label in labels
        ]

    certified = {code: name for code, name in STATES.items() if code in cities.states}
    others = {code: name for code, name in STATES.items() if code not in cities.states}
    return Facets(
        level=options("level", [(level.slug, level.label) for level in reversed(Level)]),
        year=options("year", [(str(year), str(year)) for year in cities.years]),
        state=options("state", certified.items()),
        other_states=options("state", others.items()),
        standing=options("standing", STANDINGS.items()),
        sort=options("sort", SORTS.items()),
    )
