"""The one reader of a query string: what it takes, and what it refuses."""

import pytest
from django.http import QueryDict

from cities.filters.city_filter import CityFilter
from cities.responses import BadRequest


def read(query):
    return CityFilter(QueryDict(query))


def test_a_query_is_read_whatever_its_order_and_doubles(roster):
    one = read("level=gold&level=silver&year=2019&state=TX&state=CA&q=+san++diego+")
    other = read("q=san diego&state=CA&state=TX&state=CA&year=2019&level=silver&level=gold&x=y")

    assert one.is_valid()
    assert other.is_valid()
    assert one.query == other.query


@pytest.mark.parametrize(
    "query",
    ["level=bronze", "year=1999", "state=XX", "sort=color", "q=%01", "geoid=1", "geoid=25070000"],
)
def test_a_value_outside_the_vocabulary_is_refused_by_name(roster, query):
    found = read(query)

    assert not found.is_valid()
    with pytest.raises(BadRequest) as refused:
        found.query  # noqa: B018 - reading it is what raises
    assert [error.parameter for error in refused.value.errors] == [query.partition("=")[0]]
