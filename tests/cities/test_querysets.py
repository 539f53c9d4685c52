"""The words in which cities are asked for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cities.models import City, CityAddress
from cities.querysets import search_words
from tests.factories import make_award, make_city


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Washington, D.C.", ["washington", "dc"]),
        ("St. Louis st louis", ["st", "louis"]),
        (", .", [",", "."]),
        ("", []),
    ],
)
def test_a_search_text_is_its_different_words(text, words):
    assert search_words(text) == words


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("nyc", ["new-york-ny"]),
        ("N.Y.C.", ["new-york-ny"]),
        ("new york city", ["new-york-ny"]),
        ("nueva york ny", ["new-york-ny"]),
        ("nyc texas", []),
        ("filadelfia", ["philadelphia-pa"]),
        ("kcmo", ["kansas-city-mo"]),
    ],
)
def test_a_search_knows_other_names_in_one_statement(
    published, django_assert_num_queries, text, slugs
):
    with django_assert_num_queries(1):
        assert [city.slug for city in City.objects.eligible().matching(text)] == slugs


@pytest.mark.parametrize(("population", "is_eligible"), [(29_999, False), (30_000, True)])
def test_a_city_is_eligible_from_thirty_thousand_on(db, population, is_eligible):
    make_city(population=population)

    assert City.objects.eligible().exists() is is_eligible


def test_a_city_is_certified_from_its_announcement_on_whatever_its_population(db):
    city, tomorrow = make_city(), timezone.now() + timedelta(days=1)
    make_award(city=city, year=tomorrow.year, announced_at=tomorrow)
    City.objects.update(population=1)

    assert not City.objects.certified().exists()
    assert not City.objects.eligible().exists()
    assert City.objects.certified(tomorrow).get() == city
    assert City.objects.eligible(tomorrow).get() == city
    assert not City.objects.uncertified(tomorrow).exists()


def test_an_address_is_taken_by_others_alone(db):
    boston = make_city()

    assert not CityAddress.objects.taken("boston-ma", by_other_than=boston)
    assert CityAddress.objects.taken("boston-ma", by_other_than=City())
