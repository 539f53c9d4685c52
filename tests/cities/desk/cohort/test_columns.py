"""Columns are recognized by their heads, or by what they hold."""

import pytest

from cities.desk.cohort.columns import columns_without_head, heads_of, twice


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["city", "state"], ["city", "state"]),
        (["City", "ST", "Certification Level"], ["city", "state", "level"]),
        (["Municipality", "Award", "Link"], ["city", "level", "source"]),
        (["city", "announced_on", "source_url"], ["city", "announced on", "source"]),
        (["City, State", "Level", "confidence"], ["city", "level", None]),
        (["", "City", "Country"], [None, "city", "country"]),
        (["city"], ["city"]),
    ],
)
def test_heads_are_read_in_any_spelling(cells, expected):
    assert heads_of(cells) == expected


@pytest.mark.parametrize(
    "cells", [["Tempe", "AZ"], ["city", "Tempe"], ["State", "Level"], ["2020", "2021"], [""]]
)
def test_a_row_of_values_is_no_head(cells):
    assert heads_of(cells) is None


def test_a_column_that_stands_twice_is_named():
    assert twice(["city", None, "level", "state", None, "level"]) == "level"
    assert twice(["city", None, None]) is None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["Tempe", "AZ", "gold"], ["city", "state", "level"]),
        (["Tempe", "gold", "Arizona"], ["city", "level", "state"]),
        (["Tempe, AZ", "Gold", "2020"], ["city", "level", "year"]),
        (["Tempe", "AZ", "", "2020-06-29"], ["city", "state", "nothing", "announced on"]),
        (["Tempe", "AZ", "https://a.org", "https://b.org"], ["city", "state", *["source"] * 2]),
        (["Tempe", "AZ", "USA", "silver"], ["city", "state", "country", "level"]),
        (["Tulsa", "OK", "Honor Roll"], ["city", "state", "level"]),
        (["Lima", "OH", "Peru"], ["city", "state", "country"]),
        (["Tempe", "AZ", "glod", "x"], ["city", "state", "level", "unknown"]),
        (["Winnipeg", "MB"], ["city", "state"]),
        (["Tempe", "AZ", "2020", "2021"], ["city", "state", "year", "announced on"]),
    ],
)
def test_without_heads_a_cell_is_of_the_column_that_it_fits(cells, expected):
    assert columns_without_head(cells) == expected
