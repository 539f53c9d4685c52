"""Levels and years typed where a place is looked up: "gold 2018", "silver 2019 cities". Pure."""

import re
from typing import NamedTuple

from certifications.levels import Level
from certifications.program import FIRST_YEAR, LAST_YEAR

from .reading import words_of

YEAR = re.compile("[0-9]{4}")
LEVELS = {level.slug: level for level in Level}
# What may stand beside a level or a year. Not "city": Silver City is a place.
BESIDE = frozenset(
    ["a", "all", "and", "at", "award", "awarded", "awards", "certification", "certified", "cities"]
    + ["earned", "for", "from", "in", "is", "level", "list", "of", "or", "the", "to", "were"]
    + ["what", "which", "year"]
)


class AwardsNamed(NamedTuple):
    """The levels and certification years that a text names, in order; none of either is any."""

    levels: tuple[Level, ...]
    years: tuple[int, ...]

    @property
    def label(self) -> str:
        """What such cities have in common: "Cities awarded gold in 2018"."""
        levels = " or ".join(level.slug for level in self.levels)
        years = " or ".join(map(str, self.years))
        awarded = f"Cities awarded {levels}" if levels else "Cities certified"
        return f"{awarded} in {years}" if years else awarded


def awards_named(text: str) -> AwardsNamed | None:
    """Return the levels and years that the text names and nothing else, None where it names none.

    A text with any other word in it is the name of a place.
    """
    words = set(words_of(text))
    years = {word for word in words if YEAR.fullmatch(word) and _is_of_the_program(int(word))}
    levels = words & LEVELS.keys()
    if not (levels or years) or words - levels - years - BESIDE:
        return None
    return AwardsNamed(
        tuple(sorted(LEVELS[word] for word in levels)), tuple(sorted(map(int, years)))
    )


def _is_of_the_program(year):
    return FIRST_YEAR <= year <= LAST_YEAR
