"""Levels and events: their order, their words, what each took."""

from datetime import date

import pytest

from certifications.levels import Event, Level, event_of, standard_of


def test_levels_are_ordered():
    assert Level.SILVER < Level.GOLD < Level.PLATINUM


@pytest.mark.parametrize("level", Level)
def test_a_level_is_found_by_its_slug(level):
    assert Level.from_slug(level.slug) is level


@pytest.mark.parametrize("slug", ["bronze", "Gold", "", "1"])
def test_any_other_slug_is_refused(slug):
    with pytest.raises(ValueError, match="is not a level"):
        Level.from_slug(slug)


@pytest.mark.parametrize(
    ("level", "previous", "event"),
    [
        (Level.SILVER, None, Event.FIRST),
        (Level.GOLD, Level.SILVER, Event.LEVEL_UP),
        (Level.PLATINUM, Level.SILVER, Event.LEVEL_UP),
        (Level.GOLD, Level.GOLD, Event.RENEWED),
        (Level.SILVER, Level.PLATINUM, Event.LOWER),
    ],
)
def test_an_event_compares_with_the_award_before(level, previous, event):
    assert event_of(level, previous) is event


@pytest.mark.parametrize(
    ("announced_on", "gold"),
    [
        (date(2018, 1, 25), "67 to 83 %"),
        (date(2022, 7, 31), "67 to 83 %"),
        (date(2022, 8, 1), "68 to 84 %"),
        (date(2015, 1, 1), "67 to 83 %"),
    ],
)
def test_the_standard_is_that_of_the_announcement(announced_on, gold):
    assert standard_of(announced_on).shares[Level.GOLD] == gold
