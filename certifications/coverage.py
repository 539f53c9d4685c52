"""How far the record reaches: complete up to when, and which rounds it lacks. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from .levels import Event

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_us_words(day: date) -> str:
    """Return the day as the site writes it: April 24, 2019."""
    return f"{day:%B} {day.day}, {day.year}"


def minute_in_us_words(local: datetime) -> str:
    """Return a moment, given in Eastern time, to the minute: April 24, 2019, 9:00 AM Eastern."""
    return f"{in_us_words(local.date())}, {local:%-I:%M %p} Eastern"


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

    def holds(self, years: Iterable[int], *, with_all_before: bool = False) -> bool:
        """Are all awards known to be of these years, and if asked of those before, recorded?"""
        years = set(years)
        announcements = [
            each
            for each in self.announcements
            if each.year in years or (with_all_before and each.year < max(years))
        ]
        return all(each.is_wholly_recorded for each in announcements) and years <= {
            each.year for each in announcements
        }

    def of_year(self, year: int) -> list:
        """Return the announcements of a certification year, oldest first."""
        return [each for each in self.announcements if each.year == year]

    @property
    def sentence(self) -> str:
        """How far the record reaches, for a reader who is about to rely on it."""
        return " ".join(filter(None, (self.through_in_words, self.missing_in_words)))

    @property
    def through_in_words(self) -> str:
        if self.complete_through:
            return f"Complete through {in_us_words(self.complete_through)}."
        return "" if self.missing else "No announcement of the program is recorded."

    @property
    def share(self) -> float:
        """The percentage of the days from the first to the latest announcement that it reaches."""
        if not self.complete_through:
            return 0
        first, latest = self.announcements[0].announced_on, self.announcements[-1].announced_on
        reached, known = (self.complete_through - first).days, (latest - first).days
        return round(100 * reached / known, 1) if self.missing and known else 100

    @property
    def in_short(self) -> str:
        """The same in a few words, to stand behind a number: "as of April 24, 2019"."""
        return f"as of {in_us_words(self.complete_through)}" if self.complete_through else ""

    @property
    def year_if_incomplete(self) -> int | None:
        """The year up to which the record is complete, where later rounds are missing."""
        return self.complete_through.year if self.complete_through and self.missing else None

    @property
    def missing_in_words(self) -> str:
        if not self.missing:
            return ""
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
