"""The timeline as files: a row for each announcement that is known, with what is held of it."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from django.urls import reverse

from certifications.briefs import briefs_at
from certifications.levels import Event, Level
from certifications.models import Announcement
from certifications.record_state import held
from cities.responses import absolute

from .column import Column
from .columns import COMPLETE_THROUGH
from .files import answer_rows


@dataclass(frozen=True)
class Round:
    """An announcement, and its awards in this record by level and by event."""

    announcement: Any
    levels: Counter
    events: Counter
    record_complete_through: date | None


def _of_it(name, type, sentence, attribute=None, **more):
    return Column(name, type, sentence, attrgetter(f"announcement.{attribute or name}"), **more)


def _awards(name, sentence, count):
    return Column(name, "integer", sentence, count, unit="awards")


def _at_level(level):
    sentence = f"Of these awards those at {level.slug}."
    return _awards(f"{level.slug}_awards", sentence, lambda row: row.levels[level])


def _of_event(event):
    sentence = f"Of these awards those whose event is {event.value}."
    name = f"{event.value.replace('-', '_')}_awards"
    return _awards(name, sentence, lambda row: row.events[event])


COLUMNS = (
    _of_it("year", "integer", "Certification year: the program's name for the round.", unit="year"),
    _of_it(
        "announced_on",
        "date",
        "Day of the announcement, U.S. Eastern time; the last one that it can be, where the day is "
        "not known.",
    ),
    _of_it(
        "precision",
        "string",
        "How exactly the day is known.",
        allowed=tuple(Announcement.Precision.values),
    ),
    _of_it("announced", "string", "The day in words, no more exactly than it is known.", "when"),
    _of_it(
        "stated_total",
        "integer",
        "Cities certified by then, as the program said; from 2023 on it counts cities of Canada "
        "and Latin America as well.",
        unit="cities",
        is_required=False,
    ),
    _of_it(
        "coverage",
        "string",
        "How many of its awards this record holds: all, some or none.",
        allowed=tuple(Announcement.Held.values),
    ),
    _awards("awards", "Its awards in this record.", lambda row: row.levels.total()),
    *map(_at_level, reversed(Level)),
    *map(_of_event, Event),
    _of_it("source_title", "string", "What the source is.", "title"),
    _of_it("source_publisher", "string", "Who published the source.", "publisher"),
    _of_it(
        "source_url",
        "string",
        "The announcement that its awards can be checked against.",
        is_url=True,
    ),
    Column(
        "page_url",
        "string",
        "The page of its year in this directory.",
        lambda row: absolute(reverse("certifications:cohort", args=[row.announcement.year])),
        is_url=True,
    ),
    COMPLETE_THROUGH,
)


def timeline_file(request, format):
    """Answer with one row per announcement, oldest first; those without an award here too."""
    rows = _rows(request.at, request.coverage)
    title = f"Announcements of the program. {request.coverage.sentence}"
    return answer_rows(request, "timeline", COLUMNS, rows, format, title, "certifications:timeline")


@held
def _rows(at, coverage):
    awards = defaultdict(list)
    for award in briefs_at(at, coverage):
        awards[award.announcement.pk].append(award)
    return [
        Round(
            each,
            Counter(award.level for award in awards[each.pk]),
            Counter(award.event for award in awards[each.pk]),
            coverage.complete_through,
        )
        for each in coverage.announcements
    ]
