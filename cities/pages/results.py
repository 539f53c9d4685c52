"""The list of the directory: a row a city, a column a year. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from certifications.coverage import Coverage
from certifications.levels import Level
from cities.states import STATES


@dataclass(frozen=True)
class Year:
    """A column: a certification year; `is_held` is False where its awards are not in the record."""

    year: int
    is_held: bool = True


class Cell(NamedTuple):
    """What a city has in a year: the level of its award, None without one.

    `is_matched` where the query asks for it, `is_held` where the record holds awards of the year.
    """

    level: Level | None
    is_matched: bool
    is_held: bool


class Row(NamedTuple):
    """All that a row shows of its city, and nothing else: equal rows look the same."""

    slug: str
    name: str
    state: str
    population: int | None
    population_year: int | None
    population_area: str
    latitude: float | None
    longitude: float | None
    level: int
    cells: tuple[Cell, ...]

    @property
    def state_name(self) -> str:
        return STATES[self.state]


@dataclass(frozen=True)
class Results:
    """The years, oldest first, and each city with its cells."""

    years: list[Year]
    rows: list[Row]
    # Announced after the last of these years, and not in this record: a number of rounds.
    later: int

    @cached_property  # each row asks
    def population_year(self) -> int | None:
        """The year that all populations are of."""
        years = {row.population_year for row in self.rows if row.population is not None}
        return years.pop() if len(years) == 1 else None

    @property
    def areas(self) -> list[Row]:
        """The cities whose population is of another area than the city's own."""
        return [row for row in self.rows if row.population_area]


def results_of(cities: list, years: Iterable[int], coverage: Coverage) -> Results:
    """Return the list of cities asked for `with_awards()`, told `with_matched()`.

    `years` are those with awards in the record. A year before the last of them of which the record
    holds nothing has a column as well: a city without an award in it may have one.
    """
    held = set(years)
    missing = [each.year for each in coverage.missing if each.year not in held]
    last = max(held, default=0)
    between = {year for year in missing if year < last}
    columns = [Year(year, year in held) for year in sorted(held | between)]
    later = sum(year > last for year in missing)
    return Results(columns, [_row(city, columns) for city in cities], later)


def _row(city, years):
    awards = {award.year: award for award in city.awards}
    matched = {award.year for award in city.matched_awards}
    return Row(
        city.slug,
        city.name,
        city.state,
        city.population,
        city.population_year,
        city.population_area,
        city.latitude,
        city.longitude,
        city.current_level,
        tuple(_cell(awards.get(each.year), each, each.year in matched) for each in years),
    )


def _cell(award, year, is_matched):
    return Cell(award and Level(award.level), is_matched, year.is_held)
