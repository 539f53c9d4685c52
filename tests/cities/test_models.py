"""What the database refuses, whatever writes to it, and what staff read when it does."""

import json
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from cities.constraints import TOO_POPULOUS
from cities.models import CaseStudy, City, CityAddress
from tests.factories import make_city

FAULTY = [
    ({"name": "Boston", "state": "MA", "slug": "boston-2"}, "name"),
    ({"slug": "boston-ma"}, "slug"),
    ({"slug": "Upper-Case"}, "slug"),
    ({"slug": "a/b"}, "slug"),
    ({"slug": ""}, "slug"),
    ({"state": "PR"}, "state"),
    ({"state": ""}, "state"),
    ({"population": -1} | {"population_year": 2020, "population_source": "x"}, "population"),
    ({"population": 100_000_000, "population_year": 2020, "population_source": "x"}, "population"),
    ({"latitude": 42.0}, "longitude"),
    ({"longitude": -71.0}, "longitude"),
    ({"latitude": 90.1, "longitude": 0}, "latitude"),
    ({"latitude": -90.1, "longitude": 0}, "latitude"),
    ({"latitude": 0, "longitude": 180.1}, "longitude"),
    ({"latitude": 0, "longitude": -180.1}, "longitude"),
    ({"website": "ftp://example.org/"}, "website"),
    ({"website": "javascript:alert(1)"}, "website"),
    ({"geoid": "2507000"}, "geoid"),
    ({"geoid": "4807000"}, "geoid"),
    ({"state": "TX", "geoid": "2537000"}, "geoid"),
]


def a_city(**fields):
    return City(**{"name": "Lowell", "state": "MA", "slug": "lowell-ma"} | fields)


@pytest.fixture
def boston(db):
    return make_city(geoid="2507000")


@pytest.mark.parametrize(("fields", "_field"), FAULTY)
def test_database_refuses_a_faulty_city(boston, fields, _field):
    with pytest.raises(IntegrityError), transaction.atomic():
        City.objects.bulk_create([a_city(**fields)])


@pytest.mark.parametrize(("fields", "field"), FAULTY)
def test_a_faulty_city_is_refused_at_its_field(boston, fields, field):
    with pytest.raises(ValidationError) as refused:
        a_city(**fields).full_clean()

    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"latitude": 90, "longitude": -180},
        {"latitude": 0, "longitude": 0},
        {"website": "http://example.org/"},
        {"population": 0, "population_year": 2020, "population_source": "Census"},
        {"population": 99_999_999, "population_year": 2020, "population_source": "Census"},
        {"geoid": "2537000"},
        {"state": "DC", "geoid": "1150000"},
        {"name": "Boston", "state": "GA"},
    ],
)
def test_a_sound_city_is_taken(boston, fields):
    city = a_city(**fields)

    city.full_clean()
    City.objects.bulk_create([city])

    assert City.objects.count() == 2


IMPOSSIBLE = [
    ({"population": 999_999_999}, "Enter a population below 100,000,000"),
    ({"geoid": "4807000"}, "begins with the two digits of its state"),
    ({"state": "TX"}, "begins with the two digits of its state"),
]


@pytest.mark.parametrize(("fields", "sentence"), IMPOSSIBLE)
def test_an_impossible_value_is_refused_with_a_sentence(boston, fields, sentence):
    for name, value in fields.items():
        setattr(boston, name, value)

    with pytest.raises(ValidationError, match=sentence):
        boston.full_clean()


@pytest.mark.parametrize(("fields", "_sentence"), IMPOSSIBLE)
def test_update_raw_sql_and_fixture_cannot_store_an_impossible_value(
    boston, tmp_path, fields, _sentence
):
    ((column, value),) = fields.items()
    row = {"name": "Boston", "state": "MA", "slug": "boston-ma", "geoid": "2507000"} | fields
    fixture = tmp_path / "fixture.json"
    fixture.write_text(json.dumps([{"model": "cities.city", "fields": row}]))

    with pytest.raises(IntegrityError), transaction.atomic():
        City.objects.update(**fields)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE cities_city SET {column} = %s", [value])  # noqa: S608
    with pytest.raises(IntegrityError), transaction.atomic():
        call_command("loaddata", str(fixture), verbosity=0)


