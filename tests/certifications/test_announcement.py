"""Announcements: what the database refuses, how a day is said, and what an embargo hides."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from certifications.models import Announcement

MOMENT = datetime(2021, 7, 14, 4, tzinfo=UTC)
URL = "https://example.org/"


def make(**fields):
    known = {"year": 2021, "announced_at": MOMENT, "title": "Release", "publisher": "X"}
    return Announcement.objects.create(**known | {"source_url": URL} | fields)


@pytest.mark.parametrize(
    "wrong",
    [
        {"year": 2018},
        {"year": 2024},
        {"precision": "hour"},
        {"coverage": "most"},
        {"source_url": "ftp://x"},
        {"announced_at": datetime(2014, 7, 14, tzinfo=UTC), "year": 2014},
    ],
    ids=str,
)
def test_the_database_refuses_what_cannot_be(db, wrong):
    with pytest.raises(IntegrityError):
        make(**wrong)


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2022])
def test_a_round_is_announced_from_a_year_before_to_two_after(db, year):
    assert make(year=year).pk


def test_a_round_has_one_announcement_a_moment(db):
    make()
    make(announced_at=MOMENT + timedelta(days=1))

    with pytest.raises(IntegrityError):
        make()


def test_a_form_says_what_is_wrong_at_the_field(db):
    announcement = Announcement(
        year=2024, announced_at=MOMENT, title="x", publisher="x", source_url=URL
    )

    with pytest.raises(ValidationError) as refused:
        announcement.full_clean()
    assert list(refused.value.message_dict) == ["year"]


@pytest.mark.parametrize(
    ("precision", "moment", "in_words", "says", "day"),
    [
        ("day", MOMENT, "", "July 14, 2021", date(2021, 7, 14)),
        ("minute", MOMENT, "", "July 14, 2021", date(2021, 7, 14)),
        (
            "month",
            datetime(2021, 8, 1, 4, tzinfo=UTC),
            "",
            "July 2021",
            date(2021, 7, 31),
        ),
        ("year", datetime(2022, 1, 1, 5, tzinfo=UTC), "", "2021", date(2021, 12, 31)),
        (
            "year",
            datetime(2022, 3, 31, 4, tzinfo=UTC),
            "early 2022 (by March 30)",
            "early 2022 (by March 30)",
            date(2022, 3, 30),
        ),
    ],
)
def test_a_day_is_said_no_more_exactly_than_it_is_known(precision, moment, in_words, says, day):
    announcement = Announcement(
        year=2021, announced_at=moment, precision=precision, day_in_words=in_words
    )

    assert (announcement.when, announcement.announced_on) == (says, day)


def test_an_announcement_to_come_tells_nothing_before_its_minute(db):
    now = timezone.now()
    make(year=now.year, announced_at=now + timedelta(minutes=1), coverage="complete")

    assert Announcement.objects.coverage(now).announcements == ()
    assert len(Announcement.objects.coverage(now + timedelta(minutes=1)).announcements) == 1


def test_the_known_announcements_are_those_of_the_facts(roster):
    coverage = Announcement.objects.coverage()

    assert [each.when for each in coverage.announcements] == [
        "January 25, 2018",
        "April 24, 2019",
        "June 29, 2020",
        "July 14, 2021",
        "December 15, 2021",
        "early 2022 (by March 30)",
        "June 21, 2023",
        "January 23, 2024",
        "June 17, 2024",
        "February 26, 2025",
        "January 2026",
    ]
    totals = [each.stated_total for each in coverage.announcements]
    assert totals == [9, 13, 24, 40, 50, 55, 62, 74, 83, 104, None]
    assert coverage.complete_through == date(2019, 4, 24)
    assert len(coverage.missing) == 9


@pytest.mark.parametrize(
    ("day", "through", "missing"),
    [((2018, 6, 1), date(2018, 1, 25), 0), ((2021, 7, 14), date(2019, 4, 24), 2)],
)
def test_a_day_of_the_past_knows_no_later_announcement(roster, day, through, missing):
    coverage = Announcement.objects.coverage(datetime(*day, 23, tzinfo=UTC))

    assert (coverage.complete_through, len(coverage.missing)) == (through, missing)
