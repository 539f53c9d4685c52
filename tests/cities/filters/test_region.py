"""The parameter `region`, wherever it can be asked."""

import csv
import io
import json

import feedparser
import pytest

from tests.conftest import listed_cities

SOUTH = ["Arlington", "Louisville", "Memphis", "New Orleans", "Washington"]


def names_of(soup):
    return [name.split(",")[0] for name in listed_cities(soup)]


def test_a_region_lists_its_cities_and_repeated_ones_unite(roster, page):
    south = page("/cities/?region=south")
    both = page("/cities/?region=south&region=midwest")

    assert names_of(south) == SOUTH
    assert (
        south.select_one("#results h2").get_text()
        == "5 cities in the South were certified by April 24, 2019"
    )
    assert set(names_of(both)) - set(SOUTH) == {"Kansas City"}


def test_region_and_state_intersect_and_the_empty_list_offers_to_drop_either(roster, page):
    soup = page("/cities/?region=west&state=TX")

    heading = soup.select_one("#results h2").get_text()
    ways = [" ".join(way.get_text().split()) for way in soup.select(".ways-on li")]
    assert heading == "No city in Texas within the West was certified by April 24, 2019"
    assert ways == [
        "Without Texas: 5 cities",
        "Without West: 1 city",
        "Show all 13 certified cities",
    ]


def test_the_facet_counts_each_region(roster, page):
    soup = page("/cities/?level=gold")
    fieldset = soup.select_one("#options-region").find_parent("fieldset")

    assert fieldset.legend.get_text() == "Region"
    assert [" ".join(each.get_text().split()) for each in fieldset.select("label")] == [
        "Northeast 0 cities",
        "Midwest 1 city",
        "South 2 cities",
        "West 1 city",
    ]


def test_a_chip_takes_one_region_out(roster, page):
    soup = page("/cities/?region=west&region=south")
    chips = {a.get_text(strip=True): a["href"] for a in soup.select(".chips a")}

    assert chips["Remove filterSouth×"] == "/cities/?region=west"
    assert soup.select_one("link[rel=canonical]")["href"].endswith("?region=south&region=west")


def test_files_and_feed_take_the_region(roster, client):
    cities = csv.DictReader(io.StringIO(client.get("/cities.csv?region=south").getvalue().decode()))
    awards = json.loads(client.get("/awards.json?region=south").getvalue())
    feed = feedparser.parse(client.get("/awards.atom?region=south").content)

    assert [row["name"] for row in cities] == SOUTH
    assert awards["query"] == {"region": ["south"]}
    assert {row["name"] for row in awards["results"]} == set(SOUTH)
    assert len(feed.entries) == awards["count"]


@pytest.mark.parametrize("path", ["/cities/", "/cities.csv", "/awards.json", "/awards.atom"])
def test_a_region_that_does_not_exist_is_answered_400_with_those_that_do(roster, client, path):
    response = client.get(f"{path}?region=Atlantis")

    assert response.status_code == 400
    said = response.content.decode().replace(r"\u201c", "“").replace(r"\u201d", "”")
    assert "There is no “Atlantis” region." in said
    assert "Regions are northeast, midwest, south and west." in said
    assert ("region: There" in said) is (path != "/cities/")  # the page links to the field
