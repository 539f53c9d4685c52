"""What a query found, as a sentence that can be printed. Pure.

The count stands in it as a figure, or as "the only" or "No". What the record may not hold wholly is
said to be so "in our record".
"""

from dataclasses import dataclass
from datetime import date

from certifications.coverage import Coverage, in_us_words
from certifications.levels import Event
from cities.text import counted

from .parameters import CURRENT, ELIGIBLE, NAMED
from .query import Query

IN_OUR_RECORD = " in our record"


@dataclass(frozen=True)
class Reach:
    """How far the record reaches, and the day of the newest announcement of an award in it."""

    coverage: Coverage
    newest: date | None

    def bound(self, query: Query) -> str:
        """Return what limits a sentence to what the record holds: "", or words after a blank."""
        if query.years:
            is_held = self.coverage.holds(query.years, with_all_before=bool(query.events))
            return "" if is_held else IN_OUR_RECORD
        through = self.coverage.complete_through
        if through and (self.newest is None or self.newest <= through):
            return f" by {in_us_words(through)}"
        return IN_OUR_RECORD


def sentence(query: Query, count: int, reach: Reach, only: str = "") -> str:
    """Return what the query found: "Los Angeles was the only city awarded gold in 2018".

    `only` is the name of the city where it found one.
    """
    where, asks_awards = _where(query), query.levels or query.years or query.events
    if query.scope == ELIGIBLE and not asks_awards:
        cities = counted(count, "eligible city", "eligible cities") if count else "No eligible city"
        return cities + (f" matching {either(query, 'q')}" if query.q else "") + where
    if query.q and not count and not asks_awards:
        return f"No certified city{where} matches {either(query, 'q')}"
    matching = f" matching {either(query, 'q')}" if query.q else ""
    cities = counted(count, "city", "cities") if count else "No city"
    if query.standing == CURRENT and asks_awards:
        none = IN_OUR_RECORD if not count and reach.coverage.missing else ""
        return f"{cities}{matching}{where} whose latest award {_latest(query)}{none}"
    bound = _in_years(query) + reach.bound(query)
    if count == 1 and only and not (query.q or query.geoid):
        earned = f" that {_did(query, 'was')}" if query.events else f" {_earned(query)}"
        return f"{only} was the only city{where}{earned}{bound}"
    verb = "was" if count < 2 else "were"
    did = _did(query, verb) if query.events else f"{verb} {_earned(query)}"
    return f"{cities}{matching}{where} {did}{bound}"


def either(query: Query, name: str, article: str = "") -> str:
    """Return the values of the parameter `name`, joined with commas and a final "or"."""
    return _joined([article + NAMED[name].say(value) for value in query.given(NAMED[name])])


def _joined(words):
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _where(query):
    words = f" in {either(query, 'state')}" if query.states else ""
    if query.regions:
        words += f" {'within' if query.states else 'in'} {either(query, 'region', 'the ')}"
    return words + (f" with {either(query, 'geoid')}" if query.geoid else "")


def _in_years(query):
    return f" in {either(query, 'year')}" if query.years else ""


def _earned(query):
    return f"awarded {_levels(query)}" if query.levels else "certified"


def _levels(query):
    return either(query, "level").lower()


def _did(query, verb):
    """Return what the awards did, of one city or, where the verb is "were", of several."""
    levels = _levels(query)
    words = {
        Event.FIRST: f"{verb} first certified" + (f" at {levels}" if levels else ""),
        Event.LEVEL_UP: "moved up" + (f" to {levels}" if levels else ""),
        Event.RENEWED: f"earned {levels or 'the same level'} again",
        Event.LOWER: "moved down" + (f" to {levels}" if levels else ""),
    }
    return _joined([words[event] for event in Event if event in query.events])


def _latest(query):
    """Return what the latest award is: "is silver from 2018, the first of the city"."""
    words = {
        Event.FIRST: "its first",
        Event.LEVEL_UP: "a move up",
        Event.RENEWED: "the same level again",
        Event.LOWER: "a lower level",
    }
    parts = [_levels(query)] if query.levels else []
    parts += [f"from {either(query, 'year')}"] if query.years else []
    what = "is " + " ".join(parts) if parts else ""
    events = _joined([words[event] for event in Event if event in query.events])
    return ", ".join(filter(None, [what, f"is {events}" if events and not what else events]))
