"""The timeline and its cohorts, as pages."""

from datetime import UTC, datetime

import pytest
import time_machine

from certifications.levels import Level
from certifications.models import Announcement
from cities.models import City
from tests.conftest import CITY_PAGE
from tests.factories import make_award, make_city


def text_of_year(page, year):
    with time_machine.travel(datetime(2026, 6, 1, tzinfo=UTC), tick=False):
        return " ".join(page(f"/timeline/{year}/").main.get_text().split())


@pytest.mark.parametrize("year", [2015, 2016, 2022, 2026])
def test_a_year_without_a_known_announcement_says_so(roster, page, year):
    text = text_of_year(page, year)

    assert f"We know of no certification announced for {year}." in text
    assert "total" not in text


def test_a_year_that_is_missing_says_what_was_announced(roster, page):
    text = text_of_year(page, 2021)

    assert (
        "The program announced certifications on July 14, 2021 (40 cities in all by then). They "
        "are not in our record yet. Source: Reprint of the press release, ELGL" in text
    )
    assert text.count("The program announced certifications") == 3
    assert "certifications in early 2022 (by March 30) (55 cities" in text
    assert "We know of no" not in text


def test_a_year_that_is_held_in_part_says_how_much(roster, page):
    Announcement.objects.filter(year=2020).update(coverage="partial")
    make_award(
        city=City.objects.get(slug="boston-ma"),
        year=2020,
        level=Level.GOLD,
        announced_at=datetime(2020, 6, 29, 4, tzinfo=UTC),
    )

    text = text_of_year(page, 2020)

    assert "Only some of them are in our record: 13 of 24 recorded." in text
    assert "brought the total" not in text


def test_a_total_is_told_only_where_everything_before_is_held(roster, page):
    assert "That brought the total to 13." in text_of_year(page, 2019)

    Announcement.objects.filter(year=2018).update(coverage="partial")

    assert "brought the total" not in text_of_year(page, 2019)


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
    heading = page("/timeline/2019/").find("h3", string="Level-up (3)")
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

    assert shown == ["Renewed (1)", "Lower level (1)", "First in this record (1)"]


@pytest.mark.parametrize("count", [1, 60])
def test_the_timeline_takes_three_queries(db, client, django_assert_num_queries, count):
    for number in range(count):
        make_award(city=make_city(name=f"City {number}"))

    with django_assert_num_queries(3):
        client.get("/timeline/")
