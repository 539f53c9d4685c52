"""Cohorts as data, and as pages."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
import time_machine

from certifications.levels import Event, Level
from certifications.timeline import cohort_of, cohorts, years_of_program
from tests.conftest import CITY_PAGE
from tests.factories import make_award, make_city


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


# Pages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2015, 2016, 2020, 2026])
def test_a_year_without_awards_says_so(roster, page, year):
    with time_machine.travel(datetime(2026, 6, 1, tzinfo=UTC), tick=False):
        text = page(f"/timeline/{year}/").main.get_text()

    assert f"This record holds no award for {year}." in text
    assert "newest cohort is 2019" in text
    assert f"By then {13 if year > 2018 else 0} cities had been certified." in text


@pytest.mark.parametrize(
    "year", ["2014", "2027", "0000", "9999", "99999", "201", "abcd", "２０１８"]
)
def test_a_year_outside_the_program_is_not_found(roster, page, year):
    with time_machine.travel(datetime(2026, 6, 1, tzinfo=UTC), tick=False):
        page(f"/timeline/{year}/", status=404)


def test_cohorts_link_to_cities_and_to_the_directory(roster, page):
    section = page("/timeline/2018/").select_one("section.year")
    links = [a["href"] for a in section.select("a")]

    assert "/cities/los-angeles-ca/" in links
    assert "/cities/?year=2018" in links
    assert len({a for a in links if CITY_PAGE.match(a)}) == 9


def test_cohorts_lead_to_their_neighbours(roster, page):
    assert [a["href"] for a in page("/timeline/2018/").select("nav.years a")] == ["/timeline/2019/"]
    assert [a["href"] for a in page("/timeline/2019/").select("nav.years a")] == ["/timeline/2018/"]


def test_who_levelled_up_is_named(roster, page):
    heading = page("/timeline/2019/").find("h3", string="Level-up: 3")
    names = [a.get_text() for a in heading.find_next("ul").select("a")]

    assert names == [
        "Kansas City, Missouri",
        "Louisville, Kentucky",
        "Washington, District of Columbia",
    ]


def test_an_award_before_the_latest_decides_the_event(db, page):
    city = make_city()
    for year, level in ((2018, Level.GOLD), (2020, Level.SILVER), (2022, Level.SILVER)):
        make_award(city=city, year=year, level=level)

    shown = [h.get_text() for h in page("/timeline/").select("section.year h3")]

    assert shown == ["Renewed: 1", "Lower level: 1", "First certification: 1"]


@pytest.mark.parametrize("count", [1, 60])
def test_the_timeline_takes_two_queries(db, client, django_assert_num_queries, count):
    for number in range(count):
        make_award(city=make_city(name=f"City {number}"))

    with django_assert_num_queries(2):
        client.get("/timeline/")
