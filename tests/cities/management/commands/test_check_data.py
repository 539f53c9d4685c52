"""Every stored row against the rules that forms apply."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

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
