"""How far the record reaches: complete up to when, and which rounds it lacks. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .levels import Event

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_us_words(day: date) -> str:
    """Return the day as the site writes it: April 24, 2019."""
    return f"{day:%B} {day.day}, {day.year}"


@dataclass(frozen=True)
class Coverage:
    """What is known of the program's announcements at a moment, oldest first.

    `complete_through` is the day of the last announcement up to which the record holds every award
    of every announcement known; None where it does not hold all of the first. `missing` are the
    announcements of which it holds nothing, or not everything.
    """

    announcements: tuple
    complete_through: date | None
    missing: tuple

    def reaches(self, day: date) -> bool:
        """Is the record complete up to this day?"""
        return self.complete_through is not None and day <= self.complete_through

    def is_first_only_here(self, award) -> bool:
        """Is it the first award of its city in this record, while one before it may be missing?"""
        return award.event == Event.FIRST and not self.reaches(award.announced_on)

    def of_year(self, year: int) -> list:
        """Return the announcements of a certification year, oldest first."""
        return [each for each in self.announcements if each.year == year]

    @property
    def sentence(self) -> str:
        """How far the record reaches, for a reader who is about to rely on it."""
        parts = []
        if self.complete_through:
            parts.append(f"Complete through {in_us_words(self.complete_through)}.")
        if self.missing:
            parts.append(self._missing_in_words())
        elif not self.complete_through:
            parts.append("No announcement of the program is recorded.")
        return " ".join(parts)

    @property
    def in_short(self) -> str:
        """The same in a few words, to stand behind a number: "as of April 24, 2019"."""
        return f"as of {in_us_words(self.complete_through)}" if self.complete_through else ""

    @property
    def year_if_incomplete(self) -> int | None:
        """The year up to which the record is complete, where later rounds are missing."""
        return self.complete_through.year if self.complete_through and self.missing else None

    def _missing_in_words(self):
        count = len(self.missing)
        rounds = f"{NUMBERS[count] if count < len(NUMBERS) else count} round{'s' * (count != 1)}"
        since = " since" if self.complete_through else ""
        partly = any(each.is_partly_recorded for each in self.missing)
        are = "they are" if count > 1 else "it is"
        here = "only in part in this record" if partly else "not in this record yet"
        if partly and count > 1:
            here = "not, or only in part, in this record"
        return f"The program has announced {rounds}{since}; {are} {here}."


def coverage_of(announcements: Iterable) -> Coverage:
    """Return the coverage of public announcements, which are in order of their moments."""
    announcements = tuple(announcements)
    through = None
    for each in announcements:
        if not each.is_wholly_recorded:
            break
        through = each.announced_on
    missing = tuple(each for each in announcements if not each.is_wholly_recorded)
    return Coverage(announcements, through, missing)
