"""The record is loaded at once."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from certifications.levels import Level
from certifications.models import AwardSource
from cities.desk.cohort.record import load
from cities.models import OtherName
from tests.factories import make_assessment, make_award, make_certified_cities, make_city

pytestmark = pytest.mark.django_db
IN_2018, IN_2019 = datetime(2018, 7, 1, tzinfo=UTC), datetime(2019, 7, 1, tzinfo=UTC)


def test_a_city_is_known_by_each_of_its_names():
    city = make_city(
        name="Athens", state="GA", certified_as="Athens-Clarke County", official_name="The Classic"
    )
    OtherName.objects.create(city=city, name="ACC")
    record = load()

    assert str(record.places[city.pk]) == "Athens, GA"
    for name in ("Athens", "Athens-Clarke County", "The Classic", "ACC"):
        assert record.names.match(name, "GA").city == city.pk


def test_awards_are_known_with_their_sources_and_assessments_without():
    city, other = make_city(), make_city(name="Mesa", state="AZ")
    award = make_award(city=city)
    AwardSource.objects.create(award=award, url="https://a.org", title="Page", publisher="A")
    assessment = make_assessment(city=other)
    record = load()

    held = record.awards[city.pk, 2018]
    assert (held.pk, held.level, held.sources) == (award.pk, Level.SILVER, {"https://a.org"})
    assert record.assessments[other.pk, 2018] == assessment.pk
    assert (other.pk, 2018) not in record.awards


def test_the_level_before_is_that_of_the_latest_year_that_is_public_then():
    city = make_city()
    make_award(city=city, year=2018, level=Level.GOLD)
    make_award(city=city, year=2019, level=Level.SILVER)
    record = load()

    assert record.level_before(city.pk, 2020, IN_2019) == Level.SILVER
    assert record.level_before(city.pk, 2020, IN_2018) == Level.GOLD
    assert record.level_before(city.pk, 2018, IN_2019) is None


def test_cities_are_certified_from_their_first_announcement_on():
    city, later = make_city(), make_city(name="Mesa", state="AZ")
    make_award(city=city, year=2018)
    make_award(city=later, year=2019)

    assert load().certified(IN_2018) == {city.pk}
    assert load().certified(IN_2019) == {city.pk, later.pk}


def test_it_takes_as_many_statements_however_large_it_is(django_assert_num_queries):
    make_award(city=make_city())
    with CaptureQueriesContext(connection) as of_one:
        load()
    make_certified_cities(50)

    with django_assert_num_queries(len(of_one)):
        assert len(load().awards) > 100
