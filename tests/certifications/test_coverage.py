"""How far the record reaches, by tables of announcements."""

from datetime import date
from types import SimpleNamespace

import pytest

from certifications.coverage import coverage_of, in_us_words

HELD = {"c": "complete", "p": "partial", "n": "none"}


def announcements(held):
    """Return announcements on January 1 of 2018 and the years after, a letter of HELD for each."""
    return [
        SimpleNamespace(
            year=2018 + number,
            announced_on=date(2018 + number, 1, 1),
            is_wholly_recorded=letter == "c",
            is_partly_recorded=letter == "p",
        )
        for number, letter in enumerate(held)
    ]


@pytest.mark.parametrize(
    ("held", "through", "missing", "sentence"),
    [
        ("", None, 0, "No announcement of the program is recorded."),
        ("cc", 2019, 0, "Complete through January 1, 2019."),
        (
            "ccn",
            2019,
            1,
            "Complete through January 1, 2019. The program has announced one round since; it is "
            "not in this record yet.",
        ),
        (
            "cc" + 9 * "n",
            2019,
            9,
            "Complete through January 1, 2019. The program has announced nine rounds since; they "
            "are not in this record yet.",
        ),
        (
            "c" + 10 * "n",
            2018,
            10,
            "Complete through January 1, 2018. The program has announced 10 rounds since; they are "
            "not in this record yet.",
        ),
        (
            "cnc",
            2018,
            1,
            "Complete through January 1, 2018. The program has announced one round since; it is "
            "not in this record yet.",
        ),
        (
            "cp",
            2018,
            1,
            "Complete through January 1, 2018. The program has announced one round since; it is "
            "only in part in this record.",
        ),
        (
            "cpn",
            2018,
            2,
            "Complete through January 1, 2018. The program has announced two rounds since; they "
            "are not, or only in part, in this record.",
        ),
        (
            "nc",
            None,
            1,
            "The program has announced one round; it is not in this record yet.",
        ),
    ],
)
def test_coverage_ends_before_the_first_gap(held, through, missing, sentence):
    coverage = coverage_of(announcements(held))

    assert coverage.complete_through == (through and date(through, 1, 1))
    assert len(coverage.missing) == missing
    assert coverage.sentence == sentence


def test_a_day_is_reached_up_to_that_of_the_last_complete_announcement():
    coverage = coverage_of(announcements("ccn"))

    assert coverage.reaches(date(2019, 1, 1))
    assert not coverage.reaches(date(2019, 1, 2))
    assert not coverage_of([]).reaches(date(2018, 1, 1))


@pytest.mark.parametrize(
    ("held", "share"), [("", 0), ("n", 0), ("c", 100), ("cn", 0), ("ccn", 50), ("ccc", 100)]
)
def test_the_share_is_of_the_days_from_the_first_to_the_latest(held, share):
    assert coverage_of(announcements(held)).share == pytest.approx(share, abs=0.1)


def test_announcements_are_asked_for_by_year():
    coverage = coverage_of(announcements("ccn"))

    assert [each.year for each in coverage.of_year(2020)] == [2020]
    assert coverage.of_year(2017) == []


def test_a_day_is_written_as_in_the_united_states():
    assert in_us_words(date(2019, 4, 4)) == "April 4, 2019"
    assert coverage_of(announcements("c")).in_short == "as of January 1, 2018"
    assert coverage_of([]).in_short == ""


@pytest.mark.parametrize(
    ("held", "years", "with_all_before", "holds"),
    [
        ("cc", [2018], False, True),
        ("cc", [2018, 2019], False, True),
        ("cp", [2018, 2019], False, False),
        ("cn", [2019], False, False),
        ("cnc", [2020], False, True),
        ("cnc", [2020], True, False),
        ("ccc", [2020], True, True),
        ("cc", [2025], False, False),
        ("", [2018], False, False),
    ],
)
def test_years_are_held_where_every_announcement_of_them_is(held, years, with_all_before, holds):
    coverage = coverage_of(announcements(held))

    assert coverage.holds(years, with_all_before=with_all_before) is holds
