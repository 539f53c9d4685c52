"""What staff type to move an announcement."""

from datetime import UTC, datetime

import pytest

from cities.desk.embargoes.forms import ExpectForm, PostponeForm
from tests.cities.desk.embargoes.conftest import NOW


def postponed(announcement, day="December 3, 2026", time="9:00 AM"):
    sent = {"day": day, "time": time, "why": "The mayor is away.", "change": "1"}
    return PostponeForm(sent, announcement=announcement, now=NOW)


@pytest.mark.parametrize(
    "time", ["9:00 AM", "9am", "9 AM", "9:00am", "9 a.m.", "9:00 a.m.", "09:00", "9:00"]
)
@pytest.mark.parametrize("day", ["December 3, 2026", "2026-12-03", "12/3/2026", "Dec 3, 2026"])
def test_days_and_times_are_read_as_people_write_them(announcement, day, time):
    form = postponed(announcement, day, time)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["moment"] == datetime(2026, 12, 3, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"day": "Thursday"}, "day", "Write the day as December 1, 2026 or 2026-12-01."),
        ({"time": "nine"}, "time", "“nine” isn’t a time. Write 9:00 AM."),
        ({"time": "9"}, "time", "“9” isn’t a time. Write 9:00 AM."),
        ({"day": "2026-11-24"}, "day", "That moment is past."),
        ({"day": "2026-12-01", "time": "8:30 AM"}, "time", "at that moment already"),
    ],
)
def test_what_cannot_be_meant_is_said_at_the_field(announcement, sent, field, sentence):
    form = postponed(announcement, **sent)

    assert list(form.errors) == [field]
    assert sentence in form.errors[field][0]


def test_a_number_is_asked_for(announcement):
    sent = {"awards": "-1", "change": "1"}

    assert list(ExpectForm(sent, announcement=announcement, now=NOW).errors) == ["awards"]
