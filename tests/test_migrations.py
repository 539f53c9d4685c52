"""Migrations lose no trigger, and bring a site of before over with what staff entered."""

import io
from datetime import UTC, datetime

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import IntegrityError, OperationalError, connection, migrations, models, transaction
from django.db.migrations.executor import MigrationExecutor

from certifications.migrations._triggers import put_back, set_aside
from certifications.models import Announcement, Assessment, AwardSource, CertificationAward
from cities.models import City
from tests.factories import make_assessment, make_award, make_city

pytestmark = pytest.mark.django_db(transaction=True)

TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}

OF_THE_RECORD = (
    "certifications_awardsource",
    "certifications_certificationaward",
    "certifications_assessment",
    "certifications_announcement",
    "cities_city",
)


@pytest.fixture
def migrated():
    """Migrate an app to one migration: `migrated(name)` -> its models; at the end to the last."""
    last = MigrationExecutor(connection).loader.graph.leaf_nodes()

    def to(name, app="cities"):
        executor = MigrationExecutor(connection)
        executor.migrate([(app, name)])
        return MigrationExecutor(connection).loader.project_state([(app, name)]).apps

    yield to
    # What a migration refused must not stand in the way back; the tables may be of before.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cities_cityaddress SET city_id = NULL")
        for table in OF_THE_RECORD:
            cursor.execute(f"DELETE FROM {table}")
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
def test_a_generated_migration_that_would_lose_triggers_stops():
    migration = migrations.Migration("later", "certifications")
    migration.operations = [
        migrations.AlterField("certificationaward", "level", models.PositiveIntegerField())
    ]
    state = MigrationExecutor(connection).loader.project_state()

    with (
        pytest.raises(OperationalError, match="error in trigger"),
        connection.schema_editor() as editor,
    ):
        migration.apply(state, editor)

    assert run_checks(tags=["database"], databases=["default"]) == []


# The announcements of awards -----------------------------------------------------------------

FIRST = datetime(2018, 1, 25, 5, tzinfo=UTC)
EMBARGO = datetime(2100, 5, 4, 13, 30, tzinfo=UTC)
BLOOMBERG = "https://www.bloomberg.org/press/"


def before_announcements(migrated, *awards):
    """Go back to where awards had moment and source, and enter (city, year, moment, source)."""
    models_then = migrated("0006_award_sources", "certifications")
    cities = {name: make_city(name=name) for name, *_ in awards}
    for name, year, moment, source in awards:
        models_then.get_model("certifications", "CertificationAward").objects.create(
            assessment_id=make_assessment(city=cities[name], year=year).pk,
            level=2,
            announced_at=moment,
            source_url=source,
        )
    return models_then


def test_awards_are_given_their_announcements_and_lose_nothing(migrated):
    before_announcements(
        migrated,
        ("Boston", 2018, FIRST, BLOOMBERG),
        ("Lowell", 2018, FIRST, "https://www.lowellma.gov/"),
        ("Salem", 2019, FIRST, BLOOMBERG),
        ("Quincy", 2100, EMBARGO, "https://example.org/2100"),
    )

    call_command("migrate", verbosity=0)

    awards = {award.city.name: award for award in CertificationAward.objects.all()}
    moments = {name: (award.year, award.announced_at) for name, award in awards.items()}
    assert moments == {
        "Boston": (2018, FIRST),
        "Lowell": (2018, FIRST),
        "Salem": (2019, FIRST),
        "Quincy": (2100, EMBARGO),
    }
    known = awards["Boston"].announcement
    assert (known.coverage, known.stated_total) == ("complete", 9)
    assert awards["Lowell"].announcement == known
    sources = AwardSource.objects.values_list("award__assessment__city__name", "url")
    assert set(sources) == {("Boston", BLOOMBERG), ("Lowell", "https://www.lowellma.gov/")}
    made = awards["Quincy"].announcement
    assert (made.precision, made.coverage, made.publisher) == ("minute", "partial", "example.org")
    assert awards["Salem"].announcement.precision == "day"
    assert Announcement.objects.count() == 11 + 2


def test_announcements_that_are_there_are_used(migrated):
    models_then = before_announcements(migrated, ("Boston", 2018, FIRST, BLOOMBERG))
    announcement = models_then.get_model("certifications", "Announcement").objects.create(
        year=2018, announced_at=FIRST, title="Ours", publisher="Us", source_url=BLOOMBERG
    )

    call_command("migrate", verbosity=0)

    assert CertificationAward.objects.get().announcement_id == announcement.pk
    assert Announcement.objects.count() == 1
    assert AwardSource.objects.count() == 0


def test_awards_have_moment_and_source_again_after_a_way_back(migrated):
    make_award(city=make_city(), source_url=BLOOMBERG)
    kept = triggers()

    then = migrated("0006_award_sources", "certifications")

    award = then.get_model("certifications", "CertificationAward").objects.get()
    assert (award.announced_at, award.source_url) == (FIRST, BLOOMBERG)
    call_command("migrate", verbosity=0)
    assert triggers() == kept
    assert CertificationAward.objects.get().source_url == BLOOMBERG
