"""One city as a file."""

import json

import pytest

from cities.models import City


def told(client, path):
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    return json.loads(response.content)


def test_a_certified_city_has_the_rows_of_the_tables(published, client):
    one = told(client, "/cities/kansas-city-mo.json")
    (city,) = told(client, "/cities.json?geoid=2938000")["results"]
    awards = told(client, "/awards.json?geoid=2938000")["results"]

    assert (one["city"], one["awards"]) == (city, awards)
    assert [award["event"] for award in awards] == ["first", "level-up"]
    assert one["title"] == "Kansas City, Missouri: Gold, 2019"
    assert one["source"] == "http://127.0.0.1:8000/cities/kansas-city-mo/"
    assert one["version"] == told(client, "/cities.json")["version"]


def test_an_eligible_city_has_no_award(published, client):
    one = told(client, "/cities/boise-id.json")

    assert (one["city"]["certified"], one["city"]["current_level"], one["awards"]) == (
        False,
        None,
        [],
    )
    assert one["title"] == "Boise, Idaho: not certified as of April 24, 2019"


def test_the_further_sources_of_an_award_stand_in_it(published, client):
    (award,) = told(client, "/cities/philadelphia-pa.json")["awards"]

    assert award["sources"].startswith("contradicts: https://")


def test_a_day_is_told_as_it_was(published, client):
    one = told(client, "/cities/kansas-city-mo.json?as_of=2018-06-01")

    assert one["city"]["awards_in_short"] == "2018 Silver"
    assert one["source"].endswith("/cities/kansas-city-mo/?as_of=2018-06-01")
    assert not told(client, "/cities/kansas-city-mo.json?as_of=2018-01-01")["city"]["certified"]


def test_a_former_address_leads_to_the_present_one(published, client):
    City.objects.filter(slug="boston-ma").update(slug="hub-ma")

    moved = client.get("/cities/boston-ma.json?as_of=2018-12-31")

    assert (moved.status_code, moved["Location"]) == (301, "/cities/hub-ma.json?as_of=2018-12-31")


@pytest.mark.parametrize("slug", ["nowhere", "Boston-MA", "a_b"])
def test_an_address_of_no_city_says_so_in_json(published, client, slug):
    missing = client.get(f"/cities/{slug}.json")

    assert missing.status_code == 404
    assert json.loads(missing.content)["error"] == "We don’t know a city at this address."


def test_a_city_without_a_known_population_has_no_file(published, client):
    City.objects.create(name="Draft", state="ID", slug="draft-id")

    assert client.get("/cities/draft-id.json").status_code == 404


@pytest.mark.parametrize("slug", ["kansas-city-mo", "boise-id"])
def test_the_page_of_a_city_links_its_file(published, page, slug):
    for query in ("", "?as_of=2019-12-31"):
        links = page(f"/cities/{slug}/{query}").select("a[type='application/json']")
        assert f"/cities/{slug}.json{query}" in [link["href"] for link in links]
