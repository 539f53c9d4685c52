"""The pages of the states: their counts, their maps, their neighbors, and the table that sorts."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

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


def rows(soup):
    """Return (state, certified, eligible, share) as the table of the states shows them."""
    return [row_of(tr) for tr in soup.select("#results tbody tr")]


def row_of(tr):
    state, certified, eligible, share = (
        " ".join(cell.stripped_strings) for cell in tr.select("th, td")
    )
    return state, int(certified.replace(",", "")), int(eligible.replace(",", "")), share


def names(soup):
    return [row[0] for row in rows(soup)]


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
    assert listed_cities(soup)[:4] == ["Los Angeles", "San Diego", "San Francisco", "Adelanto"]
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
    nearest = [text_of(row) for row in beyond.select("tbody tr")]
    assert len(nearest) == 5
    assert nearest[0].startswith(first)
    kilometers = [int(re.search(r"([0-9,]+)\skm", row)[1].replace(",", "")) for row in nearest]
    assert kilometers == sorted(kilometers)


def test_distance_is_told_in_kilometers_and_miles(published, page):
    row = page("/states/mt/").select_one("#elsewhere ~ table tbody tr")

    assert re.fullmatch(
        r"Seattle, Washington Silver, 2018 1,0\d\d\skm \(6\d\d\smiles\)", text_of(row)
    )


def test_nearest_are_measured_from_the_largest_city_that_has_a_place(published, page):
    City.objects.filter(slug="billings-mt").update(latitude=None, longitude=None)

    beyond = page("/states/mt/").select_one("section[aria-labelledby=elsewhere]")

    assert beyond.a["href"] == "/cities/missoula-mt/"


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


def test_each_state_of_an_empty_record_has_a_row(db, page):
    found = rows(page("/states/"))

    assert len(found) == 51
    assert {row[1:] for row in found} == {(0, 0, "– no eligible city")}


# The table


def test_table_has_the_counts_and_the_share_of_each_state(published, page):
    soup = page("/states/")

    found = {name: figures for name, *figures in rows(soup)}
    assert list(found) == sorted(STATES.values())
    assert found["California"] == [3, 248, "1.2%"]
    assert found["Texas"] == [1, 115, "0.9%"]
    assert found["Kansas"] == [0, 13, "0.0%"]
    assert found["District of Columbia"] == [1, 1, "100.0%"]
    assert row_of(soup.select_one("tfoot tr")) == ("All states", 13, 1361, "1.0%")


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        ("name", ["Alabama", "Alaska"], "Wyoming"),
        ("-certified", ["California", "Arizona", "District of Columbia"], "Wyoming"),
        ("-eligible", ["California", "Texas"], "Vermont"),
        ("-share", ["District of Columbia", "Louisiana"], "Wyoming"),
    ],
)
def test_table_is_sorted_with_ties_by_name(published, page, sort, first, last):
    found = names(page(f"/states/?sort={sort}"))

    assert len(found) == 51
    assert found[: len(first)] == first
    assert found[-1] == last


def test_state_without_eligible_cities_has_the_least_share(db, page):
    make_city(state="WY", population=30_000)

    assert names(page("/states/?sort=-share"))[:2] == ["Wyoming", "Alabama"]


@pytest.mark.parametrize(
    ("query", "column", "way"),
    [
        ("", "State", "ascending"),
        ("?sort=-certified", "Certified", "descending"),
        ("?sort=-eligible", "Eligible", "descending"),
        ("?sort=-share", "Share", "descending"),
    ],
)
def test_heads_of_columns_sort_and_say_which_does(db, page, query, column, way):
    soup = page(f"/states/{query}")

    (head,) = soup.select("th[aria-sort]")
    assert (text_of(head), head["aria-sort"]) == (column, way)
    assert head.a["href"] == f"/states/{query}"
    assert [a["href"] for a in soup.select("thead a")] == [
        "/states/",
        "/states/?sort=-certified",
        "/states/?sort=-eligible",
        "/states/?sort=-share",
    ]


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("?sort=", ""),
        ("?sort=%20", ""),
        ("?sort=name", ""),
        ("?utm_source=x&sort=-share", "?sort=-share"),
        ("?sort=-share&as_of=2019-01-01", "?as_of=2019-01-01&sort=-share"),
    ],
)
def test_canonical_address_drops_what_is_default_or_unknown(db, page, query, canonical):
    address = page(f"/states/{query}").select_one("link[rel=canonical]")["href"]

    assert address.endswith(f"/states/{canonical}")


def test_day_that_is_asked_for_stays_when_one_sorts(published, page):
    soup = page("/states/?as_of=2018-12-31")

    assert soup.select("thead a")[3]["href"] == "/states/?as_of=2018-12-31&sort=-share"
    assert row_of(soup.select_one("tfoot tr"))[1] < 13


@pytest.mark.parametrize(
    "value", ["share", "certified", "-name", "-SHARE", "\0", "-share\0", "x" * 5000, "🎈", "<b>"]
)
def test_value_that_does_not_exist_is_refused_by_name(published, page, value):
    soup = page(f"/states/?sort={quote(value)}", status=400)

    fault = text_of(soup.select_one("[role=alert] li"))
    assert fault.startswith("sort: “")
    assert "Allowed: name, -certified, -eligible, -share." in fault
    assert "\0" not in fault
    assert len(fault) < 200
    assert soup.select("tbody tr, #results a") == []


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
@pytest.mark.parametrize(
    ("address", "queries"), [("/states/", 4), ("/states/tx/", 3), ("/states/ok/", 4)]
)
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
