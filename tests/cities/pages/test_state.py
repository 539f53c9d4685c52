"""The page of a state: its answer, its map, its neighbors, and its list of eligible cities."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from certifications.levels import Level
from cities.models import City
from cities.states import STATES
from tests.cities.pages.test_city import text_of
from tests.conftest import city_links, listed_cities
from tests.factories import make_assessment, make_award, make_certified_cities, make_city

NOW = datetime(2026, 5, 7, 12, 0, tzinfo=UTC)
TABLE = [f"/states/?sort={sort}" for sort in ("name", "-certified", "-eligible", "-share")]


def answer(soup):
    return text_of(soup.select_one("h1 + .lead"))


def drawing(soup):
    (svg,) = soup.select("figure.map > svg")
    return svg


def numbers(text):
    return [float(number) for number in re.findall(r"-?\d+\.?\d*", text)]


# One state


def test_each_state_has_a_page_and_together_they_hold_the_record(published, page):
    links = [city_links(page(f"/states/{code.lower()}/")) for code in STATES]

    addresses = [link["href"] for found in links for link in found]
    assert len(addresses) == len(set(addresses)) == 1361


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("ca", "3 of the 248 eligible cities of California were certified as of April 24, 2019."),
        ("tx", "1 of the 115 eligible cities of Texas was certified as of April 24, 2019."),
        ("ks", "No city of Kansas was certified as of April 24, 2019; 13 are eligible to join."),
        ("vt", "No city of Vermont was certified as of April 24, 2019; 1 is eligible to join."),
        (
            "dc",
            "The one eligible city of the District of Columbia was certified as of April 24, 2019.",
        ),
    ],
)
def test_page_begins_with_the_answer(published, page, code, sentence):
    soup = page(f"/states/{code}/")

    assert soup.h1.get_text() == STATES[code.upper()]
    assert answer(soup) == sentence
    assert soup.select_one("meta[name=description]")["content"].startswith(sentence)


def test_certified_cities_stand_with_level_and_year_before_the_others(published, page):
    soup = page("/states/ca/")

    certified = [text_of(li) for li in soup.select("#list li")]
    assert certified == [
        "Los Angeles Gold 2018",
        "San Diego Silver 2018",
        "San Francisco Silver 2018",
    ]
    assert listed_cities(soup)[:4] == ["Los Angeles", "San Diego", "San Francisco", "San Jose"]
    assert text_of(soup.select_one("#eligible")) == "245 eligible cities, not certified"
    assert soup.select_one('#results a[href="/cities/?state=CA"]')


def test_state_without_a_certified_city_leads_to_no_empty_directory(published, page):
    assert page("/states/ks/").select('a[href^="/cities/?state="]') == []


def test_state_whose_cities_are_all_certified_lists_no_others(published, page):
    soup = page("/states/dc/")

    assert listed_cities(soup) == ["Washington"]
    assert soup.select("#eligible, #elsewhere") == []


@pytest.mark.parametrize("address", ["/states/KS/", "/states/kS/"])
def test_letters_of_a_code_may_be_large(published, page, client, address):
    assert client.get(address).content == client.get("/states/ks/").content
    assert page(address).select_one("link[rel=canonical]")["href"].endswith("/states/ks/")


@pytest.mark.parametrize("address", ["/states/xx/", "/states/pr/", "/states/kan/", "/states/k/"])
def test_what_is_no_state_has_no_page(db, page, address):
    page(address, status=404)


# Its map


@pytest.mark.parametrize(
    ("code", "label", "certified", "spots"),
    [
        ("tx", "Map of Texas: 1 certified and 114 other eligible cities", 1, 114),
        ("ca", "Map of California: 3 certified and 245 other eligible cities", 3, 245),
        ("ks", "Map of Kansas: 13 eligible cities, none certified", 0, 13),
        ("vt", "Map of Vermont: 1 eligible city, not certified", 0, 1),
        ("dc", "Map of the District of Columbia: 1 certified city", 1, 0),
    ],
)
def test_map_shows_both_kinds_of_place(published, page, code, label, certified, spots):
    soup = page(f"/states/{code}/")

    svg = drawing(soup)
    assert svg["aria-label"] == label
    assert svg["role"] == ("group" if certified else "img")
    assert len(svg.select("a")) == certified
    assert len(svg.select("circle.spot")) == spots
    assert len(soup.select("a.skip-map")) == (1 if certified else 0)
    assert ("Eligible, not certified" in text_of(soup.figcaption)) is bool(spots)


def test_outline_is_that_of_the_state_enlarged_with_a_line_of_one_unit(published, page):
    (outline,) = drawing(page("/states/tx/")).select("use.land")

    assert outline["href"].endswith("us-states.svg#TX")
    _, _, scale = numbers(outline["transform"])
    assert 2 < scale < 3
    assert scale * float(outline["stroke-width"]) == pytest.approx(1, abs=0.01)


def test_spots_take_no_focus_and_lie_beneath_the_markers(published, page):
    svg = drawing(page("/states/ca/"))

    (spots,) = svg.select("g[aria-hidden=true]:has(> .spot)")
    assert spots.select("a, title, [tabindex]") == []
    assert [link["aria-label"] for link in spots.find_next_siblings("a")] == [
        "Los Angeles, California: Gold, 2018",
        "San Diego, California: Silver, 2018",
        "San Francisco, California: Silver, 2018",
    ]


def test_map_leads_past_itself_to_the_list(published, page):
    soup = page("/states/ca/")

    assert soup.select_one(soup.select_one("a.skip-map")["href"]).name == "ul"


def test_city_without_coordinates_is_in_the_list_alone(published, page):
    City.objects.filter(slug__in=["san-diego-ca", "oakland-ca"]).update(
        latitude=None, longitude=None
    )

    soup = page("/states/ca/")

    assert len(listed_cities(soup)) == 248
    assert drawing(soup)["aria-label"].endswith("2 certified and 244 other eligible cities")
    assert "2 cities are in the list alone" in text_of(soup.figcaption)


def test_map_of_the_nation_has_no_spots(published, page):
    svg = drawing(page("/cities/"))

    assert svg["aria-label"] == "Map of 13 certified cities"
    assert svg.select(".spot, use[transform]") == []


# Its neighbors


def test_state_without_a_certified_city_shows_those_of_its_neighbors(published, page):
    beyond = page("/states/ks/").select_one("section[aria-labelledby=elsewhere]")

    assert (
        text_of(beyond) == "Certified cities in neighboring states Missouri Kansas City Gold 2019"
    )
    assert [link["href"] for link in beyond.select("a")] == [
        "/states/mo/",
        "/cities/kansas-city-mo/",
    ]


def test_neighbors_stand_by_name(published, page):
    beyond = page("/states/ms/").select_one("section[aria-labelledby=elsewhere]")

    assert [text_of(h) for h in beyond.select("h3")] == ["Louisiana", "Tennessee"]


def test_state_with_a_certified_city_looks_nowhere_else(published, page):
    assert page("/states/mo/").select("#elsewhere") == []


@pytest.mark.parametrize(
    ("code", "why", "origin", "first"),
    [
        ("mt", "No state next to Montana had a certified city", "/cities/billings-mt/", "Seattle"),
        ("me", "No state next to Maine had a certified city", "/cities/portland-me/", "Boston"),
        ("fl", "No state next to Florida", "/cities/jacksonville-fl/", "New Orleans"),
        ("ak", "No other state adjoins Alaska.", "/cities/anchorage-ak/", "Seattle"),
        ("hi", "No other state adjoins Hawaii.", "/cities/honolulu-hi/", "San Francisco"),
    ],
)
def test_state_among_others_without_any_shows_the_nearest(
    published, page, code, why, origin, first
):
    beyond = page(f"/states/{code}/").select_one("section[aria-labelledby=elsewhere]")

    assert why in text_of(beyond)
    assert beyond.a["href"] == origin
    nearest = [text_of(row) for row in beyond.select(".rowlist li")]
    assert len(nearest) == 5
    assert nearest[0].startswith(first)
    miles = [int(re.search(r"([0-9,]+) miles$", row)[1].replace(",", "")) for row in nearest]
    assert miles == sorted(miles)


def test_distance_is_told_in_miles(published, page):
    row = page("/states/mt/").select_one("#elsewhere ~ .near li")

    assert re.fullmatch(r"Seattle, Washington Silver, 2018 6\d\d miles", text_of(row))


def test_nearest_are_measured_from_the_largest_city_that_has_a_place(published, page):
    City.objects.filter(slug="billings-mt").update(latitude=None, longitude=None)

    beyond = page("/states/mt/").select_one("section[aria-labelledby=elsewhere]")

    assert beyond.a["href"] == "/cities/missoula-mt/"


# Its list


def names_in(soup, selector):
    return [text_of(link) for link in soup.select(f"{selector} a")]


def test_cities_are_listed_by_population_and_the_smaller_ones_folded(published, page):
    soup = page("/states/ca/")

    shown, folded = soup.select("#results ul.names")
    assert names_in(soup, "#results .whole > ul.names")[:3] == ["San Jose", "Fresno", "Sacramento"]
    assert folded.find_parent("details").summary.get_text().startswith("221 more")
    assert len(shown.select("li")) == 24
    people = [int(text_of(li.span).replace(",", "")) for li in soup.select("ul.names li")]
    assert people == sorted(people, reverse=True)


def test_the_same_cities_stand_from_a_to_z(published, page):
    soup = page("/states/ca/?sort=name")

    letters = soup.select("nav.letters a")
    assert [text_of(a) for a in letters][:3] == ["A", "B", "C"]
    assert all(soup.select_one(a["href"]).name == "h3" for a in letters)
    assert sorted(listed_cities(soup)) == sorted(listed_cities(page("/states/ca/")))
    assert text_of(soup.select_one("nav.orders [aria-current]")) == "A to Z"
    assert soup.select_one("form.name-filter input[name=sort]")["value"] == "name"


def test_a_name_narrows_the_list_without_accents_or_case(published, page):
    soup = page("/states/ca/?q=SAN JOSÉ")

    assert names_in(soup, "ul.names") == ["San Jose"]
    assert text_of(soup.select_one("[role=status]")) == ("1 city matching “SAN JOSÉ”. Show all 245")
    assert soup.select_one("[role=status] a")["href"] == "/states/ca/#eligible"
    assert soup.select_one("#name")["value"] == "SAN JOSÉ"


def test_a_name_that_no_city_has_lists_none(published, page):
    soup = page("/states/ca/?q=zz&sort=name")

    assert "0 cities matching “zz”" in text_of(soup.select_one("[role=status]"))
    assert soup.select("ul.names li") == []
    assert soup.select_one("[role=status] a")["href"] == "/states/ca/?sort=name#eligible"


def test_filter_and_order_keep_each_other_and_the_day(published, page):
    soup = page("/states/ca/?q=san&sort=name&as_of=2018-12-31")

    hidden = {i["name"]: i["value"] for i in soup.select("form.name-filter [type=hidden]")}
    assert hidden == {"as_of": "2018-12-31", "sort": "name"}
    assert [a["href"] for a in soup.select("nav.orders a")] == [
        "/states/ca/?as_of=2018-12-31&q=san#eligible",
        "/states/ca/?as_of=2018-12-31&q=san&sort=name#eligible",
    ]


def test_a_short_list_has_no_filter(published, page):
    assert page("/states/ks/").select("form.name-filter, nav.orders") == []


@pytest.mark.parametrize("query", ["sort=size", f"q={'x' * 101}", "q=%01", "q=a&q=b"])
def test_a_wrong_filter_is_refused(published, page, query):
    soup = page(f"/states/ca/?{query}", status=400)

    assert soup.select("[role=alert] li")


@pytest.mark.parametrize("query", ["?q=san", "?sort=name"])
def test_a_filtered_list_is_the_same_page_to_a_search_engine(published, page, query):
    address = page(f"/states/ca/{query}").select_one("link[rel=canonical]")["href"]

    assert address.endswith("/states/ca/")


# A record with gaps


@pytest.mark.parametrize("code", ["ks", "ak", "dc"])
def test_empty_record_is_answered_in_words(db, page, code):
    soup = page(f"/states/{code}/")

    assert "was certified, and none eligible is recorded." in answer(soup)
    assert "No award is recorded yet." in text_of(soup.main)
    assert drawing(soup)["aria-label"].endswith(": its outline alone")


def test_places_that_are_not_recorded_give_no_distance(db, page):
    make_city(name="Nowhere", state="MT", population=30_000)
    make_award(city=make_city(name="Boston", state="MA"))

    soup = page("/states/mt/")

    assert "No distance can be given: where the cities lie is not recorded." in text_of(soup.main)
    assert listed_cities(soup) == ["Nowhere"]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/states/mo/?as_of=2018-12-31", "Kansas City Silver 2018"),
        ("/states/ks/?as_of=2018-12-31", "Missouri Kansas City Silver 2018"),
        ("/states/mo/?as_of=2017-12-31", "No city of Missouri was certified;"),
        ("/states/ks/?as_of=2017-12-31", "No award is recorded yet."),
    ],
)
def test_page_shows_the_record_of_the_day_that_is_asked_for(published, page, address, says):
    assert says in text_of(page(address).main)


# What it costs, and what it hides


@pytest.mark.parametrize("count", [1, 150])
@pytest.mark.parametrize(("address", "queries"), [("/states/tx/", 3), ("/states/ok/", 4)])
def test_number_of_queries_does_not_grow(
    db, client, django_assert_num_queries, address, queries, count
):
    make_certified_cities(count)
    for number in range(count):
        make_city(name=f"Place {number}", state="OK", population=30_000)

    with django_assert_num_queries(queries):
        client.get(address)


@pytest.fixture
def before(published, client):
    """All pages of states as they were before the record under test was entered."""
    with time_machine.travel(NOW, tick=False):
        yield all_pages(client)


def all_pages(client):
    addresses = [*TABLE, *(f"/states/{code.lower()}/" for code in STATES)]
    return {address: client.get(address).content for address in addresses}


def make_drafts():
    return [make_city(name="Draft", state=code) for code in ("KS", "MO", "MT")]


def test_assessment_changes_no_byte(before, client):
    for city in (*City.objects.filter(slug__in=["wichita-ks", "boston-ma"]), *make_drafts()):
        make_assessment(city=city, year=2026)

    assert all_pages(client) == before


def test_embargoed_award_changes_no_byte_until_its_minute(before, client, page):
    in_an_hour = NOW + timedelta(hours=1)
    for city in (*City.objects.filter(slug__in=["wichita-ks", "boston-ma"]), *make_drafts()):
        make_award(city=city, year=2026, level=Level.PLATINUM, announced_at=in_an_hour)

    assert all_pages(client) == before
    with time_machine.travel(in_an_hour, tick=False):
        soup = page("/states/ks/")
    assert (
        answer(soup) == "2 of the 14 eligible cities of Kansas were certified as of April 24, 2019."
    )
    assert listed_cities(soup)[:2] == ["Draft", "Wichita"]
