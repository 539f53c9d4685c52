"""The words in which assessments and awards are asked for."""

from datetime import date

import pytest

from certifications.models import ExpectedAnnouncement


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
