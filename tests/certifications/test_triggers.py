"""The database dates each correction of an award, whatever makes it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from certifications.levels import Level
from certifications.models import CertificationAward
from tests.factories import LONG_AGO, make_award, make_city


@pytest.fixture
def award(db):
    return make_award(city=make_city())


def corrected_at():
    return CertificationAward.objects.get().corrected_at


def test_new_award_has_no_correction(award):
    assert corrected_at() is None
    assert award.updated_at == award.announced_at


@pytest.mark.parametrize(
    "change",
    [
        {"level": Level.GOLD},
        {"source_url": "https://example.org/other"},
        {"announced_at": LONG_AGO + timedelta(days=1)},
    ],
    ids=["level", "source", "announcement"],
)
def test_correction_is_dated_by_update_and_by_save(award, change):
    CertificationAward.objects.update(**change)

    assert abs(corrected_at() - timezone.now()) < timedelta(minutes=1)
    assert CertificationAward.objects.get().updated_at == corrected_at()


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
    CertificationAward.objects.update(level=award.level)

    assert corrected_at() is None


def test_correction_before_the_announcement_does_not_show(db):
    tomorrow = timezone.now() + timedelta(days=1)
    make_award(city=make_city(), announced_at=tomorrow)

    CertificationAward.objects.update(level=Level.GOLD)

    assert CertificationAward.objects.get().updated_at == tomorrow
