"""Cohorts as data."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from certifications.coverage import Coverage
from certifications.levels import Event, Level
from certifications.timeline import (
    MOST_STEPS,
    Cohort,
    Step,
    Steps,
    cohorts,
    events_of,
    rounds_of,
    steps_of,
    years_of_program,
)


@dataclass(frozen=True)
class Award:
    year: int
    level: Level
    event: Event
    city: str = "Boston"
    announcement: Any = None
    previous_level: Level = Level.SILVER


class Announcement(NamedTuple):
    year: int
    month: int = 1


RECORD = [
    Award(2018, Level.SILVER, Event.FIRST),
    Award(2018, Level.GOLD, Event.FIRST),
    Award(2020, Level.GOLD, Event.LEVEL_UP),
    Award(2020, Level.GOLD, Event.RENEWED),
    Award(2020, Level.SILVER, Event.FIRST),
    Award(2021, Level.SILVER, Event.LOWER),
]


def test_cohorts_come_newest_first_with_a_running_total():
    record = cohorts(RECORD)

    assert [(c.year, len(c.awards), c.total) for c in record] == [
        (2021, 1, 3),
        (2020, 3, 3),
        (2018, 2, 2),
    ]


def test_a_cohort_counts_its_levels_highest_first():
    assert cohorts(RECORD)[1].levels == [(Level.GOLD, 2), (Level.SILVER, 1)]


def test_a_step_leads_from_the_award_before():
    silver, gold = Award(2018, Level.SILVER, Event.FIRST), Award(2020, Level.GOLD, Event.LEVEL_UP)
    other = Award(2019, Level.GOLD, Event.FIRST, city="Gary")

    assert steps_of([gold, other, silver]) == {silver: None, gold: silver, other: None}


def test_a_cohort_is_told_by_announcement_with_what_is_held_of_it():
    other, first, second = Announcement(2020), Announcement(2021, 3), Announcement(2021, 7)
    held = Award(2021, Level.SILVER, Event.FIRST, announcement=second)

    rounds = rounds_of(
        Cohort(2021, [held]), steps_of([held]), Coverage((other, first, second), None, ())
    )

    assert [(each.announcement, each.events) for each in rounds] == [
        (first, []),
        (second, [Steps(Event.FIRST, [Step(held, None)], 1, "")]),
    ]


def test_events_begin_with_what_moved_a_city_up():
    found = events_of(RECORD[2:], steps_of(RECORD))

    assert [steps.event for steps in found] == [
        Event.LEVEL_UP,
        Event.FIRST,
        Event.RENEWED,
        Event.LOWER,
    ]


def test_of_many_steps_the_first_are_shown_and_all_are_counted():
    many = [Award(2018, Level.SILVER, Event.FIRST, city=f"City {n}") for n in range(MOST_STEPS + 3)]
    (steps,) = events_of(many, steps_of(many))

    assert (len(steps.shown), steps.count) == (MOST_STEPS, MOST_STEPS + 3)


def test_the_years_reach_from_launch_to_now_or_the_newest_award():
    assert years_of_program(None, 2026) == range(2015, 2027)
    assert years_of_program(2019, 2026) == range(2015, 2027)
    assert years_of_program(2027, 2026) == range(2015, 2028)
