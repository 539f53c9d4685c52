"""The index says of every query what the querysets say."""

import random
from datetime import UTC, datetime

import pytest
from django.http import QueryDict
from django.utils import timezone

from certifications.levels import Event, Level
from cities.filters.city_filter import CityFilter, awards_of, cities_of
from cities.filters.index import index_at
from cities.filters.query import Query
from cities.models import City
from cities.querysets import ORDERINGS
from cities.states import REGIONS
from tests.factories import analyze, make_announcement, make_assessment, make_award, make_city

pytestmark = pytest.mark.django_db
STATES = ["TX", "MO", "AZ", "NY"]
YEARS = range(2018, 2027)
EMBARGO = datetime(2026, 5, 7, 16, tzinfo=UTC)


@pytest.fixture
def record():
    """Make thirty cities with awards of every kind, some under embargo, and some with none."""
    dice = random.Random(14)
    for number in range(30):
        city = make_city(
            name=f"{dice.choice(['San', 'Saint', 'Émile'])} {number}",
            state=dice.choice(STATES),
            region=dice.choice([*REGIONS, ""]),
            population=dice.choice([None, 40_000, 50_000 + number]),
        )
        make_assessment(city=city, year=2015)
        for year in sorted(dice.sample(YEARS, dice.randint(0, 4))):
            make_award(city=city, year=year, level=dice.choice(list(Level)))
    analyze()
    return dice


def some(dice, values):
    return tuple(sorted(dice.sample(list(values), dice.choice([0, 0, 1, 2]))))


def queries(dice, count):
    for _ in range(count):
        yield Query(
            q=dice.choice(["", "", "san", "emile 1", "texas"]),
            levels=some(dice, Level),
            years=some(dice, YEARS),
            events=some(dice, Event),
            states=some(dice, STATES),
            regions=some(dice, REGIONS),
            standing=dice.choice(["ever", "current"]),
            sort=dice.choice(list(ORDERINGS)),
        )


@pytest.mark.parametrize("at", [EMBARGO, datetime(2021, 1, 1, tzinfo=UTC)])
def test_it_lists_and_counts_what_the_querysets_list_and_count(record, at):
    index = index_at(at)
    for query in queries(record, 150):
        found, named = cities_of(query, at).with_standing(at), index.named(query)
        cities = index.cities(query, named)

        assert cities.bit_count() == found.count()
        assert index.awards(query, named) == awards_of(query, at).count()
        in_order = found.in_order(query.sort).values_list("pk", flat=True)
        assert index.in_order(cities, query.sort) == list(in_order)
        assert {code: sum(of.values()) for code, of in index.by_state(cities).items()} == (
            found.count_by("state")
        )


def test_it_holds_nothing_before_its_minute(record):
    make_announcement(year=2027, announced_at=EMBARGO)
    make_award(city=make_city(name="Late"), year=2027, announced_at=EMBARGO)

    before = index_at(datetime(2026, 5, 7, 15, 59, tzinfo=UTC))
    assert 2027 not in before.years
    assert 2027 in index_at(EMBARGO).years


def test_an_empty_record_has_no_cities():
    make_city()
    index = index_at(timezone.now())

    assert (index.cities(Query()), index.awards(Query()), index.years) == (0, 0, [])
    assert index.in_order(0, "name") == []


def test_it_takes_two_statements_whatever_it_holds(record, django_assert_num_queries):
    with django_assert_num_queries(2):
        index_at(EMBARGO)


def test_the_filter_gives_rows_in_order(record):
    cities = CityFilter(QueryDict("sort=-population&level=gold"), at=EMBARGO)

    assert cities.keys == [city.pk for city in cities.qs]
    rows = cities.rows(cities.keys[2:5])
    assert [city.pk for city in rows] == cities.keys[2:5]
    assert all(city.current_level and city.awards for city in rows)
    assert City.objects.filter(pk__in=cities.keys).count() == len(cities.keys)
