"""Every stored row against the rules that forms apply."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone

from cities.desk.models import Acknowledgement
from cities.desk.questions.asking import asked
from cities.models import CaseStudy, City


def run(*command):
    out, err = io.StringIO(), io.StringIO()
    call_command(*command, stdout=out, stderr=err)
    return out.getvalue() + err.getvalue()


def test_data_without_fault_passes_the_check(roster):
    assert "no fault" in run("check_data")


def test_every_faulty_row_is_printed(roster, capsys):
    City.objects.filter(slug="boston-ma").update(geoid="25", population_year=None)
    CaseStudy.objects.filter(title="BlightStatus").update(published_on="long ago")
    out = io.StringIO()

    with pytest.raises(CommandError, match="2 of 79 rows are at fault"):
        call_command("check_data", stderr=out)

    assert "city Boston, MA: " in out.getvalue()
    assert "geoid: A GEOID has seven digits" in out.getvalue()
    assert "population_year: Say of which year" in out.getvalue()
    assert "case study BlightStatus: published_on" in out.getvalue()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL lets no row past its checks.")
def test_a_row_that_breaks_a_constraint_is_told_of(roster):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = 1")
        City.objects.filter(slug="boston-ma").update(latitude=42.4, longitude=None)
        cursor.execute("PRAGMA ignore_check_constraints = 0")
    out = io.StringIO()

    with pytest.raises(CommandError, match="1 of 79 rows are at fault"):
        call_command("check_data", stderr=out)

    assert "SQLite: CHECK constraint failed in cities_city" in out.getvalue()


def test_the_published_record_raises_no_question(published):
    assert "Questions: 0 open, 0 answered.\n" in run("check_data", "--questions")


def test_questions_are_printed_and_are_no_fault(roster):
    City.objects.filter(slug="boston-ma").update(population=6_756)
    City.objects.filter(slug="seattle-wa").update(population=7_370)
    first = asked(timezone.now())[0].question
    row = {name: getattr(first, name) for name in ("rule", "table", "key", "values")}
    Acknowledgement.objects.create(**row, because="It is so.", by_name="robin")

    said = run("check_data", "--questions")

    assert "Seattle, WA: Its population is 7,370. The Census Bureau counted" in said
    assert "Boston, MA: " not in said
    assert "Questions: 1 open, 1 answered." in said
    assert "no fault" in said
    assert "Questions" not in run("check_data")


def test_a_fault_is_one_beside_questions_too(roster):
    City.objects.filter(slug="boston-ma").update(population=6_756, population_year=None)

    with pytest.raises(CommandError, match="1 of"):
        run("check_data", "--questions")
