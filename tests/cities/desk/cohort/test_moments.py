"""Days and times as people write them."""

from datetime import date, datetime

import pytest

from cities.desk.cohort.moments import read_day

FEBRUARY_26 = date(2027, 2, 26), "day"


@pytest.mark.parametrize(
    ("text", "since", "precision"),
    [
        ("2027-02-26", *FEBRUARY_26),
        (" 2027-2-26 ", *FEBRUARY_26),
        ("February 26, 2027", *FEBRUARY_26),
        ("Feb 26 2027", *FEBRUARY_26),
        ("feb. 26th, 2027", *FEBRUARY_26),
        ("2/26/2027", *FEBRUARY_26),
        ("2027-02-26 00:00:00", *FEBRUARY_26),
        ("2027-02-26T00:00", *FEBRUARY_26),
        ("Sept. 1, 2026", date(2026, 9, 1), "day"),
        ("2022-03", date(2022, 3, 1), "month"),
        ("December 2022", date(2022, 12, 1), "month"),
        ("2021", date(2021, 1, 1), "year"),
    ],
)
def test_a_day_is_read_as_exactly_as_it_is_written(text, since, precision):
    period = read_day(text)

    assert (period.since, period.precision) == (since, precision)


@pytest.mark.parametrize(
    "text",
    ["2027-02-30", "13/26/2027", "2022-0", "2022-13", "Febtober 2020", "soon", "26.2.2027", "0000"]
    + ["2027-02-26 09:00", "9999", "", "20200", "June"],
)
def test_what_is_no_day_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="isn’t a day. Write June 29, 2020 or 2020-06-29") as fault:
        read_day(text)

    assert f"“{text}”" in str(fault.value)


@pytest.mark.parametrize(
    ("text", "end", "words"),
    [
        ("2020-06-29", datetime(2020, 6, 29), "June 29, 2020"),
        ("2022-03", datetime(2022, 4, 1), "March 2022"),
        ("2022-12", datetime(2023, 1, 1), "December 2022"),
        ("2021", datetime(2022, 1, 1), "2021"),
    ],
)
def test_a_period_is_told_when_it_is_over_and_a_day_when_it_begins(text, end, words):
    assert read_day(text).end == end
    assert read_day(text).in_words == words


def test_a_period_holds_its_days_alone():
    march = read_day("2022-03")

    assert [march.holds(date(2022, *day)) for day in ((2, 28), (3, 1), (3, 31), (4, 1))] == [
        *(False, True, True, False)
    ]
