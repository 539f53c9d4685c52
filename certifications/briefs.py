"""The public awards in brief: what numbers, headlines and maps of all of them need, and no more.

Read as rows of the models, each with its city, assessment and announcement, the awards of 20,000
cities take 150 MiB. Those that a page shows are read whole afterwards (`in_whole`).
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from .levels import Event, event_of
from .models import Announcement, CertificationAward
from .record_state import held
from .timeline import Step


class Place(NamedTuple):
    """The city of an award."""

    pk: int
    name: str
    state: str
    population: int | None
    latitude: float | None
    longitude: float | None


class Brief(NamedTuple):
    """A public award; `previous_level` is that of the same city's award before it, or None."""

    pk: int
    city: Place
    year: int
    level: int
    previous_level: int | None
    announcement: Announcement
    announced_on: date

    @property
    def event(self) -> Event:
        return event_of(self.level, self.previous_level)


@held
def briefs_at(at, coverage) -> list[Brief]:
    """Return every award that is public at the moment `at`, in the order of their cities.

    `coverage` is that of the same moment, and has their announcements.
    """
    announced = {each.pk: (each, each.announced_on) for each in coverage.announcements}
    of_city = [f"assessment__city__{name}" for name in Place._fields]
    rows = CertificationAward.objects.public(at).in_city_order()
    rows = rows.values_list("pk", "assessment__year", "level", "announcement", *of_city)
    places: dict[int, Place] = {}
    levels: dict[int, int] = {}
    briefs = []
    for pk, year, level, announcement, *of_place in rows.iterator():
        place = places.setdefault(of_place[0], Place(*of_place))
        before = levels.get(place.pk)
        briefs.append(Brief(pk, place, year, level, before, *announced[announcement]))
        levels[place.pk] = level
    return briefs


def in_whole(briefs: Iterable[Brief | None], at) -> dict[Brief | None, Any]:
    """Return {brief: the award as a row of the model, asked for `with_record()`}; None is None."""
    briefs = set(briefs)
    keys = [brief.pk for brief in briefs if brief]
    found = CertificationAward.objects.public(at).with_record(at).in_bulk(keys)
    return {brief: brief and found[brief.pk] for brief in briefs}


def steps_of_whole(steps: Iterable[Step], whole: dict) -> list[Step]:
    """Return steps between briefs as those between the awards, by what `in_whole` returned."""
    return [Step(whole[step.award], whole[step.before]) for step in steps]
