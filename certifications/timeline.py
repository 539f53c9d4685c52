"""Cohorts: the awards of each certification year, and what they add up to. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from .levels import Event, Level
from .program import FIRST_YEAR


@dataclass
class Cohort:
    """The awards of one certification year."""

    year: int
    awards: list = field(default_factory=list)
    # The number of cities certified in this year or before.
    total: int = 0

    @property
    def levels(self) -> list[tuple[Level, int]]:
        """The levels awarded, highest first, each with its number of awards."""
        counts = Counter(award.level for award in self.awards)
        return [(level, counts[level]) for level in reversed(Level) if counts[level]]

    @property
    def events(self) -> list[tuple[Event, list]]:
        """The events of the year (first, level-up, renewed, lower), each with its awards."""
        by_event = {event: [a for a in self.awards if a.event == event] for event in Event}
        return [(event, awards) for event, awards in by_event.items() if awards]


def cohorts(awards: Iterable) -> list[Cohort]:
    """Return the cohorts, newest first, of public awards that know their year, level and event.

    The awards keep their order within a cohort. Years without awards have no cohort.
    """
    by_year: dict[int, Cohort] = {}
    for award in awards:
        by_year.setdefault(award.year, Cohort(award.year)).awards.append(award)
    total = 0
    for year in sorted(by_year):
        total += sum(award.event == Event.FIRST for award in by_year[year].awards)
        by_year[year].total = total
    return [by_year[year] for year in sorted(by_year, reverse=True)]


def cohort_of(year: int, record: list[Cohort]) -> Cohort:
    """Return the cohort of `year` out of `cohorts()`; an empty one if nothing was awarded."""
    before = next((cohort for cohort in record if cohort.year <= year), None)
    if before and before.year == year:
        return before
    return Cohort(year, total=before.total if before else 0)


def years_of_program(newest_award: int | None, this_year: int) -> range:
    """Return the years that a timeline may speak of: from the program's launch to the latest.

    The latest is this year, or the newest award's year if a round is named after the next one.
    """
    return range(FIRST_YEAR, max(this_year, newest_award or this_year) + 1)
