"""The word as_of: which days there are, and when each ends."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from certifications.as_of import days_pattern, end_of, read_day

EASTERN = ZoneInfo("America/New_York")


TODAY = date(2026, 5, 7)


@pytest.mark.parametrize("text", ["2015-01-01", "2018-02-28", "2020-02-29", "2026-05-07"])
def test_day_of_the_record_is_read(text):
    assert read_day(text, TODAY).isoformat() == text


@pytest.mark.parametrize(
    "text",
    ["", "x", "2018", "2018-02-30", "2018-1-1", "20180101", "2018-01-01T00:00", "2014-12-31"]
    + ["2026-05-08", "9999-12-31", "-001-01-01", "٢٠١٨-٠١-٠١", "2018-W01-1"],
)
def test_other_text_is_refused_with_what_is_allowed(text):
    with pytest.raises(ValueError, match="Use a day from 2015-01-01 to 2026-05-07"):
        read_day(text, TODAY)


def test_day_ends_at_midnight_eastern_and_never_after_now():
    now = datetime(2026, 5, 7, 12, tzinfo=UTC)

    summer, winter = (end_of(date(2018, m, 1), EASTERN, now).astimezone(UTC) for m in (7, 1))

    assert summer.isoformat() == "2018-07-02T03:59:59.999999+00:00"
    assert winter.isoformat() == "2018-01-02T04:59:59.999999+00:00"
    assert end_of(TODAY, EASTERN, now) == now


@pytest.mark.parametrize(
    "today", [date(2015, 1, 1), date(2016, 3, 1), date(2024, 2, 29), date(2026, 11, 30)]
)
def test_the_pattern_of_days_is_that_of_the_days_that_are_read(today):
    pattern = re.compile(days_pattern(today))

    first = date(2014, 12, 1)
    for day in (first + timedelta(days=n) for n in range((today - first).days + 40)):
        is_read = date(2015, 1, 1) <= day <= today
        assert bool(pattern.fullmatch(day.isoformat())) == is_read, day
    for text in ("2015-02-30", "2016-00-10", "2016-13-01", "2015-01-00", "2015-1-1", ""):
        assert not pattern.fullmatch(text)
