"""The word `as_of`: a day, and the moment that decides what was public at its end. Pure."""

import re
from datetime import date, datetime, time, timedelta, tzinfo

from .program import FIRST_YEAR


def read_day(text: str, today: date) -> date:
    """Return the day that `text` names, YYYY-MM-DD; ValueError says what is allowed instead.

    The record can be asked for as it stood from the program's launch to `today`.
    """
    allowed = f"a day from {FIRST_YEAR}-01-01 to {today}, written as {today}"
    try:
        day = date.fromisoformat(text) if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
    except ValueError:
        day = None
    if day is None:
        raise ValueError(f"is not a day. Use {allowed}.")
    if not date(FIRST_YEAR, 1, 1) <= day <= today:
        raise ValueError(f"is not a day that we cover. Use {allowed}.")
    return day


def end_of(day: date, zone: tzinfo, now: datetime) -> datetime:
    """Return the last moment of `day` in `zone`, and `now` while the day is not over.

    What is announced later today must not show in a link to today.
    """
    midnight = datetime.combine(day + timedelta(days=1), time(), zone)
    return min(midnight - timedelta(microseconds=1), now)
