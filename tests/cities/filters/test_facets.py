"""The options of the form: counted for a query that is understood, kept for one that is not."""

from django.http import QueryDict

from cities.filters.city_filter import CityFilter
from cities.filters.facets import facet_counts, facets


def test_an_option_without_any_city_says_zero(roster):
    cities = CityFilter(QueryDict("state=WY"))
    assert cities.is_valid()

    found = facets(cities, facet_counts(cities.query))

    assert found.has_chosen_other
    assert [option.count for option in found.other_states if option.value == "WY"] == [0]
    assert {option.value: option.chosen for option in found.standing} == {
        "ever": True,
        "current": False,
    }


def test_a_refused_query_has_options_without_counts(roster):
    found = facets(CityFilter(QueryDict("level=bronze&level=gold")), None)

    assert {option.count for option in [*found.level, *found.year, *found.state]} == {None}
    assert [option.value for option in found.level if option.chosen] == ["gold"]
    assert not found.has_chosen_other
