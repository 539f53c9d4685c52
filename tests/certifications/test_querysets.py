"""The words in which assessments and awards are asked for."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from certifications.levels import Event, Level, event_of
from certifications.models import Assessment, CertificationAward, ExpectedAnnouncement
from tests.factories import make_assessment, make_award, make_city


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 1), date(2026, 4, 24)),
        (date(2026, 4, 24), date(2026, 4, 24)),
        (date(2026, 4, 25), date(2027, 1, 25)),
        (date(2027, 1, 26), None),
    ],
)
def test_the_next_announcement_is_the_earliest_from_the_day_on(db, day, expected):
    for expected_on in (date(2027, 1, 25), date(2026, 4, 24)):
        ExpectedAnnouncement.objects.create(expected_on=expected_on)

    found = ExpectedAnnouncement.objects.next_after(day)

    assert (found and found.expected_on) == expected


def test_the_current_award_is_the_latest_that_is_public(db):
    city, tomorrow = make_city(), timezone.now() + timedelta(days=1)
    make_award(city=city, year=2018)
    make_award(city=city, year=2019)
    make_award(city=city, year=tomorrow.year, announced_at=tomorrow)

    now = CertificationAward.objects.current()
    then = CertificationAward.objects.current(tomorrow)

    assert [award.year for award in now] == [2019]
    assert [award.year for award in then] == [tomorrow.year]


def test_an_award_is_public_at_the_very_moment_of_its_announcement(db):
    award = make_award(city=make_city())
    moment = award.announced_at

    assert CertificationAward.objects.public(moment).count() == 1
    assert not CertificationAward.objects.public(moment - timedelta(microseconds=1)).exists()


def test_an_assessment_counts_as_awarded_once_its_award_is_public(db):
    city = make_city()
    make_assessment(city=city, year=2018)
    make_award(city=city, year=2019)
    tomorrow = timezone.now() + timedelta(days=1)
    make_award(city=city, year=tomorrow.year, announced_at=tomorrow)

    assert [assessment.year for assessment in Assessment.objects.awarded()] == [2019]


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("before", [None, *Level])
def test_of_events_asks_of_the_database_what_event_of_says(db, before, level):
    city = make_city()
    if before:
        make_award(city=city, year=2018, level=before)
    award = make_award(city=city, year=2019, level=level)
    awards = CertificationAward.objects.in_years([2019])

    found = [event for event in Event if awards.of_events([event]).exists()]

    assert found == [event_of(level, before)]
    assert list(awards.of_events(Event)) == list(awards.of_events([])) == [award]
