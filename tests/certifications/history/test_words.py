"""Changes in words."""

from datetime import UTC, datetime

import pytest

from certifications.history.recording import revision
from certifications.history.words import ChangedValue, in_words
from certifications.levels import Level
from certifications.models import Announcement, CertificationAward
from cities.models import City
from tests.factories import make_award, make_city

pytestmark = pytest.mark.django_db


@pytest.fixture
def topeka():
    return make_city(name="Topeka", state="KS", population=120_000)


def rows_of(change):
    with revision("edit") as made:
        change()
    return in_words(made.changes.all())


def test_numbers_are_grouped_and_years_are_not(topeka):
    (row,) = rows_of(lambda: City.objects.update(population=125_449, population_year=2024))

    assert (row.kind, row.name, row.deed) == ("city", "topeka-ks", "changed")
    assert row.values == [
        ChangedValue("population", "120,000", "125,449"),
        ChangedValue("population year", "nothing", "2024"),
    ]


def test_choices_and_what_is_pointed_at_have_their_names(topeka):
    (*_, row) = rows_of(lambda: make_award(city=topeka, year=2020, level=Level.GOLD))

    assert (row.kind, row.deed) == ("certification award", "entered")
    assert row.values[1:] == [
        ChangedValue("level", "nothing", "Gold"),
        ChangedValue("announcement", "nothing", "2020, announced January 25, 2020"),
    ]


def test_moments_are_eastern(topeka):
    make_award(city=topeka, year=2020)
    moment = datetime(2020, 6, 29, 13, tzinfo=UTC)

    (row,) = rows_of(lambda: Announcement.objects.update(announced_at=moment))

    assert row.values[0].after == "June 29, 2020, 9 a.m. Eastern"


def test_what_is_gone_is_said_to_be_gone(topeka):
    award = make_award(city=topeka, year=2020)
    key = award.assessment_id

    rows = rows_of(lambda: award.assessment.delete())

    assert rows[0].values[0].before == f"one that is gone ({key})"
    assert {row.deed for row in rows} == {"deleted"}


def test_the_statements_do_not_grow_with_the_changes(topeka, django_assert_max_num_queries):
    for year in range(2016, 2024):
        make_award(city=topeka, year=year)
    with revision("edit") as made:
        CertificationAward.objects.update(level=Level.PLATINUM)
        for award in CertificationAward.objects.all():
            award.assessment.delete()

    with django_assert_max_num_queries(4):
        assert len(in_words(made.changes.all())) == 24
