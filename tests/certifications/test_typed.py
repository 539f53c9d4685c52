"""What people type for a time of day and a whole number."""

from datetime import time

import pytest

from certifications.typed import read_clock, without_groups


@pytest.mark.parametrize(
    ("text", "read"),
    [
        *(("9:00 AM", time(9)), ("9am", time(9)), ("9 a.m.", time(9)), ("09:00", time(9))),
        *(("9:30 pm", time(21, 30)), ("12 AM", time(0)), ("12:00 pm", time(12))),
        *(("21:05:07", time(21, 5, 7)), (" 9:00 AM Eastern ", time(9)), ("9am ET", time(9))),
    ],
)
def test_a_time_of_day_is_read(text, read):
    assert read_clock(text) == read


@pytest.mark.parametrize("text", ["9", "25:00", "13 pm", "0 am", "9:60", "noonish", "", "9:00 xm"])
def test_what_is_no_time_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="Write 9:00 AM"):
        read_clock(text)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        *(("40,000", "40000"), ("40 000", "40000"), ("1,234,567", "1234567")),
        *(("40\u202f000", "40000"), ("40000", "40000"), ("4,00", "4,00"), ("40.000", "40.000")),
    ],
)
def test_groups_of_three_digits_are_taken_together(text, digits):
    assert without_groups(text) == digits
