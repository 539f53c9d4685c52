"""What a column says of itself, to the dictionary and to a reader of a table."""

import pytest

from cities.open_data.column import Column, described


def column(name="year", **more):
    return Column(name, "integer", "The year.", lambda row: row, **more)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, "The year."),
        ({"unit": "year"}, "The year. Unit: year."),
        ({"allowed": ("2018", "2019")}, "The year. One of 2018, 2019."),
        ({"unit": "year", "allowed": ("2018",)}, "The year. Unit: year. One of 2018."),
    ],
)
def test_the_dictionary_says_what_a_column_means_its_unit_and_its_values(more, says):
    assert described(column(**more)) == says


@pytest.mark.parametrize(
    ("name", "label"), [("population_year", "Population year"), ("current_level", "Latest level")]
)
def test_a_reader_calls_a_column_by_its_name_or_a_better_one(name, label):
    assert column(name).label == label
