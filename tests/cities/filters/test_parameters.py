"""The declarations of the query parameters, and what is made of them."""

import re
from dataclasses import fields
from datetime import date

import pytest

from certifications.models import CertificationAward
from cities.filters.parameters import AWARDS, CITIES, NAMED, PARAMETERS, parameters
from cities.filters.query import Query
from cities.models import City
from cities.text import WRITABLE_ALONE
from tests.cities.filters.some_parameters import some_parameters


def test_every_attribute_of_a_query_has_one_parameter():
    assert sorted(each.attribute for each in PARAMETERS) == sorted(f.name for f in fields(Query))


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: parameter.name)
def test_a_parameter_that_may_repeat_has_a_tuple(parameter):
    assert isinstance(getattr(Query, parameter.attribute), tuple) is parameter.may_repeat


@pytest.mark.parametrize(
    "parameter", [each for each in PARAMETERS if each.choices], ids=lambda each: each.name
)
def test_every_choice_is_read_and_written_back(parameter):
    read = [parameter.read(value) for value in parameter.choices]

    assert [parameter.write(value) for value in read] == list(parameter.choices)


@pytest.mark.parametrize(
    "parameter", [each for each in PARAMETERS if each.method], ids=lambda each: each.name
)
def test_the_method_of_a_parameter_is_one_of_the_queryset_that_it_narrows(parameter):
    rows = {CITIES: City.objects.all(), AWARDS: CertificationAward.objects.all()}

    assert callable(getattr(rows[parameter.narrows], parameter.method))


def test_the_years_to_choose_from_are_those_of_the_record():
    named = {each.name: each for each in parameters(years=[2019, 2018], today=date(2026, 5, 7))}

    assert named["year"].values == "2018, 2019"
    assert named["year"].choices == {"2018": "2018", "2019": "2019"}
    assert list(named) == list(NAMED)


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

    pattern = re.compile(parameter.schema["pattern"])
    for day in ("2015-01-01", "2026-05-07", "2020-02-29", "", " 2018-01-25\n"):
        assert pattern.search(day)
    for day in ("2014-12-31", "2026-05-08", "2019-02-29", "2018-06-31", "soon", "2018-1-1"):
        assert not pattern.search(day)
    assert "2015-01-01 to 2026-05-07" in parameter.values


def test_a_record_without_awards_has_no_year_to_ask_for():
    parameter = some_parameters(years=[])["year"]

    assert (parameter.values, parameter.schema["items"]["enum"]) == ("none yet", [""])
