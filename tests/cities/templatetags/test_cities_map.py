"""Maps on the pages: the same cities as the list."""

import pytest

from tests.conftest import listed_cities
from tests.factories import make_award, make_city


def markers(soup):
    """Return {accessible name: address} of the markers on a page's map."""
    return {a["aria-label"]: a["href"] for a in soup.select("figure.map > svg a.marker")}


@pytest.mark.parametrize(
    "query", ["", "?level=gold", "?level=silver&standing=current", "?state=CA", "?year=2019&q=a"]
)
def test_the_map_of_the_directory_shows_exactly_the_result(roster, page, query):
    soup = page(f"/cities/{query}")

    names = [label.split(":")[0] for label in markers(soup)]
    assert sorted(names) == sorted(listed_cities(soup))


def test_the_map_shows_the_whole_result_and_not_only_the_page(db, page):
    for number in range(30):
        make_award(city=make_city(name=f"City {number}", latitude=40, longitude=-90 - number))

    soup = page("/cities/?page=2")

    assert (len(listed_cities(soup)), len(markers(soup))) == (6, 30)


def test_a_marker_is_named_and_leads_to_its_city(roster, page):
    found = markers(page("/"))

    assert len(found) == 13
    assert found["Boston, Massachusetts: Silver, 2018"] == "/cities/boston-ma/"
    # A call-out is named by what it shows.
    assert found["Kansas City: Gold 2019, Missouri"] == "/cities/kansas-city-mo/"


def test_the_map_of_a_year_shows_the_cohort_at_its_levels(roster, page):
    found = markers(page("/timeline/2018/"))

    assert len(found) == 9
    assert "Kansas City, Missouri: Silver, 2018" in found


def test_a_line_leads_from_a_marker_of_a_crowd_to_its_place(db, page):
    for number in range(5):
        make_award(city=make_city(name=f"City {number}", latitude=40, longitude=-90))

    picture = page("/").select_one("figure.map > svg")

    lines = picture.select("path.leader")
    assert lines
    assert all(line.find_next_sibling("a") for line in lines)  # beneath every marker
    assert len(picture.select("a.marker.is-crowded")) == 5


def test_cities_that_have_room_are_no_crowd(roster, page):
    assert page("/").select("path.leader, .is-crowded") == []


def test_a_city_without_coordinates_is_in_the_list_and_said_to_be(db, page):
    for number in range(3):
        make_award(city=make_city(name=f"Here {number}", latitude=40, longitude=-90 - number))
    make_award(city=make_city(name="Nowhere"))

    soup = page("/cities/")

    assert len(markers(soup)) == 3
    assert len(listed_cities(soup)) == 4
    assert "1 city is in the list alone" in soup.select_one("figure.map").get_text()


def test_a_result_without_any_place_has_no_map(db, page):
    make_award(city=make_city())

    assert page("/cities/").select("figure.map") == []
    assert page("/cities/boston-ma/").select("figure.map") == []


@pytest.mark.parametrize("address", ["/", "/cities/", "/timeline/2018/"])
def test_the_map_is_passed_by_a_link_to_the_list(roster, page, address):
    soup = page(address)

    target = soup.select_one("figure.map a.skip-map")["href"].removeprefix("#")
    assert soup.find(id=target)["tabindex"] == "-1"
