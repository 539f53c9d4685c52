"""The timeline and its cohorts, as pages."""

from datetime import UTC, datetime

import pytest
import time_machine

from certifications.levels import Level
from tests.conftest import CITY_PAGE
from tests.factories import make_award, make_city


@pytest.mark.parametrize("year", [2015, 2016, 2020, 2026])
def test_a_year_without_awards_says_so(roster, page, year):
    with time_machine.travel(datetime(2026, 6, 1, tzinfo=UTC), tick=False):
        text = page(f"/timeline/{year}/").main.get_text()

    assert f"This record holds no award for {year}." in text
    assert "newest cohort is 2019" in text
    assert f"By then {13 if year > 2018 else 0} cities had been certified." in text


def test_cohorts_link_to_cities_and_to_the_directory(roster, page):
    section = page("/timeline/2018/").select_one("section.year")
    links = [a["href"] for a in section.select("a")]

    assert "/cities/los-angeles-ca/" in links
    assert "/cities/?year=2018" in links
    assert len({a for a in links if CITY_PAGE.match(a)}) == 9


def test_cohorts_lead_to_their_neighbors(roster, page):
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
