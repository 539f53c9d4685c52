"""Migrations lose no trigger, and bring a site of before over with what staff entered."""

import io

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, migrations, models, transaction
from django.db.migrations.executor import MigrationExecutor

from certifications.migrations._triggers import put_back, set_aside
from certifications.models import Assessment
from cities.models import City
from tests.factories import make_city

pytestmark = pytest.mark.django_db(transaction=True)

TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


@pytest.fixture
def migrated():
    """Migrate `cities` to one migration: `migrated(name)` -> its models; at the end to the last."""
    last = MigrationExecutor(connection).loader.graph.leaf_nodes()

    def to(name):
        executor = MigrationExecutor(connection)
        executor.migrate([("cities", name)])
        return MigrationExecutor(connection).loader.project_state([("cities", name)]).apps

    yield to
    # What a migration refused must not stand in the way back; the tables may be of before.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cities_cityaddress SET city_id = NULL")
        cursor.execute("DELETE FROM cities_city")
    MigrationExecutor(connection).migrate(last)


def triggers():
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        return sorted(name for (name,) in cursor.fetchall())


def test_a_migration_that_sets_the_triggers_aside_keeps_them():
    """On SQLite altering a table makes it anew, without its triggers."""
    before = triggers()
    city = make_city(population=20_000)
    migration = migrations.Migration("later", "cities")
    migration.operations = [
        migrations.RunPython(set_aside, put_back),
        migrations.AlterField("city", "name", models.CharField(max_length=120)),
        migrations.RunPython(put_back, set_aside),
    ]
    state = MigrationExecutor(connection).loader.project_state()

    with connection.schema_editor() as editor:
        migration.apply(state, editor)

    assert triggers() == before
    with pytest.raises(IntegrityError):
        Assessment(city=city, year=2020).save()
    City.objects.update(slug="hub-ma")
    assert city.addresses.count() == 2
    with connection.schema_editor() as editor:
        migration.unapply(MigrationExecutor(connection).loader.project_state(), editor)
    assert triggers() == before


def test_cities_of_before_have_their_slug_as_their_first(migrated):
    before = migrated("0006_program_staff_expected_announcements").get_model("cities", "City")
    before.objects.create(name="Boston", state="MA", slug="boston-ma")
    before.objects.create(name="Lowell", state="MA", slug="mill-city-ma")
    before.objects.filter(name="Boston").update(slug="hub-ma")

    migrated("0007_first_slugs")
    City.objects.filter(slug="mill-city-ma").update(slug="lowell-ma")

    assert set(City.objects.values_list("slug", "first_slug")) == {
        ("hub-ma", "hub-ma"),
        ("lowell-ma", "mill-city-ma"),
    }


def test_site_with_impossible_values_is_told_which_and_left_as_it_is(migrated):
    before = migrated("0008_where_case_studies_are_shown").get_model("cities", "City")
    before.objects.create(name="Boston", state="MA", slug="boston-ma", population=999_999_999)
    before.objects.create(name="Lowell", state="MA", slug="lowell-ma", geoid="4837000")
    before.objects.create(name="Waco", state="TX", slug="waco-tx", geoid="4876000", population=1)
    kept = triggers()

    with pytest.raises(CommandError) as refused:
        call_command("migrate", verbosity=0)

    assert str(refused.value).splitlines()[1:] == [
        "Boston, MA (boston-ma): a population of 999,999,999",
        "Lowell, MA (lowell-ma): the GEOID “4837000”, not of its state",
    ]
    assert "correct or empty them in the admin" in str(refused.value)
    assert triggers() == kept
    before.objects.filter(slug="boston-ma").update(population=None)
    before.objects.filter(slug="lowell-ma").update(geoid="2537000")
    call_command("migrate", verbosity=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        City.objects.filter(slug="waco-tx").update(geoid="2537001")


def test_triggers_are_the_same_after_a_way_back_and_forth(migrated):
    before = triggers()

    migrated("0006_program_staff_expected_announcements")
    call_command("migrate", verbosity=0)

    assert triggers() == before


def run(*command):
    out, err = io.StringIO(), io.StringIO()
    call_command(*command, stdout=out, stderr=err)
    return out.getvalue() + err.getvalue()


def test_no_migration_is_missing(db):
    run("makemigrations", "--check", "--dry-run")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL alters a table in place")
def test_check_names_the_trigger_that_a_generated_migration_loses():
    migration = migrations.Migration("later", "certifications")
    migration.operations = [
        migrations.AlterField("certificationaward", "source_url", models.URLField(max_length=600))
    ]
    state = MigrationExecutor(connection).loader.project_state()
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'award_correction_dated'")
        (sql,) = cursor.fetchone()

    with connection.schema_editor() as editor:
        migration.apply(state, editor)

    try:
        assert [
            fault.msg.split(":")[0]
            for fault in run_checks(tags=["database"], databases=["default"])
        ] == [
            "The table certifications_certificationaward has lost its trigger "
            "award_correction_dated"
        ]
    finally:
        with connection.schema_editor() as editor:
            migration.unapply(MigrationExecutor(connection).loader.project_state(), editor)
            editor.execute(sql)
    assert run_checks(tags=["database"], databases=["default"]) == []
