"""Which announcement an award of the roster is of. Pure."""

from collections import defaultdict
from datetime import datetime


def announcements_of(lines, announcements, faults):
    """Return {(day of the round or None, certification year): announcement}.

    What is missing is added to `faults`.
    `announcements` are rows of announcements.csv. An award of a round is of the announcement on
    that day; one that the roster gives no round is of the only announcement of its year of which
    this record holds anything.
    """
    labels = defaultdict(list)
    for line in lines:
        for year, _ in line.awards:
            labels[line.day, year].append(line.label)
    found = {}
    for day, year in sorted(labels, key=str):
        known = [each for each in announcements if _fits(each, day, year)]
        if len(known) == 1:
            found[day, year] = known[0]
        else:
            faults.append(_fault(labels[day, year], day, year, len(known)))
    return found


def _fits(announcement, day, year):
    if announcement["year"] != year:
        return False
    if day is None:
        return announcement["coverage"] != "none"
    return datetime.fromisoformat(announcement["announced_at"]).date() == day


def _fault(labels, day, year, count):
    who = "; ".join(labels)
    if day is not None:
        return f"{who}: fixtures/announcements.csv has no announcement of {year} on {day}"
    if count:
        return (
            f"{who}: {year} has {count} announcements of which awards are recorded; begin each "
            "round with its day: ## 2021-12-15 Press release <https://...>"
        )
    return (
        f"{who}: no announcement recorded for {year}: "
        "add it to fixtures/announcements.csv, with its coverage"
    )
