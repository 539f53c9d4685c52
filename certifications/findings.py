"""What the record found, in words that it covers: headlines and what stands under them. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from .coverage import NUMBERS, Coverage
from .levels import Event, Level

DAYS_IN_A_MONTH = 30.44
# A time span is said in months up to here, then by the year it ends in.
MOST_MONTHS = 24
MOST_NAMES = 3


def spelled(number: int) -> str:
    """Return a number as a sentence has it: in letters up to nine."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def begun(sentence: str) -> str:
    """Return the sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def joined(names: Sequence[str]) -> str:
    """Return the names as one reads them out: "Boston, Denver and Gary"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def covered(awards: Iterable, coverage: Coverage) -> list:
    """Keep the awards of the time that the record holds completely."""
    return [award for award in awards if coverage.reaches(award.announced_on)]


def of_record(awards: Iterable, coverage: Coverage) -> tuple[str, str, str]:
    """Return the finding of the record: two sentences, and the slug of the level in the second.

    "13 U.S. cities were certified by April 2019.", "Four reached gold.", "gold". Of the time that
    the record holds completely; the second is "" where no city went beyond the lowest level.
    """
    awards = list(awards)
    known = covered(awards, coverage)
    if not known:
        count = len({award.city for award in awards})
        return f"{begun(_cities(count))} in our record.", "", ""
    best: dict[Any, int] = {}
    for award in known:
        best[award.city] = max(award.level, best.get(award.city, 0))
    are = "city was" if len(best) == 1 else "cities were"
    by = f"{coverage.complete_through:%B %Y}"
    first = f"{begun(spelled(len(best)))} U.S. {are} certified by {by}."
    highest = Level(max(best.values()))
    if highest == min(Level):
        return first, "", ""
    count = sum(level == highest for level in best.values())
    who = "all" if count == len(best) > 1 else spelled(count)
    return first, f"{begun(who)} reached {highest.slug}.", highest.slug


def of_first_cohort(awards: Iterable, coverage: Coverage) -> str:
    """Return how many of the first cohort moved up: "Three of the first nine moved up ...".

    "" where none did, or the record does not hold the first cohort completely.
    """
    known = covered(awards, coverage)
    if not known:
        return ""
    begin = min(known, key=lambda award: award.announced_on)
    first = {award.city for award in known if award.year == begin.year}
    rises = [a for a in known if a.event == Event.LEVEL_UP and a.city in first]
    if len(first) < 2 or not rises:
        return ""
    risen = len({award.city for award in rises})
    count = "all" if risen == len(first) else spelled(risen)
    span = _span(begin.announced_on, max(award.announced_on for award in rises))
    return begun(f"{count} of the first {spelled(len(first))} moved up {span}")


def of_newest_cohort(awards: Iterable, coverage: Coverage) -> str:
    """Return what the newest cohort brought that is held completely, as a sentence; or ""."""
    known = covered(awards, coverage)
    if not known:
        return ""
    year = max(award.year for award in known)
    cohort = [award for award in known if award.year == year]
    parts = [_rises([a for a in cohort if a.event == Event.LEVEL_UP])]
    if count := sum(award.event == Event.FIRST for award in cohort):
        parts.append(f"{_cities(count)} joined")
    parts = list(filter(None, parts))
    return f"In {year} {', and '.join(parts)}." if parts else ""


def of_cohort(year: int, awards: Sequence, coverage: Coverage) -> str:
    """Return the headline of one year: "2019: seven awards, three of them a move up to gold"."""
    count = f"{spelled(len(awards))} {'award' if len(awards) == 1 else 'awards'}"
    if not covered(awards, coverage):
        return f"{year}: {count} in this record"
    rises = [award for award in awards if award.event == Event.LEVEL_UP]
    if not rises:
        return f"{year}: {count}"
    reached = {Level(award.level) for award in rises}
    goal = f" to {reached.pop().slug}" if len(reached) == 1 else ""
    of_them = "" if len(rises) == len(awards) else f"{spelled(len(rises))} of them "
    if not of_them:
        return f"{year}: {count}, {'a move' if len(rises) == 1 else 'each a move'} up{goal}"
    return f"{year}: {count}, {of_them}a move up{goal}"


def from_to(awards: Sequence) -> str:
    """Return the step that all the awards took: " from silver to gold"; "" where they differ."""
    steps = {(award.previous_level, award.level) for award in awards}
    if len(steps) != 1:
        return ""
    before, after = (Level(level) for level in steps.pop())
    return f" from {before.slug} to {after.slug}"


def _rises(rises):
    if not rises:
        return ""
    names = [award.city.name for award in rises]
    who = joined(names) if len(names) <= MOST_NAMES else f"{spelled(len(names))} cities"
    step = from_to(rises)
    return f"{who} rose{step}" if step else f"{who} moved up"


def _cities(count):
    return f"{spelled(count)} {'city' if count == 1 else 'cities'}"


def _span(begin: date, end: date) -> str:
    months = -int(-(end - begin).days // DAYS_IN_A_MONTH)
    if months > MOST_MONTHS:
        return f"by {end.year}"
    return f"within {months} {'month' if months == 1 else 'months'}"
