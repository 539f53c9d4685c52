"""Moments in words."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from certifications.models import Announcement
from cities.desk.embargoes.moments import in_words, public_in_words, until

EASTERN = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 12, 1, 13, 30, tzinfo=UTC), "December 1, 2026, 8:30 AM Eastern"),
        (datetime(2026, 7, 1, 4, 0, tzinfo=UTC), "July 1, 2026, 12:00 AM Eastern"),
        (datetime(2026, 7, 1, 1, 5, tzinfo=UTC), "June 30, 2026, 9:05 PM Eastern"),
    ],
)
def test_a_moment_is_said_in_eastern_time(moment, words):
    assert in_words(moment, EASTERN) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 12, 1, 13, 30, tzinfo=UTC), "in 7 days"),
        (datetime(2030, 11, 24, 15, tzinfo=UTC), "in 1,461 days"),
        (datetime(2026, 11, 25, 6, 0, tzinfo=UTC), "tomorrow"),
        (datetime(2026, 11, 25, 4, 59, tzinfo=UTC), "in 13 hours"),
        (datetime(2026, 11, 24, 16, 0, tzinfo=UTC), "in 1 hour"),
        (datetime(2026, 11, 24, 15, 30, tzinfo=UTC), "in 30 minutes"),
        (datetime(2026, 11, 24, 15, 0, 1, tzinfo=UTC), "in 1 minute"),
    ],
)
def test_how_long_it_is_until_then(moment, words):
    assert until(moment, NOW, EASTERN) == words


def test_since_when_or_from_when_on_an_award_is_public():
    coming = Announcement(announced_at=datetime(2026, 12, 1, 13, 30, tzinfo=UTC))
    past = Announcement(announced_at=NOW - timedelta(days=1), day_in_words="fall of 2026")

    assert public_in_words(coming, NOW, EASTERN) == (
        "Public on December 1, 2026, 8:30 AM Eastern, in 7 days"
    )
    assert public_in_words(past, NOW, EASTERN) == "Public since fall of 2026"
