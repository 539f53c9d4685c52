"""Cohorts as data."""

from dataclasses import dataclass

from certifications.levels import Event, Level
from certifications.timeline import cohort_of, cohorts, years_of_program


@dataclass
class Award:
    year: int
    level: Level
    event: Event


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


def test_a_cohort_names_its_events():
    events = {event: len(awards) for event, awards in cohorts(RECORD)[1].events}

    assert events == {Event.FIRST: 1, Event.LEVEL_UP: 1, Event.RENEWED: 1}


def test_a_year_without_awards_keeps_the_total_before_it():
    record = cohorts(RECORD)

    assert (cohort_of(2019, record).awards, cohort_of(2019, record).total) == ([], 2)
    assert cohort_of(2017, record).total == 0
    assert cohort_of(2020, record) is record[1]


def test_the_years_reach_from_launch_to_now_or_the_newest_award():
    assert years_of_program(None, 2026) == range(2015, 2027)
    assert years_of_program(2019, 2026) == range(2015, 2027)
    assert years_of_program(2027, 2026) == range(2015, 2028)
