"""Loading and checking the data from the command line."""

import io
import json

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, OperationalError, connection

from certifications.models import Assessment, CertificationAward
from cities.models import CaseStudy, City
from tests.factories import make_city

ROSTER = settings.BASE_DIR / "fixtures" / "roster.json"
CASE_STUDIES = settings.BASE_DIR / "fixtures" / "case_studies.json"


def run(*command):
    out, err = io.StringIO(), io.StringIO()
    call_command(*command, stdout=out, stderr=err)
    return out.getvalue() + err.getvalue()


def counts():
    return [model.objects.count() for model in (City, Assessment, CertificationAward, CaseStudy)]


def test_fixtures_load_into_an_empty_database_and_once_more(db):
    for _ in range(2):
        run("loaddata", str(ROSTER), str(CASE_STUDIES))

        assert counts() == [13, 16, 16, 8]


def test_fixtures_hold_natural_keys_and_no_primary_keys():
    records = json.loads(ROSTER.read_text()) + json.loads(CASE_STUDIES.read_text())

    assert [record for record in records if "pk" in record] == []
    assert [r["fields"]["city"] for r in records if r["model"] == "certifications.assessment"][
        0
    ] == ["arlington-tx"]


def test_seeding_fills_an_empty_site(db):
    assert "13 cities" in run("seed")
    assert counts() == [13, 16, 16, 8]


def test_seeding_leaves_what_staff_edited(roster):
    City.objects.filter(slug="boston-ma").update(note="Edited", slug="hub-ma")
    CertificationAward.objects.filter(assessment__city__slug="seattle-wa").delete()

    assert "nothing loaded" in run("seed")

    assert City.objects.get(slug="hub-ma").note == "Edited"
    assert counts() == [13, 16, 15, 8]


def test_seeding_leaves_a_site_that_staff_began_by_hand(db):
    make_city(name="Lowell")

    run("seed")

    assert counts() == [1, 0, 0, 0]


def test_loading_over_a_renamed_city_is_refused_whole(roster):
    City.objects.filter(slug="boston-ma").update(slug="hub-ma", name="Hub")

    with pytest.raises(IntegrityError, match="city_slug_taken"):
        run("loaddata", str(ROSTER))

    assert City.objects.get(slug="hub-ma").name == "Hub"


def test_preparing_a_site_makes_everything_it_needs_and_twice_changes_nothing(
    db, settings, tmp_path
):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.DATA_DIR = tmp_path

    assert "13 cities" in run("prepare")
    assert "nothing loaded" in run("prepare")
    assert (tmp_path / "static" / "site.css").exists()


def test_a_database_that_does_not_answer_is_named(monkeypatch):
    def gone():
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "ensure_connection", gone)

    with pytest.raises(CommandError, match=r"answer \(connection refused\): .*DATABASE_URL"):
        run("prepare")


def test_data_without_fault_passes_the_check(roster):
    assert "no fault" in run("check_data")


def test_every_faulty_row_is_printed(roster, capsys):
    City.objects.filter(slug="boston-ma").update(geoid="12", population_year=None)
    CaseStudy.objects.filter(title="BlightStatus").update(published_on="long ago")
    out = io.StringIO()

    with pytest.raises(CommandError, match="2 of 66 rows are at fault"):
        call_command("check_data", stderr=out)

    assert "city Boston, MA: " in out.getvalue()
    assert "geoid: A GEOID has seven digits" in out.getvalue()
    assert "population_year: Say of which year" in out.getvalue()
    assert "case study BlightStatus: published_on" in out.getvalue()


def test_no_migration_is_missing(db):
    run("makemigrations", "--check", "--dry-run")
