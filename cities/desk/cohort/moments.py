"""Reads a day, a month or a year as people write them. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from certifications.coverage import in_us_words

MONTHS = [f"{date(2000, number, 1):%B}".lower() for number in range(1, 13)]
ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
SLASHES = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")
WORDS = re.compile(
    r"(?P<word>[A-Za-z]{3,9})\.? (?:(?P<day>\d{1,2})(?:st|nd|rd|th)?,? )?(?P<year>\d{4})"
)
# A spreadsheet hands a day over with its midnight.
MIDNIGHT = re.compile(r"[T ]0{1,2}:00(?::00)?$")
NO_DAY = (
    "“{text}” isn’t a day. Write June 29, 2020 or 2020-06-29; where the day isn’t known, "
    "June 2020 or 2020."
)


@dataclass(frozen=True)
class Period:
    """A day, or the month or the year that is all that is known; `until` is the day after it."""

    since: date
    until: date
    precision: str  # as Announcement.precision spells it

    def holds(self, day: date) -> bool:
        return self.since <= day < self.until

    @property
    def in_words(self) -> str:
        if self.precision == "year":
            return str(self.since.year)
        return f"{self.since:%B %Y}" if self.precision == "month" else in_us_words(self.since)

    @property
    def end(self) -> datetime:
        """The moment from which it is told: its day begun, or its month or year over."""
        day = self.since if self.precision == "day" else self.until
        return datetime.combine(day, time())


def read_day(text: str) -> Period:
    """Return the period that `text` names; ValueError with a sentence if it names none."""
    plain = MIDNIGHT.sub("", " ".join(text.split()))
    for pattern in (ISO, SLASHES, WORDS):
        if found := pattern.fullmatch(plain):
            try:
                return _period(found.groupdict())
            except (ValueError, OverflowError):
                break
    raise ValueError(NO_DAY.format(text=text.strip()))


def _period(parts):
    year, day = int(parts["year"]), parts.get("day")
    month = _month(parts["word"]) if parts.get("word") else int(parts.get("month") or 0)
    if day:
        since = date(year, month, int(day))
        return Period(since, since + timedelta(days=1), "day")
    if month:
        until = date(year + month // 12, month % 12 + 1, 1)
        return Period(date(year, month, 1), until, "month")
    if parts.get("month"):
        raise ValueError("month 0")
    return Period(date(year, 1, 1), date(year + 1, 1, 1), "year")


def _month(word):
    """Return the number of a month, spelled out or begun with three letters or four (Sept.)."""
    begun = [n for n, name in enumerate(MONTHS, 1) if word.lower() in (name, name[:3], name[:4])]
    if not begun:
        raise ValueError(word)
    return begun[0]
