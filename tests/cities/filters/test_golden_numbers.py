"""The roster counted by hand, asked through the public pages."""

import re

import pytest

from tests.conftest import listed_cities

GOLD_NOW = ["Kansas City", "Los Angeles", "Louisville", "Washington"]
COUNTS = [
    ("", 13),
    ("?level=gold", 4),
    ("?level=silver", 12),
    ("?level=platinum", 0),
    ("?level=gold&standing=current", 4),
    ("?level=silver&standing=current", 9),
    ("?level=gold&year=2018", 1),
    ("?level=silver&year=2018", 8),
    ("?level=gold&year=2019", 3),
    ("?level=silver&year=2019", 4),
    ("?year=2018", 9),
    ("?year=2019", 7),
    ("?year=2018&year=2019", 13),
    ("?level=gold&level=silver", 13),
    ("?state=CA", 3),
    ("?state=CA&level=gold", 1),
    ("?state=CA&level=silver", 2),
    ("?level=silver&year=2018&standing=current", 5),
    ("?region=south", 5),
    ("?region=south&level=gold", 2),
    ("?region=south&region=west", 10),
    ("?state=TX&region=south", 1),
    ("?state=TX&region=west", 0),
]


@pytest.mark.parametrize(("query", "count"), COUNTS)
def test_directory_lists_as_many_cities_as_counted_by_hand(roster, page, query, count):
    soup = page(f"/cities/{query}")

    assert len(listed_cities(soup)) == count
    assert soup.select_one("#results h2").get_text().startswith(f"{count} cit")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?level=gold&year=2018", ["Los Angeles, California"]),
        (
            "?level=gold&year=2019",
            ["Kansas City, Missouri", "Louisville, Kentucky", "Washington, District of Columbia"],
        ),
        (
            "?level=silver&year=2019",
            [
                "Arlington, Texas",
                "Memphis, Tennessee",
                "Philadelphia, Pennsylvania",
                "Scottsdale, Arizona",
            ],
        ),
    ],
)
def test_level_and_year_speak_of_one_award(roster, page, query, names):
    assert listed_cities(page(f"/cities/{query}")) == names


def test_cities_that_ever_held_and_that_hold_gold_are_told_apart(roster, page):
    ever = listed_cities(page("/cities/?level=silver"))
    now = listed_cities(page("/cities/?level=silver&standing=current"))

    assert {name.split(",")[0] for name in set(ever) - set(now)} == {
        "Kansas City",
        "Louisville",
        "Washington",
    }


@pytest.mark.parametrize(
    ("year", "sentence", "events"),
    [
        (2018, "9 cities were certified: 1 Gold, 8 Silver.", {"Certified for the first time": 9}),
        (
            2019,
            "7 cities were certified: 3 Gold, 4 Silver.",
            {"Certified for the first time": 4, "Level-up": 3},
        ),
    ],
)
def test_cohort_pages_give_the_numbers_of_the_year(roster, page, year, sentence, events):
    section = page(f"/timeline/{year}/").select_one("section.year")
    shown = dict(h.get_text(strip=True)[:-1].split(" (") for h in section.select("h3"))

    assert sentence in re.sub(r"\s+", " ", section.get_text())
    assert {event: int(count) for event, count in shown.items()} == events


def test_running_total_grows_from_nine_to_thirteen(roster, page):
    rows = page("/timeline/").select("tbody tr")

    assert [
        (row.th.get_text(strip=True), row.select("td")[-1].get_text(strip=True)) for row in rows
    ] == [("2019", "13"), ("2018", "9")]


def test_every_certified_city_has_a_page_with_sourced_awards(roster, page):
    links = page("/cities/").select("#results h3 a")
    sources = [
        a["href"]
        for link in links
        for a in page(link["href"]).select("#awards ~ table td:last-child > a:first-child")
    ]

    assert len(links) == 13
    assert len(sources) == 16
    assert all(source.startswith("https://www.bloomberg.org/press/") for source in sources)
