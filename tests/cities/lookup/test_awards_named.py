"""Levels and years typed where a place is looked up."""

import pytest

from certifications.levels import Level
from cities.lookup.awards_named import awards_named

SILVER, GOLD, PLATINUM = Level


@pytest.mark.parametrize(
    ("text", "levels", "years", "label"),
    [
        ("gold", (GOLD,), (), "Cities awarded gold"),
        ("2018", (), (2018,), "Cities certified in 2018"),
        ("2018 Gold", (GOLD,), (2018,), "Cities awarded gold in 2018"),
        ("silver 2019 cities", (SILVER,), (2019,), "Cities awarded silver in 2019"),
        ("which cities were certified in 2019?", (), (2019,), "Cities certified in 2019"),
        (
            "platinum, gold; 2019 2018",
            (GOLD, PLATINUM),
            (2018, 2019),
            "Cities awarded gold or platinum in 2018 or 2019",
        ),
        ("gold gold", (GOLD,), (), "Cities awarded gold"),
    ],
)
def test_levels_and_years_alone_are_read(text, levels, years, label):
    named = awards_named(text)

    assert (named.levels, named.years, named.label) == (levels, years, label)


@pytest.mark.parametrize(
    "text",
    [
        *("", "cities", "certified in", "Silver City", "silver spring", "Golden", "gold in Texas"),
        *("boston 2018", "1999", "20181", "64106", "2o18", "2101"),
    ],
)
def test_a_text_with_anything_else_is_a_place(text):
    assert awards_named(text) is None
