"""The list of the directory: a row a city, a column a year. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from certifications.coverage import Coverage


@dataclass(frozen=True)
class Year:
    """A column: a certification year; `is_held` is False where its awards are not in the record."""

    year: int
    is_held: bool = True


@dataclass(frozen=True)
class Cell:
    """The award of a city in a year, None without one; `is_matched` where the query asks for it."""

    year: Year
    award: object
    is_matched: bool


@dataclass(frozen=True)
class Results:
    """The years, oldest first, and each city with its cells."""

    years: list[Year]
    rows: list[tuple[object, list[Cell]]]
    # Announced after the last of these years, and not in this record: a number of rounds.
    later: int

    @property
    def population_year(self) -> int | None:
        """The year that all populations are of."""
        years = {city.population_year for city, _ in self.rows if city.population is not None}
        return years.pop() if len(years) == 1 else None

    @property
    def areas(self) -> list:
        """The cities whose population is of another area than the city's own."""
        return [city for city, _ in self.rows if city.population_area]


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
    return city, [Cell(each, awards.get(each.year), each.year in matched) for each in years]
