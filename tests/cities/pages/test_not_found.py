"""The page of an address that does not exist."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import OperationalError

from cities.pages import not_found
from tests.factories import make_award, make_city

ANNOUNCED = datetime(2026, 5, 7, 14, tzinfo=UTC)


def offered(soup):
    return [a["href"] for a in soup.select(".found-cities a")]


@pytest.mark.parametrize(
    ("address", "places"),
    [
        ("/cities/kansas-city/", ["/cities/kansas-city-mo/", "/cities/kansas-city-ks/"]),
        ("/cities/boise/", ["/cities/boise-id/"]),
        ("/cities/boise-idaho/", ["/cities/boise-id/"]),
        ("/cities/philadelpia/", ["/cities/philadelphia-pa/"]),
        ("/seattle", ["/cities/seattle-wa/"]),
        ("/Kansas_City-MO/", ["/cities/kansas-city-mo/"]),
        ("/san%20jose/", ["/cities/san-jose-ca/"]),
        ("/brooklyn", ["/cities/new-york-ny/"]),
        ("/states/kansas/", ["/states/ks/"]),
        ("/washington/", ["/cities/washington-dc/", "/cities/washington-ut/", "/states/wa/"]),
        ("/cities/xyzzy/", []),
        ("/wp-login.php", []),
        ("/data/boston/", []),
        ("/2018", []),
        ("/" + "a" * 5_000, []),
    ],
)
def test_the_places_that_an_address_may_mean_are_offered(published, client, page, address, places):
    soup = page(address, status=404)

    assert soup.h1.get_text() == "Page not found"
    assert offered(soup) == places
    assert [client.get(place).status_code for place in places] == [200] * len(places)


def test_few_places_are_offered_and_a_search(published, page):
    soup = page("/cities/san/", status=404)

    assert len(offered(soup)) == not_found.MOST_OFFERED
    assert soup.select_one("main form[role=search]")["action"] == "/find/"


def test_the_day_that_is_asked_for_is_kept(published, page):
    assert offered(page("/cities/boise/?as_of=2018-06-01", status=404)) == [
        "/cities/boise-id/?as_of=2018-06-01"
    ]


def test_the_reason_is_told_where_nothing_is_offered(published, page):
    assert "This list has 1 page." in page("/cities/?page=9", status=404).main.get_text()
    assert "We don’t know a city" in page("/cities/xyzzy/", status=404).main.get_text()


def test_a_city_that_is_no_page_before_its_minute_is_not_offered(db, client, page):
    make_award(city=make_city(name="Small", population=None), year=2026, announced_at=ANNOUNCED)

    with time_machine.travel(ANNOUNCED - timedelta(minutes=1), tick=False):
        assert offered(page("/cities/small/", status=404)) == []
    with time_machine.travel(ANNOUNCED, tick=False):
        assert offered(page("/cities/small/", status=404)) == ["/cities/small-ma/"]
        assert offered(page("/small?as_of=2026-05-06", status=404)) == []


def test_the_page_stands_while_the_database_is_away(page, monkeypatch):
    def away(*of_the_look_up):
        raise OperationalError("no connection")

    monkeypatch.setattr(not_found, "look_up", away)

    assert offered(page("/seattle", status=404)) == []


def test_an_address_that_names_no_place_asks_the_database_nothing(
    published, client, django_assert_num_queries
):
    with django_assert_num_queries(0):
        assert client.get("/wp-login.php").status_code == 404
    with django_assert_num_queries(2):
        assert client.get("/seattle").status_code == 404


@pytest.mark.parametrize("address", ["/cities.geojson.json", "/data/releases/none/x.json"])
def test_an_address_for_programs_says_so_in_json(client, db, address):
    response = client.get(address)

    assert response.status_code == 404
    assert json.loads(response.content)["error"]


@pytest.mark.parametrize("address", ["/badges/nowhere.svg", "/cards/cities/nowhere.png", "/x.csv"])
def test_a_file_or_picture_that_is_not_there_is_a_sentence(client, db, address):
    response = client.get(address)

    assert response.status_code == 404
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().endswith(".\n")
