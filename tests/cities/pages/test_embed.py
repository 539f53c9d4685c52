"""The card for frames on other sites: it alone may be framed, and says until when it holds."""

import pytest

from cities.models import City
from tests.conftest import as_read

CERTIFIED, ELIGIBLE = "/embed/cities/kansas-city-mo/", "/embed/cities/boise-city-id/"


@pytest.fixture
def boise(published):
    return City.objects.get(name__startswith="Boise", state="ID")


def test_a_certified_city_is_shown_with_its_award_and_how_far_the_record_reaches(roster, page):
    text = page(CERTIFIED).get_text()

    assert "Kansas City, Missouri" in text
    assert "What Works Cities certified gold, 2019" in text
    assert "Record complete through April 24, 2019. Independent of the program" in text


def test_a_city_without_an_award_is_said_to_have_none_until_a_day(boise, page):
    text = page(f"/embed/cities/{boise.slug}/").get_text()

    assert "Not certified as of April 24, 2019" in text


def test_this_page_alone_may_be_framed(roster, client):
    card, city = client.get(CERTIFIED), client.get("/cities/kansas-city-mo/")

    assert "frame-ancestors *" in card["Content-Security-Policy"]
    assert "X-Frame-Options" not in card
    assert "frame-ancestors 'none'" in city["Content-Security-Policy"]
    assert city["X-Frame-Options"] == "DENY"


def test_it_runs_no_script_sets_no_cookie_and_leads_to_the_page_of_the_city(roster, client):
    response = client.get(CERTIFIED)
    soup = as_read(response.content)

    assert not soup.select("script, form, [style]")
    assert not response.cookies
    (link,) = soup.select("a")
    assert link["href"].endswith("/cities/kansas-city-mo/")
    assert (link["target"], link["rel"]) == ("_blank", ["noopener"])


def test_a_former_address_leads_on_and_an_unknown_one_is_none(roster, client):
    City.objects.filter(slug="kansas-city-mo").update(slug="kc-mo")

    assert client.get(CERTIFIED)["Location"].endswith("/embed/cities/kc-mo/")
    assert client.get("/embed/cities/nowhere/").status_code == 404
