"""The page of the states: its headline, its squares, the table that sorts, and the rest."""

from datetime import UTC, datetime
from urllib.parse import quote

import pytest

from certifications.models import Announcement
from cities.models import City
from cities.pages.states import in_words
from cities.states import STATES
from tests.cities.pages.test_city import text_of
from tests.factories import make_award, make_certified_cities, make_city

AFTER = datetime(2021, 7, 14, 4, tzinfo=UTC)


def rows(soup):
    """Return (state, its cities, certified, eligible, share) as the table shows them."""
    return [row_of(tr) for tr in soup.select("#results tbody tr")]


def row_of(tr):
    certified, eligible, share = (text_of(cell) for cell in tr.select("td"))
    return text_of(tr.th.a), text_of(tr.th.span), int(certified), int(eligible), share


def names(soup):
    return [row[0] for row in rows(soup)]


# The headline


def test_the_headline_counts_the_states_until_when_the_record_is_complete(published, page):
    soup = page("/states/")

    assert soup.h1.get_text() == "10 states and DC had a certified city by April 2019"
    assert text_of(soup.select_one("h1 + .lead")) == (
        "California had three: Los Angeles, San Diego and San Francisco."
    )


def test_the_headline_leaves_out_what_came_after_that(published, page):
    make_award(city=City.objects.get(slug="wichita-ks"), year=2021, announced_at=AFTER)

    soup = page("/states/")

    assert soup.h1.get_text() == "10 states and DC had a certified city by April 2019"
    assert "Kansas" in names(soup)


def test_a_record_without_a_complete_beginning_claims_no_day(published, page):
    Announcement.objects.update(coverage="partial")

    assert page("/states/").h1.get_text() == "Certified and eligible cities by state"


@pytest.mark.parametrize(
    ("codes", "sentence"),
    [
        ({"DC"}, "DC had a certified city by May"),
        ({"TX"}, "One state had a certified city by May"),
        ({"TX", "CA", "DC"}, "Two states and DC had a certified city by May"),
        (set(), "No states had a certified city by May"),
    ],
)
def test_states_are_counted_in_words(codes, sentence):
    assert in_words(codes, "May") == sentence


# The squares


def test_each_state_is_a_square_that_leads_to_its_page(published, page):
    squares = {a["href"]: text_of(a) for a in page("/states/").select(".tiles a")}

    assert len(squares) == 51
    assert squares["/states/ca/"].startswith("CA : California, 3 certified cities")
    assert squares["/states/ks/"] == "KS : Kansas, none certified"


def test_a_square_shows_a_mark_for_three_cities_at_most(db, page):
    make_certified_cities(5)

    (square,) = page("/states/").select(".tiles a.is-certified")

    assert len(square.select("svg")) == 3
    assert text_of(square.b) == "5"


# The table


def test_table_has_the_counts_and_the_share_of_each_state_with_an_award(published, page):
    found = {name: figures for name, *figures in rows(page("/states/"))}

    assert len(found) == 11
    assert found["California"] == ["Los Angeles, San Diego and San Francisco", 3, 248, "1.2%"]
    assert found["Texas"] == ["Arlington", 1, 115, "0.9%"]
    assert found["District of Columbia"] == ["Washington", 1, 1, "100.0%"]


def test_the_other_states_are_folded(published, page):
    fold = page("/states/").select_one("#results details")

    assert text_of(fold.summary) == "40 states without a certified city in our record"
    assert len(fold.select("li")) == 40
    assert "open" not in fold.attrs
    assert text_of(fold.select_one("a[href='/states/ks/']").parent) == "Kansas 13 eligible"


def test_an_empty_record_opens_the_list_of_all(db, page):
    soup = page("/states/")

    assert "No award is recorded yet." in text_of(soup.main)
    assert len(soup.select("details[open] li")) == len(STATES)


def test_many_cities_of_a_state_are_counted(db, page):
    make_certified_cities(5)

    assert rows(page("/states/"))[0][1] == "City 0000, City 0001, City 0002 and 2 more"


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        ("name", ["Arizona", "California"], "Washington"),
        ("-certified", ["California", "Arizona", "District of Columbia"], "Washington"),
        ("-eligible", ["California", "Texas"], "District of Columbia"),
        ("-share", ["District of Columbia", "Louisiana"], "Texas"),
    ],
)
def test_table_is_sorted_with_ties_by_name(published, page, sort, first, last):
    found = names(page(f"/states/?sort={sort}"))

    assert len(found) == 11
    assert found[: len(first)] == first
    assert found[-1] == last


def test_state_without_eligible_cities_has_the_least_share(db, page):
    make_certified_cities(1)
    make_city(state="WY", population=30_000)

    others = page("/states/?sort=-share").select("details a")

    assert [text_of(a) for a in others][:2] == ["Wyoming", "Alabama"]


@pytest.mark.parametrize(
    ("query", "column", "way"),
    [
        ("?sort=name", "State", "ascending"),
        ("", "Certified", "descending"),
        ("?sort=-eligible", "Eligible", "descending"),
        ("?sort=-share", "Share", "descending"),
    ],
)
def test_heads_of_columns_sort_and_say_which_does(published, page, query, column, way):
    soup = page(f"/states/{query}")

    (head,) = soup.select("th[aria-sort]")
    assert (text_of(head), head["aria-sort"]) == (column, way)
    assert head.a["href"] == f"/states/{query}"
    assert [a["href"] for a in soup.select("thead a")] == [
        "/states/?sort=name",
        "/states/",
        "/states/?sort=-eligible",
        "/states/?sort=-share",
    ]


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("?sort=", ""),
        ("?sort=%20", ""),
        ("?sort=-certified", ""),
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
    assert sum(row[2] for row in rows(soup)) == 9


@pytest.mark.parametrize(
    "value", ["share", "certified", "-name", "-SHARE", "\0", "-share\0", "x" * 5000, "🎈", "<b>"]
)
def test_value_that_does_not_exist_is_refused_by_name(published, page, value):
    soup = page(f"/states/?sort={quote(value)}", status=400)

    fault = text_of(soup.select_one("[role=alert] li"))
    assert fault.startswith("There is no “")
    assert "Orders are name, -certified, -eligible, -share." in fault
    assert "\0" not in fault
    assert len(fault) < 200
    assert soup.select("tbody tr, #results a") == []


@pytest.mark.parametrize("count", [1, 150])
def test_number_of_queries_does_not_grow(published, client, django_assert_num_queries, count):
    make_certified_cities(count)

    with django_assert_num_queries(9):
        client.get("/states/")
