"""Cohorts: the awards of each certification year, and what they add up to. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from .coverage import Coverage
from .findings import from_to
from .levels import Event, Level
from .program import FIRST_YEAR

# Those that moved a city up come first. More steps than these are in the directory.
ORDER = (Event.LEVEL_UP, Event.FIRST, Event.RENEWED, Event.LOWER)
MOST_STEPS = 24
# More cities than these are no map: each state carries their number.
MOST_MARKED = 300


@dataclass
class Cohort:
    """The awards of one certification year."""

    year: int
    awards: list = field(default_factory=list)
    # The number of cities certified in this year or before.
    total: int = 0

    @cached_property
    def days(self) -> set:
        """The days on which the awards were announced, as far as they are known."""
        return {award.announced_on for award in self.awards}

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
class Steps:
    """The steps of one event at one announcement: the first of them, and how many there are."""

    event: Event
    shown: list[Step]
    count: int
    way: str  # of a level-up: " from silver to gold", where all of them took it


@dataclass(frozen=True)
class Round:
    """An announcement, and what this record holds of it, those first that moved a city up."""

    announcement: Any
    events: list[Steps]


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
        Round(each, events_of([a for a in cohort.awards if a.announcement == each], steps))
        for each in coverage.of_year(cohort.year)
    ]


def events_of(awards: Iterable, steps: dict[Any, Any]) -> list[Steps]:
    """Return the events of awards, those first that moved a city up, at most MOST_STEPS of each."""
    by_event: dict[Event, list] = {event: [] for event in ORDER}
    for award in awards:
        by_event[award.event].append(award)
    return [
        Steps(
            event,
            [Step(award, steps[award]) for award in found[:MOST_STEPS]],
            len(found),
            from_to(found) if event == Event.LEVEL_UP else "",
        )
        for event, found in by_event.items()
        if found
    ]


def levels_by_state(pairs: Iterable[tuple[Any, int]]) -> dict[str, Counter[int]]:
    """Return {USPS code: {level: how often}} of (city, level)."""
    found: dict[str, Counter[int]] = {}
    for city, level in pairs:
        found.setdefault(city.state, Counter())[level] += 1
    return found


def years_of_program(newest_award: int | None, this_year: int) -> range:
    """Return the years that a timeline may speak of: from the program's launch to the latest.

    The latest is this year, or the newest award's year if a round is named after the next one.
    """
    return range(FIRST_YEAR, max(this_year, newest_award or this_year) + 1)
