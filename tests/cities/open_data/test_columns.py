"""The columns: each is read from a row, and its value has the type that it promises."""

from datetime import date

import pytest

from certifications.models import Announcement, CertificationAward
from cities.filters.city_filter import with_matched
from cities.filters.query import Query
from cities.models import City
from cities.open_data.columns import AWARD_COLUMNS, CITY_COLUMNS, in_short
from cities.open_data.files import with_coverage

TYPES = {"string": str, "integer": int, "number": float, "date": date, "boolean": bool}


def rows(columns):
    cities = list(City.objects.certified().with_standing().with_awards())
    with_coverage(cities, Announcement.objects.coverage())
    if columns is CITY_COLUMNS:
        return with_matched(cities, Query(standing="current"))
    return [award for city in cities for award in city.awards]


@pytest.mark.parametrize("columns", [CITY_COLUMNS, AWARD_COLUMNS], ids=["cities", "awards"])
def test_every_value_has_the_type_and_the_vocabulary_of_its_column(roster, columns):
    for row in rows(columns):
        for column in columns:
            value = column.value(row)
            assert value is not None or not column.is_required, column.name
            assert value is None or isinstance(value, TYPES[column.type]), column.name
            assert value is None or not column.allowed or value in column.allowed, column.name


@pytest.mark.parametrize("columns", [CITY_COLUMNS, AWARD_COLUMNS], ids=["cities", "awards"])
def test_every_column_has_a_name_of_its_own_and_a_sentence(columns):
    names = [column.name for column in columns]

    assert len(set(names)) == len(names)
    assert all(column.sentence.endswith(".") for column in columns)


def test_awards_in_short_begin_with_the_earliest(roster):
    awards = CertificationAward.objects.filter(assessment__city__slug="kansas-city-mo")

    assert in_short(awards.order_by("-assessment__year")) == "2018 Silver; 2019 Gold"
