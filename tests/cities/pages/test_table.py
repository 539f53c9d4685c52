"""The table view of the directory: the file of cities, cell by cell, and what it is sorted by."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cities.filters.city_filter import sorted_column
from cities.filters.parameters import NAMED
from cities.open_data.columns import CITY_COLUMNS
from tests.conftest import city_links, listed_cities
from tests.factories import make_award, make_certified_cities, make_city

NAMES = [column.name for column in CITY_COLUMNS]
LABELS = [column.label for column in CITY_COLUMNS]


def file(client, query):
    """Return the rows of the file of cities, the head first."""
    response = client.get(f"/cities.csv?{query}")
    assert response.status_code == 200
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def table(soup):
    """Return the rows of the table on the page, the head first."""
    rows = soup.select("#results tr")
    return [[cell.get_text().strip() for cell in row(["th", "td"])] for row in rows]


# The table is the file -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "",
        "level=gold",
        "level=gold&year=2018",
        "state=CA&sort=-population",
        "q=san&standing=current&sort=first",
        "year=2019&sort=-level",
        "sort=-year&as_of=2018-12-31",
    ],
)
def test_the_table_is_the_file_cell_by_cell(published, page, client, query):
    heads, *rows = table(page(f"/cities/?view=table&{query}"))

    assert heads == LABELS
    assert rows == file(client, query)[1:]


def test_all_pages_together_are_the_file(db, page, client):
    make_certified_cities(60)
    make_award(city=make_city(name='=1+1 "x", <b>', website="https://example.org/?a=1&b=2"))

    pages = [table(page(f"/cities/?view=table&page={number}")) for number in (1, 2, 3)]

    assert [head for head, *_ in pages] == [LABELS] * 3
    assert [row for _, *rows in pages for row in rows] == file(client, "")[1:]


def test_the_table_has_a_caption_and_scopes(published, page):
    soup = page("/cities/?view=table&level=gold")
    heads = soup.select("#results tbody th")

    assert soup.caption.get_text() == soup.select_one("#results h2").get_text()
    assert {th["scope"] for th in soup.select("#results thead th")} == {"col"}
    assert {th["scope"] for th in heads} == {"row"}
    assert [th.get_text() for th in heads] == [
        "Kansas City",
        "Los Angeles",
        "Louisville",
        "Washington",
    ]


def test_each_column_is_explained_below(published, page):
    facts = page("/cities/?view=table").select("#results dl")[-1]

    assert [term.get_text() for term in facts("dt")] == LABELS
    assert [term.get_text() for term in facts("code")] == NAMES


def test_every_column_has_a_head_of_its_own_that_no_program_wrote():
    assert len(set(LABELS)) == len(LABELS)
    assert [label for label in LABELS if "_" in label or "slug" in label.lower()] == []


def test_a_head_sorts_by_its_column_and_keeps_the_query(published, page, client):
    soup = page("/cities/?view=table&level=gold&page=1")

    links = {a.get_text(): a["href"] for a in soup.select("#results thead a")}
    assert links == {
        "City": "/cities/?level=gold&view=table",
        "Latest level": "/cities/?level=gold&sort=-level&view=table",
        "Latest award": "/cities/?level=gold&sort=-year&view=table",
        "First certified": "/cities/?level=gold&sort=first&view=table",
        "Population": "/cities/?level=gold&sort=-population&view=table",
    }
    assert [client.get(link).status_code for link in links.values()] == [200] * 5


def test_each_city_is_one_link_to_its_page(published, page):
    listed = page("/cities/")
    in_table = page("/cities/?view=table")

    addresses = [a["href"] for a in city_links(in_table)]
    assert addresses == [a["href"] for a in city_links(listed)]
    own = [a for a in in_table.select("#results a") if "/cities/" in a["href"]]
    assert len([a for a in own if "?" not in a["href"]]) == len(addresses) + 1  # and "List"


def test_the_table_scrolls_in_a_region_of_its_own(published, page):
    wrapper = page("/cities/?view=table").table.parent

    assert (wrapper.name, wrapper["tabindex"]) == ("section", "0")
    assert wrapper["aria-label"]


# Which columns it is sorted by ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("sort", "sentence", "column", "direction"),
    [
        ("name", "Sorted by name, then state.", "name", "ascending"),
        (
            "-population",
            "Sorted by population, largest first, then by name and state.",
            "population",
            "descending",
        ),
        (
            "-year",
            "Sorted by latest award, newest first, then by name and state.",
            "current_year",
            "descending",
        ),
        (
            "-level",
            "Sorted by latest level, highest first, then by name and state.",
            "current_level",
            "descending",
        ),
        (
            "first",
            "Sorted by first certified, earliest first, then by name and state.",
            "first_year",
            "ascending",
        ),
    ],
)
def test_the_page_says_what_it_is_sorted_by(published, page, sort, sentence, column, direction):
    listed = page(f"/cities/?sort={sort}")
    in_table = page(f"/cities/?sort={sort}&view=table")

    for soup in (listed, in_table):
        assert soup.select_one("#results .sorted").get_text() == sentence
    marked = in_table.select("[aria-sort]")
    heads = dict(zip(LABELS, NAMES, strict=True))
    assert [(heads[th.get_text()], th["aria-sort"]) for th in marked] == [(column, direction)]


def test_every_sort_is_by_a_column_of_the_file():
    assert {sorted_column(sort)[0] for sort in NAMED["sort"].choices} <= set(NAMES)


# The word `view` -----------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["grid", "Table", "tab%00le", "a" * 5000, "%F0%9F%8F%9B"])
def test_another_view_is_refused_by_name(published, page, value):
    soup = page(f"/cities/?view={value}", status=400)

    fault = soup.select_one("[role=alert] li").get_text()
    assert fault.startswith("There is no “")
    assert fault.endswith("” view. Views are list and table.")
    assert listed_cities(soup) == []


@pytest.mark.parametrize("query", ["", "?view=", "?view=%20", "?view=list"])
def test_the_list_is_the_default(published, page, query):
    soup = page(f"/cities/{query}")

    assert len(soup.select("#results .results tbody tr")) == 13
    assert soup.select("table.columns") == []
    assert soup.select("form.filter [name=view]") == []


def test_files_ignore_the_view(published, client):
    assert file(client, "view=grid") == file(client, "")


def test_the_switch_keeps_the_query_and_marks_the_current_view(db, page):
    make_certified_cities(60)

    soup = page("/cities/?view=table&level=gold&page=2&utm_source=x")

    links = {a.get_text(): a for a in soup.select("nav[aria-label=View] a")}
    assert links["List"]["href"] == "/cities/?level=gold&page=2"
    assert links["Table"]["href"] == "/cities/?level=gold&page=2&view=table"
    assert [name for name, a in links.items() if "aria-current" in a.attrs] == ["Table"]


def test_the_view_stays_while_one_filters_and_turns_pages(db, page, client):
    make_certified_cities(60)

    soup = page("/cities/?view=table&level=gold&q=city")

    assert soup.select_one("form.filter [name=view]")["value"] == "table"
    kept = soup.select(".chips a, .pager a")
    assert [a["href"] for a in kept if "view=table" not in a["href"]] == []
    assert len(kept) == 5
    ways = page("/cities/?view=table&level=platinum&q=city").select(".ways-on a")
    assert [a["href"] for a in ways if "view=table" not in a["href"]] == []
    refused = page("/cities/?view=table&level=bronze", status=400)
    assert refused.select_one("form.filter [name=view]")["value"] == "table"


def test_the_address_bar_keeps_the_view_and_search_engines_get_the_list(published, page, client):
    response = client.get("/cities/?view=table&level=gold")

    assert response["HX-Push-Url"] == "/cities/?level=gold&view=table"
    canonical = page("/cities/?view=table&level=gold").select_one("link[rel=canonical]")["href"]
    assert canonical.endswith("/cities/?level=gold")


def test_an_empty_table_offers_ways_on(published, page):
    soup = page("/cities/?view=table&level=platinum")

    assert soup.select("table") == []
    assert soup.select(".ways-on a")


@pytest.mark.parametrize("count", [1, 200])
def test_the_table_takes_no_more_queries_than_the_list(db, client, count):
    make_certified_cities(count)

    with CaptureQueriesContext(connection) as for_list:
        client.get("/cities/")
    with CaptureQueriesContext(connection) as for_table:
        client.get("/cities/?view=table")

    assert len(for_table) <= len(for_list) <= 11
