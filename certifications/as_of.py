"""The word `as_of`: a day, and the moment that decides what was public at its end. Pure."""

import re
from calendar import isleap, monthrange
from datetime import date, datetime, time, timedelta, tzinfo

from .program import FIRST_YEAR

COMMON_YEAR = 2015  # with a February of 28 days


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


def days_pattern(today: date) -> str:
    """Return the regular expression of the days that `read_day` takes, and of no other text."""
    years = range(FIRST_YEAR, today.year)
    leap = [year for year in years if isleap(year)]
    parts = [f"{today.year}-({_months(today.year, today)})"]
    if years:
        parts.append(f"({'|'.join(map(str, years))})-({_months(COMMON_YEAR)})")
    if leap:
        parts.append(f"({'|'.join(map(str, leap))})-02-29")
    return "|".join(parts)


def _months(year, until=None):
    """Return the expression of the days of a year, up to `until` if given, written MM-DD."""
    months = range(1, (until.month if until else 12) + 1)
    last = {month: monthrange(year, month)[1] for month in months}
    if until:
        last[until.month] = until.day
    return "|".join(f"{month:02}-({_up_to(count)})" for month, count in last.items())


def _up_to(last):
    """Return the expression of the numbers 01 to `last`: "0[1-9]|1[0-9]|2[0-4]"."""
    tens, ones = divmod(last, 10)
    full = [f"{ten}[{0 if ten else 1}-9]" for ten in range(tens)]
    return "|".join([*full, f"{tens}[{0 if tens else 1}-{ones}]"])


def end_of(day: date, zone: tzinfo, now: datetime) -> datetime:
    """Return the last moment of `day` in `zone`, and `now` while the day is not over.

    What is announced later today must not show in a link to today.
    """
    midnight = datetime.combine(day + timedelta(days=1), time(), zone)
    return min(midnight - timedelta(microseconds=1), now)
