"""The roster counted by hand, asked through the public pages."""

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
    heading = soup.select_one("#results h2").get_text()
    says = {0: "No city ", 1: " was the only city "}.get(count, f"{count} cities ")
    assert says in heading


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
    ("year", "events"),
    [
        (2018, {"Certified for the first time": 9}),
        (2019, {"Moved up from silver to gold": 3, "Certified for the first time": 4}),
    ],
)
def test_pages_of_years_give_their_numbers(roster, page, year, events):
    heads = [
        h.get_text(strip=True)[:-1].split("(") for h in page(f"/timeline/{year}/").select("h3")
    ]

    assert {event: int(count) for event, count in heads} == events


def test_timeline_gives_the_numbers_of_each_year(roster, page):
    awards, totals = page("/timeline/").select(".matrix .sums")

    assert [cell.b.get_text() for cell in awards.select("td:not(.later)")] == [
        "9 awards",
        "7 awards",
    ]
    assert [cell.get_text(strip=True) for cell in totals.select("td")] == [
        *("9", "13"),
        *("24", "55", "74", "104", "not stated"),
    ]


def test_every_certified_city_has_a_page_with_sourced_awards(roster, page):
    links = page("/cities/").select("#results tbody th a")
    sources = [
        a["href"]
        for link in links
        for a in page(link["href"]).select(
            "#awards ~ * .quiet a[href^='https://www.bloomberg.org']"
        )
    ]

    assert len(links) == 13
    assert len(sources) == 16
    assert all(source.startswith("https://www.bloomberg.org/press/") for source in sources)
