"""The database dates each correction of an award, and a check says when it no longer can."""

import io
from datetime import timedelta

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.utils import timezone

from certifications import triggers
from certifications.levels import Level
from certifications.models import Announcement, AwardSource, CertificationAward
from cities.triggers import TRIGGERS as OF_CITIES
from tests.factories import LONG_AGO, SOURCE, make_announcement, make_award, make_city


@pytest.fixture
def award(db):
    return make_award(city=make_city())


def corrected_at():
    return CertificationAward.objects.get().corrected_at


def test_new_award_has_no_correction(award):
    assert corrected_at() is None
    assert award.updated_at == award.announced_at


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (CertificationAward, {"level": Level.GOLD}),
        (Announcement, {"source_url": "https://example.org/other"}),
        (Announcement, {"announced_at": LONG_AGO + timedelta(days=1)}),
        (Announcement, {"precision": "month"}),
        (Announcement, {"day_in_words": "early 2018"}),
        (Announcement, {"title": "Press release"}),
        (Announcement, {"publisher": "The city"}),
    ],
    ids=["level", "source", "moment", "precision", "day", "title", "publisher"],
)
def test_correction_is_dated(award, model, change):
    model.objects.update(**change)

    assert abs(corrected_at() - timezone.now()) < timedelta(minutes=1)
    assert CertificationAward.objects.get().updated_at == corrected_at()


def test_what_is_only_kept_for_staff_is_no_correction(award):
    Announcement.objects.update(note="Asked the city.", checked_on="2026-11-24")

    assert corrected_at() is None


@pytest.mark.parametrize(
    "change",
    [
        lambda sources: sources.update(note="It says 2020."),
        lambda sources: sources.all().delete(),
        lambda sources: sources.create(award=CertificationAward.objects.get(), url=f"{SOURCE}/b"),
    ],
    ids=["changed", "deleted", "added"],
)
def test_a_further_source_is_a_correction(award, change):
    AwardSource.objects.create(award=award, url=SOURCE, title="Page", publisher="The city")
    CertificationAward.objects.update(corrected_at=None)

    change(AwardSource.objects)

    assert corrected_at() is not None


def test_another_announcement_is_a_correction(award):
    other = make_announcement(announced_at=LONG_AGO + timedelta(days=1))
    CertificationAward.objects.update(announcement=other)

    assert corrected_at() is not None


def test_save_of_a_changed_award_is_dated(award):
    award.level = Level.PLATINUM
    award.save()

    assert corrected_at() is not None


def test_correction_by_sql_is_dated(award):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE certifications_certificationaward SET level = 3")

    assert corrected_at() is not None


def test_save_that_changes_nothing_is_no_correction(award):
    award.save()
    award.announcement.save()
    CertificationAward.objects.update(level=award.level)

    assert corrected_at() is None


def test_correction_before_the_announcement_does_not_show(db):
    tomorrow = timezone.now() + timedelta(days=1)
    make_award(city=make_city(), year=tomorrow.year, announced_at=tomorrow)

    CertificationAward.objects.update(level=Level.GOLD)

    assert CertificationAward.objects.get().updated_at == tomorrow


# The check -----------------------------------------------------------------------------------

ALL = (*triggers.TRIGGERS, *OF_CITIES)
NAMES = [(each.table, name) for each in ALL for name in getattr(each, connection.vendor)]


def drop(table, name):
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{on}")


def faults():
    return run_checks(tags=["database"], databases=["default"])


def test_check_knows_every_trigger_of_the_database(db):
    with connection.cursor() as cursor:
        cursor.execute(triggers.PRESENT[connection.vendor])
        present = cursor.fetchall()

    assert sorted(present) == sorted(NAMES)
    assert faults() == []


@pytest.mark.parametrize(("table", "name"), NAMES, ids=[name for _, name in NAMES])
def test_check_names_a_lost_trigger_and_what_to_do(db, table, name):
    drop(table, name)

    (fault,) = faults()

    assert fault.msg.startswith(f"The table {table} has lost its trigger {name}: ")
    assert f"CREATE TRIGGER {name} again" in fault.hint


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("check", {"databases": ["default"], "tags": ["database"]}),
        ("migrate", {"plan": True, "skip_checks": False}),
    ],
    ids=["check", "migrate"],
)
def test_commands_stop_at_a_lost_trigger(db, command, options):
    drop("certifications_certificationaward", "award_correction_dated")

    with pytest.raises(SystemCheckError, match="award_correction_dated"):
        call_command(command, stdout=io.StringIO(), **options)


def test_check_asks_nothing_of_a_database_before_its_migrations(db):
    drop("certifications_certificationaward", "award_correction_dated")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'certifications'")

    assert faults() == []


def test_check_without_a_database_asks_none(db):
    drop("certifications_certificationaward", "award_correction_dated")

    assert "wwc.E001" not in [error.id for error in run_checks()]
