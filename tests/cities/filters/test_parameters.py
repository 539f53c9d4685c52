"""The query parameters, described."""

import pytest

from cities.text import WRITABLE_ALONE
from tests.cities.filters.some_parameters import some_parameters


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("level", {"type": "array", "items": {"type": "string", "enum": ["", "low", "high"]}}),
        ("year", {"type": "array", "items": {"type": "string", "enum": ["", "2018", "2019"]}}),
        ("standing", {"type": "string", "enum": ["", "ever", "current"]}),
        ("q", {"type": "string", "maxLength": 100, "pattern": WRITABLE_ALONE}),
    ],
)
def test_a_parameter_has_the_schema_of_its_values(name, schema):
    assert some_parameters()[name].schema == schema


def test_a_day_is_one_from_the_launch_to_today():
    parameter = some_parameters()["as_of"]

    assert parameter.schema["anyOf"][0]["formatMaximum"] == "2026-05-07"
    assert "2015-01-01 to 2026-05-07" in parameter.values


def test_a_record_without_awards_has_no_year_to_ask_for():
    parameter = some_parameters(years=[])["year"]

    assert (word.values, parameter.schema["items"]["enum"]) == ("none yet", [""])
