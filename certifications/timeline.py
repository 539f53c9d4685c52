"""Cohorts: the awards of each certification year, and what they add up to. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .coverage import Coverage
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
    def by_level(self) -> list[tuple[Level, list]]:
        """The levels awarded, highest first, each with its awards."""
        found = {level: [a for a in self.awards if a.level == level] for level in reversed(Level)}
        return [(level, awards) for level, awards in found.items() if awards]

    @property
    def levels(self) -> list[tuple[Level, int]]:
        """The levels awarded, highest first, each with its number of awards."""
        counts = Counter(award.level for award in self.awards)
        return [(level, counts[level]) for level in reversed(Level) if counts[level]]


class Step(NamedTuple):
    """An award, and the award of the same city before it; None where there is none."""

    award: Any
    before: Any


@dataclass(frozen=True)
class Round:
    """An announcement, and what this record holds of it."""

    announcement: Any
    steps: list[Step]

    @property
    def events(self) -> list[tuple[Event, list[Step]]]:
        """The events, those first that moved a city up, each with its steps."""
        order = (Event.LEVEL_UP, Event.FIRST, Event.RENEWED, Event.LOWER)
        by_event = {event: [s for s in self.steps if s.award.event == event] for event in order}
        return [(event, steps) for event, steps in by_event.items() if steps]


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


def steps_of(awards: Iterable) -> dict[Any, Any]:
    """Return {award: the award of the same city before it, or None}."""
    latest: dict[Any, Any] = {}
    steps = {}
    for award in sorted(awards, key=lambda award: award.year):
        steps[award] = latest.get(award.city)
        latest[award.city] = award
    return steps


def rounds_of(cohort: Cohort, steps: dict[Any, Any], coverage: Coverage) -> list[Round]:
    """Return the announcements of a cohort, oldest first, each with its awards, or with none."""
    return [
        Round(each, [Step(a, steps[a]) for a in cohort.awards if a.announcement == each])
        for each in coverage.of_year(cohort.year)
    ]


def years_of_program(newest_award: int | None, this_year: int) -> range:
    """Return the years that a timeline may speak of: from the program's launch to the latest.

    The latest is this year, or the newest award's year if a round is named after the next one.
    """
    return range(FIRST_YEAR, max(this_year, newest_award or this_year) + 1)
