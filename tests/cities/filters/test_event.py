"""The parameter `event`, wherever it can be asked: level, year and event are of one award."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
import time_machine

from certifications.levels import Level
from tests.conftest import listed_cities
from tests.factories import make_award, make_city

NOW = datetime(2018, 12, 30, 12, 0, tzinfo=UTC)
ROSE = ["Kansas City", "Louisville", "Washington"]


def names_of(soup):
    return [name.split(",")[0] for name in listed_cities(soup)]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("event=first", 13),
        ("event=level-up", 3),
        ("event=renewed", 0),
        ("event=lower", 0),
        ("event=first&event=level-up", 13),
        ("event=first&year=2018", 9),
        ("event=first&year=2019", 4),
        ("event=level-up&year=2018", 0),
        # Kansas City came up from silver, and holds a first award: not one and the same.
        ("event=first&level=gold", 1),
        ("event=first&level=gold&year=2019", 0),
        ("event=level-up&level=silver", 0),
        ("event=first&standing=current", 10),
        ("event=level-up&standing=current", 3),
        ("event=level-up&as_of=2018-12-31", 0),
    ],
)
def test_events_are_counted_as_by_hand(roster, page, client, query, count):
    assert len(listed_cities(page(f"/cities/?{query}"))) == count
    assert json.loads(client.get(f"/cities.json?{query}").getvalue())["count"] == count


def test_the_facet_counts_each_event(roster, page):
    options = page("/cities/?year=2019").select("form.filter input[name=event]")

    counts = {
        option["value"]: int(option.find_parent("label").select_one(".count").find(string=True))
        for option in options
    }
    assert counts == {"first": 4, "level-up": 3, "renewed": 0, "lower": 0}


def test_the_page_says_what_happened_in_words_of_readers(roster, page):
    soup = page("/cities/?event=level-up&year=2019")

    assert names_of(soup) == ROSE
    assert soup.select_one("#results h2").get_text() == "3 cities moved up in 2019"
    assert "Moved up" in soup.select_one(".chips").get_text()
    assert "level-up" not in soup.select_one("#results").get_text().lower()


def test_files_and_feed_take_the_event(roster, client):
    cities = csv.DictReader(
        io.StringIO(client.get("/cities.csv?event=level-up").getvalue().decode())
    )
    awards = json.loads(client.get("/awards.json?event=level-up").getvalue())
    feed = feedparser.parse(client.get("/awards.atom?event=level-up").content)

    assert [row["name"] for row in cities] == ROSE
    assert awards["query"] == {"event": ["level-up"]}
    assert [(row["name"], row["event"]) for row in awards["results"]] == [
        (name, "level-up") for name in ROSE
    ]
    assert len(feed.entries) == 3


@pytest.mark.parametrize("path", ["/cities/", "/cities.csv", "/awards.json", "/awards.atom"])
def test_an_event_that_does_not_exist_is_answered_400(roster, client, path):
    response = client.get(f"{path}?event=promotion")

    assert response.status_code == 400
    assert "promotion" in response.content.decode()


def test_an_award_under_embargo_is_no_award_before(db, page):
    boston = make_city()
    make_award(city=boston, year=2019, level=Level.GOLD, announced_at=NOW)
    make_award(city=boston, year=2018, announced_at=NOW + timedelta(hours=1))

    with time_machine.travel(NOW, tick=False):
        assert names_of(page("/cities/?event=first&year=2019")) == ["Boston"]
        assert names_of(page("/cities/?event=level-up")) == []
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        assert names_of(page("/cities/?event=level-up&year=2019")) == ["Boston"]
