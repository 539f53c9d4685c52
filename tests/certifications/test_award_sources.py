"""Further sources of an award: what the database refuses, and where they are shown."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from certifications.coverage import coverage_of
from certifications.data_version import record_at
from certifications.models import AwardSource, CertificationAward
from tests.factories import make_award, make_city

CONFLICT = "It calls the award “2020 Silver”; the announcement and the published list say 2019."


def make_source(award, **fields):
    known = {"url": "https://example.org/a", "title": "News story", "publisher": "The Paper"}
    return AwardSource.objects.create(award=award, **known | fields)


@pytest.mark.parametrize("wrong", [{"stance": "doubts"}, {"url": "ftp://x"}, {}], ids=str)
def test_the_database_refuses_what_cannot_be(db, wrong):
    award = make_award(city=make_city())
    make_source(award)

    with pytest.raises(IntegrityError):
        make_source(award, **{"url": "https://example.org/b"} | wrong if wrong else {})


def test_the_conflict_of_philadelphia_stands_at_its_award(published, page, client):
    note = page("/cities/philadelphia-pa/").select_one(".note")
    text = " ".join(note.get_text().split())

    assert "Disagrees The city’s page on the program’s site, What Works Cities" in text
    assert CONFLICT in text
    assert "Blog post, What Works Cities, April 24, 2019" in text
    found = json.loads(client.get("/awards.json?q=philadelphia").getvalue())["results"]
    assert [each["sources"] for each in found] == [
        "contradicts: https://whatworkscities.bloomberg.org/; "
        "supports: https://medium.com/what-works-cities-certification"
    ]
    script = page("/cities/philadelphia-pa/").select_one("script[type*=json]")
    (award,) = json.loads(script.get_text())[0]["hasCertification"]
    assert len(award["subjectOf"]) == 2


def test_the_data_version_moves_with_a_source_and_counts_no_award_twice(roster):
    now = timezone.now()
    before = record_at(now, coverage_of([]))

    make_source(CertificationAward.objects.get(assessment__city__slug="boston-ma"))

    after = record_at(now, coverage_of([]))
    assert after.version != before.version
    assert (after.awards, after.cities) == (before.awards, before.cities) == (16, 13)


def test_a_source_is_shown_from_the_minute_of_its_award(published, client):
    now = datetime.now(UTC)
    award = make_award(
        city=make_city(name="Draft", state="KS"),
        year=now.year,
        announced_at=now + timedelta(hours=1),
    )
    before = record_at(now, coverage_of([]))

    make_source(award, url="https://example.org/secret")

    assert record_at(now, coverage_of([])) == before
    assert b"secret" not in client.get("/awards.csv").getvalue()
