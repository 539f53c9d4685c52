"""The front page: its finding, who moved up, what a level took, what is missing."""

from datetime import UTC, datetime

import pytest
import time_machine

from certifications.levels import STANDARDS, Level
from certifications.models import Announcement
from certifications.timeline import Cohort
from cities.models import City
from cities.pages.home import ladder
from tests.cities.pages.test_city import text_of
from tests.factories import make_announcement, make_award, make_certified_cities, make_city


def headline(soup):
    return text_of(soup.h1)


# The finding


def test_the_headline_is_what_the_record_found_and_until_when(published, page):
    soup = page("/")

    assert headline(soup) == "13 U.S. cities were certified by April 2019. Four reached gold."
    assert soup.h1.span["class"] == ["reached", "reached-gold"]


def test_an_award_after_the_complete_time_does_not_move_the_headline(published, page):
    after = datetime(2021, 7, 14, 4, tzinfo=UTC)
    boise = City.objects.get(slug="boise-id")
    make_award(city=boise, year=2021, level=Level.PLATINUM, announced_at=after)

    soup = page("/")

    assert headline(soup) == "13 U.S. cities were certified by April 2019. Four reached gold."
    assert "All 14 cities" in text_of(soup.select_one(".home-key"))
    assert soup.select('figure.map a.marker[href="/cities/boise-id/"]')


def test_a_day_before_the_first_announcement_claims_nothing(published, page):
    soup = page("/?as_of=2018-01-01")

    assert headline(soup) == "We know of no certification announced by January 1, 2018."
    assert soup.select("figure.map, .home-part") == []


def test_an_empty_record_says_so(db, page):
    assert headline(page("/")) == "No award is recorded yet."


def test_the_levels_stand_under_the_map_with_their_cities(published, page):
    key = page("/").select_one(".home-key")

    assert text_of(key) == "Platinum none in our record Gold 4 Silver 9 All 13 cities"
    assert [a["href"] for a in key.select("a")] == [
        "/cities/?level=gold&standing=current",
        "/cities/?level=silver&standing=current",
        "/cities/",
    ]


def test_the_highest_level_is_called_out_on_the_map(published, page):
    called = [text_of(text) for text in page("/").select("figure.map text.callout")]

    assert sorted(called) == ["Kansas City", "Los Angeles", "Louisville", "Washington"]


# Who moved up


def test_those_who_moved_up_in_the_newest_year_have_cards(published, page):
    section = page("/").select_one("section[aria-labelledby=risen]")

    assert text_of(section.h2) == "Moved up in 2019, from silver to gold"
    assert [text_of(a) for a in section.select("li a")] == [
        "Washington",
        "Louisville",
        "Kansas City",
    ]
    assert "Silver 2018, then Gold 2019" in text_of(section.li)
    assert text_of(section.p) == "All 7 awards of 2019"


def test_a_year_without_a_move_up_leaves_the_cards_to_the_one_before(db, page):
    make_certified_cities(5)
    make_award(city=make_city(), year=2020)

    section = page("/").select_one("section[aria-labelledby=risen]")

    assert text_of(section.h2).startswith("Moved up in 2019")
    assert len(section.select("li")) == 3


def test_a_record_in_which_nobody_moved_up_has_no_cards(published, page):
    assert page("/?as_of=2018-12-31").select("section[aria-labelledby=risen]") == []


# What a level took


def test_each_level_is_told_by_the_standard_of_the_newest_announcement(published, page):
    section = page("/").select_one("section[aria-labelledby=levels]")

    assert text_of(section.h2) == "What each level took in 2019"
    assert [text_of(div) for div in section.select("dl > div")] == [
        "Silver 51–66% 4 cities in 2019",
        "Gold 67–83% 3 cities in 2019",
        "Platinum 84%+ No city in 2019",
    ]
    bars = [(rect["x"], rect["width"]) for rect in section.select("rect.bar")]
    assert bars == [("51%", "16%"), ("67%", "17%"), ("84%", "16%")]


def test_a_standard_without_shares_is_told_in_words(published, page):
    section = page("/?as_of=2018-12-31").select_one("section[aria-labelledby=levels]")

    assert "show practices across at least two components" in text_of(section.dd)
    assert section.select("svg.scale") == []


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda standard: str(standard.since))
def test_the_rungs_of_a_standard_reach_to_the_top(standard):
    rungs = ladder(standard, Cohort(2019, []))

    assert [rung.level for rung in rungs] == list(Level)
    if standard.floors:
        assert sum(rung.width for rung in rungs) == 100 - rungs[0].floor


# What the cities did


def test_stories_are_of_certified_cities_and_of_different_ones_first(published, page):
    stories = page("/").select("section[aria-labelledby=stories] > ul > li")

    assert len(stories) == 3
    assert len({text_of(li.p) for li in stories}) == 3


def test_a_story_of_a_city_that_was_not_certified_yet_is_not_told(published, page):
    section = page("/?as_of=2018-12-31").select_one("section[aria-labelledby=stories]")

    assert "Arlington" not in text_of(section)


# What is missing


def test_announcements_stand_with_totals_as_stated(published, page):
    section = page("/").select_one("section[aria-labelledby=since]")

    assert text_of(section.h2) == "Nine announcements are not in our record yet"
    assert "104 cities were certified by February 2025. Our record holds 13." in text_of(section)
    rows = [text_of(row) for row in section.select("tbody tr")]
    assert len(rows) == 11
    assert rows[0] == "January 25, 2018 , in our record 9"
    assert rows[-1].endswith("not in our record not stated")
    assert len(section.select("rect.bar-held")) == 2
    assert len(section.select("rect.bar-missing")) == 8


def test_an_announcement_under_embargo_moves_nothing(published, client):
    with time_machine.travel(datetime(2026, 5, 7, tzinfo=UTC), tick=False):
        before = client.get("/").content
        make_announcement(year=2026, announced_at=datetime(2026, 5, 8, tzinfo=UTC))

        assert client.get("/").content == before


def test_a_record_that_lacks_nothing_says_so(published, page):
    Announcement.objects.exclude(coverage="complete").delete()

    section = page("/").select_one("section[aria-labelledby=since]")

    assert text_of(section.h2) == "All announcements known are in our record"
    assert "By the program’s own count" not in text_of(section)


@pytest.mark.parametrize("count", [1, 60])
def test_front_page_takes_nine_queries(published, client, django_assert_num_queries, count):
    make_certified_cities(count)

    with django_assert_num_queries(9):
        client.get("/")
