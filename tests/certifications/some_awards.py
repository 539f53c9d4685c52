"""Awards and announcements of no database, for the pure modules that tell of them."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from certifications.coverage import coverage_of
from certifications.levels import Event, Level, event_of


class Place(NamedTuple):
    name: str


@dataclass(frozen=True)
class Announced:
    year: int
    announced_on: date
    stated_total: int | None = None
    is_wholly_recorded: bool = True


@dataclass(frozen=True)
class Award:
    city: Place
    year: int
    level: Level
    announced_on: date
    previous_level: Level | None = None
    event: Event = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "event", event_of(self.level, self.previous_level))


def awards_of(histories):
    """Return the awards of {name: {year: level}}, each made public on April 24 of its year."""
    awards = []
    for name, history in histories.items():
        previous = None
        for year, level in sorted(history.items()):
            awards.append(Award(Place(name), year, level, date(year, 4, 24), previous))
            previous = level
    return awards


def coverage(*whole, missing=()):
    """Return the coverage of a record that holds the rounds of some years, and not of others."""
    return coverage_of(
        Announced(
            year, date(year, 4, 24), stated_total=10 * place, is_wholly_recorded=year in whole
        )
        for place, year in enumerate(sorted([*whole, *missing]), start=1)
    )
