"""The timeline and its years, as pages."""

from datetime import UTC, datetime

import pytest
import time_machine

from certifications.levels import Level
from certifications.models import Announcement
from cities.models import City
from tests.conftest import CITY_PAGE
from tests.factories import make_award, make_certified_cities, make_city

IN_2026 = datetime(2026, 6, 1, tzinfo=UTC)


def text_of(soup):
    return " ".join(soup.get_text().split())


def text_of_year(page, year):
    with time_machine.travel(IN_2026, tick=False):
        return text_of(page(f"/timeline/{year}/").main)


# All years


def test_the_timeline_says_what_the_first_cohort_did(roster, page):
    soup = page("/timeline/")

    assert soup.h1.get_text() == "Three of the first nine moved up within 15 months"
    assert text_of(soup.select_one("h1 + .lead")) == (
        "Every award in our record, by city and year. In 2019 Kansas City, Louisville and "
        "Washington rose from silver to gold, and four cities joined."
    )


def test_each_city_has_a_row_with_a_word_for_each_award(roster, page):
    rows = {
        row.th.a.get_text(): [text_of(cell) for cell in row.select("td")]
        for row in page("/timeline/").select(".matrix tbody tr:not(.group)")
    }

    assert len(rows) == 13
    assert rows["Boston"] == ["Silver", "no award"]
    assert rows["Kansas City"] == ["Silver", "Gold"]
    assert rows["Arlington"] == ["", "Silver"]


def test_cities_are_grouped_by_their_first_year(roster, page):
    groups = page("/timeline/").select(".matrix tbody")

    assert [(text_of(g.th), len(g.select("tr")) - 1) for g in groups] == [
        ("First certified in 2018 9 cities", 9),
        ("First certified in 2019 4 cities", 4),
    ]


def test_a_year_leads_to_its_page_where_it_has_awards(roster, page):
    soup = page("/timeline/")

    assert [a["href"] for a in soup.select(".matrix thead a")] == [
        "/timeline/2018/",
        "/timeline/2019/",
    ]
    later = [text_of(th) for th in soup.select(".matrix th.later .only-wide")]
    assert later[:4] == ["2020", "1 round", "2021", "3 rounds"]


def test_every_row_of_the_table_is_as_wide(roster, page):
    (table,) = page("/timeline/").select(".matrix")
    for body in table.select("tbody"):
        widths = [
            sum(int(cell.get("colspan", 1)) for cell in row.find_all(["th", "td"]))
            for row in body.select("tr")
        ]
        hatch = body.select_one(".hatch")
        assert int(hatch["rowspan"]) == len(widths)
        assert {widths[0], *(w + int(hatch["colspan"]) for w in widths[1:])} == {1 + 2 + 5}
    assert {len(row.find_all(["th", "td"])) for row in table.select("thead tr")} == {1 + 2 + 5}


def test_what_is_missing_is_one_list_with_sources(roster, page):
    with time_machine.travel(IN_2026, tick=False):
        section = page("/timeline/").select_one("section[aria-labelledby=missing]")

    rows = [text_of(row) for row in section.select("li")]
    assert len(rows) == 9
    assert rows[0] == (
        "June 29, 2020 Round of 2020 24 cities certified by then News story, The Shorthorn"
    )
    assert rows[3].startswith("early 2022 (by March 30) Round of 2021 55 cities")
    assert rows[8].startswith("January 2026 Round of 2025 No total stated")
    assert len(section.select("li a[href^=https]")) == 9
    assert text_of(section).endswith(
        "We know of no announcement for 2015, 2016, 2017, 2022 and 2026."
    )


@pytest.mark.parametrize("year", [2015, 2016, 2021, 2022, 2026])
def test_a_year_without_awards_here_leads_to_that_list(roster, client, year):
    with time_machine.travel(IN_2026, tick=False):
        plain = client.get(f"/timeline/{year}/")
        on_a_day = client.get(f"/timeline/{year}/?as_of=2026-01-01")

    assert (plain.status_code, plain["Location"]) == (302, "/timeline/#missing")
    assert on_a_day["Location"] == "/timeline/?as_of=2026-01-01#missing"


def test_a_year_that_is_held_in_part_is_hatched_where_it_has_no_award(roster, page):
    Announcement.objects.filter(year=2020).update(coverage="partial")
    make_award(
        city=City.objects.get(slug="boston-ma"),
        year=2020,
        level=Level.GOLD,
        announced_at=datetime(2020, 6, 29, 4, tzinfo=UTC),
    )

    rows = {
        row.th.a.get_text(): row.select("td")
        for row in page("/timeline/").select(".matrix tbody tr:not(.group)")
    }

    assert [text_of(cell) for cell in rows["Boston"]] == ["Silver", "no award", "Gold"]
    assert rows["Seattle"][2]["class"] == ["hatch"]
    assert text_of(rows["Seattle"][2]) == ""


