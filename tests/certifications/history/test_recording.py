"""Every change is recorded, whatever makes it, and what is recorded stays."""

import json
from contextlib import suppress
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from certifications.history.models import Change, Revision, counter
from certifications.history.recording import revision
from certifications.models import Announcement, CertificationAward, ExpectedAnnouncement
from cities.models import CaseStudy, City, OtherName
from tests.factories import make_award, make_city

pytestmark = pytest.mark.django_db
OUTSIDE = Revision.Kind.OUTSIDE


@pytest.fixture
def topeka():
    city = make_city(name="Topeka", state="KS", population=120_000, population_year=2020)
    # What follows is not of the same revision.
    with revision("seed") as made:
        City.objects.filter(pk=city.pk).update(population_source="Census")
    assert made.changes.count() == 1
    city.refresh_from_db()
    return city


def last():
    return Change.objects.last()


def test_a_revision_holds_what_was_changed_by_whom_and_why(topeka):
    robin = User.objects.create_user("robin")

    with revision("edit", by=robin, why="The 2024 figure.", public_note="New figure.") as made:
        City.objects.filter(pk=topeka.pk).update(population=125_449, population_year=2024)

    change = made.changes.get()
    assert (made.by, made.by_name, made.kind) == (robin, "robin", "edit")
    assert (made.why, made.public_note) == ("The 2024 figure.", "New figure.")
    assert (change.table, change.key, change.name) == ("cities_city", topeka.pk, "topeka-ks")
    assert {name: (change.before[name], change.after[name]) for name in change.columns} == {
        "population": (120_000, 125_449),
        "population_year": (2020, 2024),
    }


def test_the_name_of_a_person_outlives_the_account(topeka):
    robin = User.objects.create_user("robin")
    with revision("edit", by=robin) as made:
        City.objects.filter(pk=topeka.pk).update(note="x")

    robin.delete()

    assert Revision.objects.get(pk=made.pk).by_name == "robin"


def test_a_revision_without_a_change_is_not_kept(topeka):
    before = Revision.objects.count()

    with revision("edit"):
        City.objects.filter(pk=topeka.pk).update(name="Topeka")

    assert Revision.objects.count() == before


def test_what_fails_leaves_nothing(topeka):
    before = counter(), Revision.objects.count()

    with suppress(IntegrityError), revision("edit"):
        City.objects.filter(pk=topeka.pk).update(note="x")
        City.objects.filter(pk=topeka.pk).update(state="XX")

    assert (counter(), Revision.objects.count()) == before
    City.objects.filter(pk=topeka.pk).update(note="y")
    assert last().revision.kind == OUTSIDE  # the revision is open no longer


def test_a_revision_inside_another_has_its_own_changes(topeka):
    with revision("command") as outer:
        City.objects.filter(pk=topeka.pk).update(note="x")
        with revision("undo") as inner:
            City.objects.filter(pk=topeka.pk).update(note="y")
        City.objects.filter(pk=topeka.pk).update(note="z")

    assert [each.after["note"] for each in outer.changes.all()] == ["x", "z"]
    assert [each.after["note"] for each in inner.changes.all()] == ["y"]


@pytest.mark.parametrize(
    "change",
    [
        lambda city: City.objects.filter(pk=city.pk).update(note="x"),
        lambda city: City.objects.bulk_update([_noted(city)], ["note"]),
        lambda city: _noted(city).save(),
        lambda city: _sql("UPDATE cities_city SET note = 'x' WHERE id = %s", city.pk),
    ],
    ids=["update()", "bulk_update()", "save()", "raw SQL"],
)
def test_a_change_outside_of_a_revision_is_in_one_made_by_the_database(topeka, change):
    change(topeka)

    assert (last().name, last().columns) == ("topeka-ks", ["note"])
    assert (last().revision.kind, last().revision.by_name) == (OUTSIDE, "")


def _noted(city):
    city.note = "x"
    return city


def _sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_changes_of_one_statement_are_of_one_revision(topeka):
    make_city(name="Salina", state="KS")
    with revision("seed"):
        City.objects.update(region="Midwest")

    City.objects.update(region="")

    one, other = Change.objects.order_by("-pk")[:2]
    assert {one.name, other.name} == {"topeka-ks", "salina-ks"}
    assert one.revision == other.revision


def test_every_table_of_the_record_is_recorded(topeka):
    with revision("edit") as made:
        award = make_award(city=topeka, year=2020)
        award.sources.create(url="https://example.org/", title="Story", publisher="The Paper")
        OtherName.objects.create(city=topeka, name="Capital of Kansas")
        study = CaseStudy.objects.create(
            title="A study", url="https://example.org/s", publisher="The Paper"
        )
        study.cities.add(topeka)
        study.cities.remove(topeka)
        ExpectedAnnouncement.objects.create(expected_on=date(2027, 2, 26))

    names = {each.table: each.name for each in made.changes.all()}
    assert names.pop("certifications_announcement").startswith("2020 2020-")
    assert names == {
        "certifications_assessment": "topeka-ks 2020",
        "certifications_certificationaward": "topeka-ks 2020",
        "certifications_awardsource": "topeka-ks 2020 https://example.org/",
        "certifications_expectedannouncement": "2027-02-26",
        "cities_othername": "topeka-ks Capital of Kansas",
        "cities_casestudy": "A study",
        "cities_casestudy_cities": "topeka-ks A study",
    }
    assert (last().before, last().after["expected_on"]) == (None, "2027-02-26")


def test_a_loaded_fixture_is_recorded(topeka, tmp_path):
    fixture = tmp_path / "one.json"
    row = {"model": "cities.othername", "fields": {"city": ["topeka-ks"], "name": "T-Town"}}
    fixture.write_text(json.dumps([row]))

    call_command("loaddata", str(fixture), verbosity=0)

    assert (last().table, last().name) == ("cities_othername", "topeka-ks T-Town")


def test_numbers_keep_all_their_digits(topeka):
    # Neither ends within fifteen digits.
    there = {"latitude": 0.1 + 0.2, "longitude": -95.689_018_500_000_013}

    City.objects.filter(pk=topeka.pk).update(**there)

    assert {name: last().after[name] for name in there} == there


def test_what_the_database_derives_is_no_change(topeka):
    award = make_award(city=topeka)
    before = counter()

    CertificationAward.objects.filter(pk=award.pk).update(corrected_at=None)
    Announcement.objects.update(note="")

    assert counter() == before


@pytest.mark.parametrize(
    "tamper",
    [
        lambda: Change.objects.update(name="nothing"),
        lambda: Change.objects.all().delete(),
        lambda: Revision.objects.update(by_name="nobody"),
        lambda: Revision.objects.all()._raw_delete("default"),
    ],
    ids=["altering a change", "deleting it", "altering a revision", "deleting it as well"],
)
def test_what_is_recorded_stays(topeka, tamper):
    kept = list(Change.objects.values()), list(Revision.objects.values())

    with pytest.raises(DatabaseError, match="history_stays"), transaction.atomic():
        tamper()

    assert (list(Change.objects.values()), list(Revision.objects.values())) == kept
