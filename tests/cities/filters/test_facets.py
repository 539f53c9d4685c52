"""The options of the form: counted for a query that is understood, kept for one that is not."""

from django.http import QueryDict
from django.utils import timezone

from cities.filters.city_filter import CityFilter
from cities.filters.facets import facet_counts, facets


def counts_of(cities):
    return facet_counts(cities.query, cities.index, cities.named)


def named(found):
    return {facet.name: facet for facet in found}


def test_an_option_without_any_city_says_zero(roster):
    cities = CityFilter(QueryDict("state=WY"), at=timezone.now())
    assert cities.is_valid()

    found = named(facets(cities, counts_of(cities)))

    assert found["state"].has_chosen_other
    assert [option.count for option in found["state"].others if option.value == "WY"] == [0]
    assert {option.value: option.chosen for option in found["standing"].options} == {
        "ever": True,
        "current": False,
    }


def test_options_count_the_cities_that_are_found_by_another_name(published):
    cities = CityFilter(QueryDict("q=nola"), at=timezone.now())
    assert cities.is_valid()

    counts = counts_of(cities)

    assert [city.slug for city in cities.qs] == ["new-orleans-la"]
    assert {code: count for code, count in counts["state"].items() if count} == {"LA": 1}
    assert {level: count for level, count in counts["level"].items() if count} == {"silver": 1}


def test_a_refused_query_has_options_without_counts(roster):
    found = named(facets(CityFilter(QueryDict("level=bronze&level=gold")), None))

    assert {option.count for facet in found.values() for option in facet.options} == {None}
    assert [option.value for option in found["level"].options if option.chosen] == ["gold"]
    assert not found["state"].has_chosen_other
