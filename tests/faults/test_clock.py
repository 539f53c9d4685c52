"""A clock runs ahead and is set right: what came out too early is nowhere any more."""

from pathlib import Path

import pytest

from tests.faults.running_site import KNOWN, UNKNOWN

pytestmark = [pytest.mark.faults, pytest.mark.once]

EMBARGO = """
from datetime import timedelta
from django.utils import timezone
from cities.models import City
from tests.factories import make_award
at = timezone.now() + timedelta(hours=1)
make_award(city=City.objects.get(slug="boise-id"), year=at.year, announced_at=at, level=3)
"""
PATHS = [*KNOWN, *UNKNOWN, "/awards.csv", "/awards.atom", "/cities/boise-id/", "/data/releases/"]
PATHS += ["/data/", "/sitemap.xml", "/badges/boise-id.svg", "/corrections/"]


def test_clock_that_runs_ahead_for_a_while(a_site, tmp_path, monkeypatch):
    clock = tmp_path / "clock"
    clock.write_text("0")
    settings = {
        "PYTHONPATH": str(Path(__file__).parent / "wrong_clock"),
        "WRONG_CLOCK": str(clock),
    }
    with a_site(**settings) as site:
        site.manage("shell", "-c", EMBARGO)
        before = {path: site.get(path) for path in PATHS}

        clock.write_text("7200")
        ahead = {path: site.get(path) for path in PATHS}
        assert "boise-id" in ahead["/awards.csv"].body
        assert site.is_well()

        clock.write_text("0")
        for _ in range(4):  # both workers
            after = {path: site.get(path) for path in PATHS}
            assert {path: each.status for path, each in after.items()} == {
                path: each.status for path, each in before.items()
            }
            assert {p for p in PATHS if after[p].body != before[p].body} == set()
        assert site.is_well()