def test_a_population_that_no_column_can_hold_is_refused_with_the_same_sentence(db):
    city = a_city(population=999_999_999_999, population_year=2020, population_source="x")

    with pytest.raises(ValidationError) as refused:
        city.full_clean()

    assert refused.value.message_dict == {"population": [TOO_POPULOUS]}


@pytest.mark.parametrize("missing", ["population_year", "population_source"])
def test_a_population_needs_its_year_and_its_source(db, missing):
    given = {"population": 40_000, "population_year": 2020, "population_source": "Census"}

    with pytest.raises(ValidationError) as refused:
        a_city(**given | {missing: None if missing == "population_year" else ""}).full_clean()

    assert list(refused.value.message_dict) == [missing]


# Addresses -----------------------------------------------------------------------------------


def rename(city, slug):
    City.objects.filter(pk=city.pk).update(slug=slug)


@pytest.mark.parametrize("name", ["Bos\x01ton", "Boston\x1b", "\ufffe"])
def test_a_name_that_no_format_can_write_is_refused_at_its_field(db, name):
    with pytest.raises(ValidationError) as refused:
        a_city(name=name).full_clean()

    assert "Control characters" in refused.value.message_dict["name"][0]


def test_a_former_address_is_never_given_to_another_city(boston):
    rename(boston, "boston-massachusetts")

    with pytest.raises(IntegrityError), transaction.atomic():
        City.objects.bulk_create([a_city(slug="boston-ma")])


def test_a_city_cannot_take_over_a_former_address(boston):
    lowell = make_city(name="Lowell")
    rename(boston, "boston-massachusetts")

    with pytest.raises(IntegrityError), transaction.atomic():
        rename(lowell, "boston-ma")


def test_a_former_address_is_refused_at_its_field(boston):
    rename(boston, "boston-massachusetts")

    with pytest.raises(ValidationError) as refused:
        a_city(slug="boston-ma").full_clean()

    assert "belongs to another city" in refused.value.message_dict["slug"][0]


def test_a_city_may_go_back_to_its_former_address(boston):
    rename(boston, "boston-massachusetts")
    boston.refresh_from_db()
    boston.slug = "boston-ma"

    boston.full_clean()
    boston.save()

    assert set(boston.addresses.values_list("slug", flat=True)) == {
        "boston-ma",
        "boston-massachusetts",
    }


def test_addresses_of_a_deleted_city_stay_taken(boston):
    boston.delete()

    assert CityAddress.objects.get(slug="boston-ma").city is None
    with pytest.raises(IntegrityError), transaction.atomic():
        make_city()


def test_cities_entered_before_the_triggers_get_their_address_kept(db):
    migration = import_module("cities.migrations.0002_addresses_kept").Migration
    install, uninstall = migration.operations[0].code, migration.operations[0].reverse_code
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        uninstall(None, editor)
        city = make_city()
        install(None, editor)

    assert list(city.addresses.values_list("slug", flat=True)) == ["boston-ma"]


def test_raw_sql_keeps_addresses_too(boston):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cities_city SET slug = 'hub-ma' WHERE slug = 'boston-ma'")

    assert CityAddress.objects.filter(city=boston).count() == 2


# Case studies --------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["ftp://example.org/", "javascript:alert(1)", ""])
def test_database_refuses_a_case_study_that_is_no_web_page(db, url):
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseStudy.objects.bulk_create([CaseStudy(title="A", publisher="B", url=url)])


@pytest.mark.parametrize("published_on", ["2019", "2019-04", "2019-04-24", "2019-12-31", ""])
def test_a_case_study_is_dated_as_exactly_as_known(db, published_on):
    CaseStudy(
        title="A", publisher="B", url="https://example.org/", published_on=published_on
    ).full_clean()


@pytest.mark.parametrize("published_on", ["April 2019", "2019-13", "2019-04-32", "19"])
def test_any_other_date_is_refused(db, published_on):
    with pytest.raises(ValidationError, match="2019-04"):
        CaseStudy(
            title="A", publisher="B", url="https://example.org/", published_on=published_on
        ).full_clean()
