"""The city that a name means, or those that it may."""

import pytest

from cities.desk.cohort.names import MOST_OPTIONS, Names
from cities.lookup.ranking import Name

CITIES = [
    Name(1, "Kansas City", "MO", 508_000, is_other=False),
    Name(2, "Kansas City", "KS", 156_000, is_other=False),
    Name(3, "Athens", "GA", 127_000, is_other=False),
    Name(3, "Athens-Clarke County", "GA", 127_000, is_other=True),
    Name(4, "Saint Paul", "MN", 311_000, is_other=False),
    Name(5, "Hamilton", "OH", 63_000, is_other=False),
    Name(6, "Philadelphia", "PA", 1_600_000, is_other=False),
    *(Name(n, "Springfield", f"{n}", 40_000 + n, is_other=False) for n in range(10, 20)),
]


@pytest.fixture(scope="module")
def names():
    return Names(CITIES)


@pytest.mark.parametrize(
    ("name", "state", "city"),
    [
        ("Kansas City", "MO", 1),
        ("kansas city", "KS", 2),
        ("City of Kansas City", "MO", 1),
        ("Athens-Clarke County", "GA", 3),
        ("Athens", "GA", 3),
        ("St. Paul", "MN", 4),
    ],
)
def test_a_name_with_its_state_is_one_city(names, name, state, city):
    assert names.match(name, state).city == city


@pytest.mark.parametrize(
    ("name", "state", "options"),
    [
        ("Hamilton", None, (5,)),
        ("Kansas City", None, (1, 2)),
        ("Philadelpia", "PA", (6,)),
        ("Hamilton", "NJ", (5,)),
        ("Winnipeg", None, ()),
        ("60601", None, ()),
    ],
)
def test_all_else_is_a_question(names, name, state, options):
    match = names.match(name, state)

    assert (match.city, match.options) == (None, options)


def test_a_question_has_a_few_options_the_most_populous_first(names):
    assert names.match("Springfield", None).options == (19, 18, 17, 16, 15, 14)
    assert MOST_OPTIONS == 6
