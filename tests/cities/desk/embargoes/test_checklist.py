"""The checks of a coming announcement, as tables of cases."""

from dataclasses import replace
from datetime import datetime

import pytest

from cities.desk.embargoes.checklist import Facts, checks_of

FINE = Facts(
    moment=datetime(2026, 12, 1, 8, 30),
    now=datetime(2026, 11, 24, 10),
    year=2026,
    awards=21,
    cities=44,
    expected=21,
    seen_by=["alex"],
)
NUMBER, SOURCES, LEVELS, YEAR, HOUR, DISTANCE, SEEN = range(7)


def test_all_is_well_where_nothing_is_odd():
    assert [check.sentence for check in checks_of(FINE)] == [
        "21 awards, as expected.",
        "Each award has a source that somebody read.",
        "No award is lower than the city’s award before it.",
        "The certification year 2026 fits a day in 2026.",
        "8:30 AM Eastern is between 7 AM and 8 PM.",
        "It is no more than 400 days away.",
        "Seen as it is now by alex.",
    ]
    assert all(check.is_fine for check in checks_of(FINE))


ODD = [
    (NUMBER, {"awards": 18}, "18 awards, but 21 expected."),
    (NUMBER, {"awards": 1, "expected": None}, "1 award. Nobody has said how many are expected."),
    (
        NUMBER,
        {"expected": None, "stated_total": 62},
        "21 awards. That makes 44 certified cities, but it stated 62.",
    ),
    (SOURCES, {"awards": 0, "expected": 0}, "No award has a source yet."),
    (
        SOURCES,
        {"unsourced": ["Topeka, Kansas"]},
        "Nobody noted reading a source of Topeka, Kansas. Read the announcement’s, and fill in its "
        "“checked”.",
    ),
    (LEVELS, {"lower": list("abcdefg")}, "Lower than before: a; b; c; d; e; and 2 more."),
    (YEAR, {"year": 2024}, "The certification year 2024 may not fit a day in 2026."),
    (YEAR, {"year": 2027}, "The certification year 2027 may not fit a day in 2026."),
    (
        HOUR,
        {"moment": datetime(2026, 12, 1, 0, 0)},
        "12:00 AM Eastern is not between 7 AM and 8 PM: is the hour right?",
    ),
    (
        HOUR,
        {"moment": datetime(2026, 12, 1, 20, 1)},
        "8:01 PM Eastern is not between 7 AM and 8 PM: is the hour right?",
    ),
    (
        DISTANCE,
        {"now": datetime(2025, 10, 1)},
        "It is more than 400 days away: is the year right?",
    ),
    (SEEN, {"seen_by": []}, "Nobody but those who entered it has looked at it as it is now."),
]


@pytest.mark.parametrize(("place", "changed", "sentence"), ODD)
def test_what_is_odd_is_a_question_and_nothing_else_is(place, changed, sentence):
    checks = checks_of(replace(FINE, **changed))

    assert (checks[place].is_fine, checks[place].sentence) == (False, sentence)
    assert all(check.is_fine for number, check in enumerate(checks) if number != place)


@pytest.mark.parametrize(
    "changed",
    [
        {"expected": None, "stated_total": 44},
        {"year": 2025},
        {"moment": datetime(2026, 12, 1, 7, 0)},
        {"moment": datetime(2026, 12, 1, 20, 0)},
    ],
)
def test_what_is_just_right_is_no_question(changed):
    assert all(check.is_fine for check in checks_of(replace(FINE, **changed)))
