"""Reads what people type for a time of day and a whole number. Pure."""

import re
from datetime import time

CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?(?::(?P<second>\d{2}))? ?(?P<half>[ap])?\.?(?:m\.?)?"
    r"(?: ?(?:eastern|e[sd]?t)(?: time)?)?",
    re.IGNORECASE,
)
NO_TIME = "“{text}” isn’t a time. Write 9:00 AM."
# A comma or a blank, of whatever width, between groups of three digits; not a point, which is a
# fraction here and a group elsewhere.
GROUPED = re.compile(r"\d{1,3}(?:[,\s\u2009\u202f]\d{3})+")


def read_clock(text: str) -> time:
    """Return the time of day that `text` names; ValueError with a sentence if it names none.

    "9:00 AM", "9am" and "09:00" are read. "9" alone is not: it may be a morning or an evening.
    """
    found = CLOCK.fullmatch(" ".join(text.split()))
    if found is None:
        raise ValueError(NO_TIME.format(text=text.strip()))
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    half = (found["half"] or "").lower()
    is_clear = 1 <= hour <= 12 if half else found["minute"] is not None
    if half:
        hour = hour % 12 + 12 * (half == "p")
    if not is_clear or hour > 23 or minute > 59 or second > 59:
        raise ValueError(NO_TIME.format(text=text.strip()))
    return time(hour, minute, second)


def without_groups(text: str) -> str:
    """Return a number as digits alone where it is written in groups: 40,000 and 40 000."""
    plain = text.strip()
    return re.sub(r"\D", "", plain) if GROUPED.fullmatch(plain) else text