@pytest.mark.parametrize("count", [1, 60])
def test_the_timeline_takes_five_queries(db, client, django_assert_num_queries, count):
    for number in range(count):
        make_award(city=make_city(name=f"City {number}"))

    with django_assert_num_queries(5):
        client.get("/timeline/")


# One year


def test_a_year_says_what_it_brought(roster, page):
    assert page("/timeline/2019/").h1.get_text() == (
        "2019: seven awards, three of them a move up to gold"
    )
    assert page("/timeline/2018/").h1.get_text() == "2018: nine awards"


def test_a_total_is_told_only_where_everything_before_is_held(roster, page):
    assert "That brought the total to 13 certified cities." in text_of_year(page, 2019)

    Announcement.objects.filter(year=2018).update(coverage="partial")

    assert "brought the total" not in text_of_year(page, 2019)


def test_a_year_names_its_announcement_and_how_much_of_it_is_here(roster, page):
    card = page("/timeline/2019/").select_one(".round")

    assert text_of(card) == (
        "April 24, 2019 The only announcement known for 2019 Press release, Bloomberg "
        "Philanthropies · the program stated 13 certified cities by then; our record holds every "
        "award."
    )
    assert card.a["href"].startswith("https://www.bloomberg.org/press/")


def test_every_announcement_of_a_year_is_named_with_its_awards(roster, page):
    make_award(
        city=City.objects.get(slug="boston-ma"),
        year=2021,
        level=Level.GOLD,
        announced_at=datetime(2021, 12, 15, 5, tzinfo=UTC),
    )

    soup = page("/timeline/2021/")

    cards = soup.select(".round")
    assert [text_of(card.h2) for card in cards] == [
        "July 14, 2021",
        "December 15, 2021",
        "early 2022 (by March 30)",
    ]
    assert ["hatch" in card["class"] for card in cards] == [True, False, True]
    assert "Announcement 2 of 3 known for 2021" in text_of(cards[1])
    assert text_of(cards[1].find_next("h3")) == "Moved up from silver to gold (1)"


def test_a_move_up_is_told_with_level_and_year_before(roster, page):
    soup = page("/timeline/2019/")

    heads = [text_of(h) for h in soup.select("main h3")]
    assert heads == ["Moved up from silver to gold (3)", "Certified for the first time (4)"]
    (risen, first) = soup.select("ul.moves")
    assert [text_of(li) for li in risen.select("li")][0] == (
        "Kansas City Missouri Silver 2018 → to Gold"
    )
    assert text_of(first.li) == "Arlington Texas Silver"


def test_sources_that_disagree_are_told(roster, page):
    soup = page("/timeline/2019/")

    assert "Philadelphia † sources disagree" in text_of(soup.select("ul.moves")[1])
    assert text_of(soup.select_one(".dispute")).startswith("† Philadelphia: sources disagree.")


def test_an_award_before_the_latest_decides_the_event(db, page):
    city = make_city()
    for year, level in ((2018, Level.GOLD), (2020, Level.SILVER), (2022, Level.SILVER)):
        make_award(city=city, year=year, level=level)

    heads = [text_of(page(f"/timeline/{year}/").main.h3) for year in (2018, 2020, 2022)]

    assert heads == ["First in our record (1)", "Lower level (1)", "Same level again (1)"]


def test_a_year_leads_to_cities_and_to_the_directory(roster, page):
    links = [a["href"] for a in page("/timeline/2018/").select("main a")]

    assert "/cities/?year=2018" in links
    assert len({a for a in links if CITY_PAGE.match(a)}) == 9


def test_years_lead_to_their_neighbors_or_say_what_is_missing(roster, page):
    first, second = (page(f"/timeline/{year}/").select_one("nav.years") for year in (2018, 2019))

    assert [a["href"] for a in first.select("a")] == ["/timeline/2019/"]
    assert text_of(first).startswith("The first awards")
    assert [a["href"] for a in second.select("a")] == ["/timeline/2018/", "/timeline/#missing"]
    assert text_of(second).endswith("2020: not in our record yet")


@pytest.mark.parametrize(("count", "seals"), [(12, 12), (13, 1)])
def test_many_awards_are_one_seal_a_level(db, page, count, seals):
    make_certified_cities(count)

    assert len(page("/timeline/2018/").select(".cohort-seals .seal")) == seals


@pytest.mark.parametrize("count", [1, 60])
def test_a_year_takes_six_queries(db, client, django_assert_num_queries, count):
    make_certified_cities(count)

    with django_assert_num_queries(6):
        client.get("/timeline/2019/")
