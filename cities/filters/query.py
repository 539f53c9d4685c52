"""A visitor's query, read: what is asked, and its one canonical form. Pure."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from certifications.levels import Event, Level

from .parameters import AWARDS, BY_NAME, CERTIFIED, EVER, NAMED, PARAMETERS, Parameter


@dataclass(frozen=True)
class Query:
    """What a query string asks for: the attributes that the PARAMETERS name.

    The values of a tuple unite; different attributes intersect.
    """

    q: str = ""
    levels: tuple[Level, ...] = ()
    years: tuple[int, ...] = ()
    events: tuple[Event, ...] = ()
    states: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    geoid: str = ""
    standing: str = EVER
    scope: str = CERTIFIED
    sort: str = BY_NAME
    # The day that the record is asked for as it stood; None is the present.
    as_of: date | None = None

    def given(self, parameter: Parameter) -> tuple:
        """Return the values of the parameter in order; none where it stands at its default."""
        value = getattr(self, parameter.attribute)
        if parameter.may_repeat:
            return tuple(sorted(value))
        return () if value == getattr(Query, parameter.attribute) else (value,)

    @property
    def asks_for_awards(self) -> bool:
        """Does it ask more of an award than to be public?"""
        return any(self.given(each) for each in PARAMETERS if each.narrows == AWARDS)

    @property
    def of_one_award(self) -> list[str]:
        """The names of the given parameters whose values must all be of one and the same award."""
        return [
            each.name
            for each in PARAMETERS
            if each.narrows == AWARDS and each.may_repeat and self.given(each)
        ]

    def having(self, name: str, *values) -> "Query":
        """Return the query with the parameter `name` replaced; no values drop it."""
        attribute = NAMED[name].attribute
        value: Any = values
        if not NAMED[name].may_repeat:
            value = values[0] if values else getattr(Query, attribute)
        return replace(self, **{attribute: value})

    def without(self, name: str, value) -> "Query":
        """Return the query with one value of the parameter `name` taken out."""
        return self.having(name, *(v for v in self.given(NAMED[name]) if v != value))

    def pairs(self) -> list[tuple[str, str]]:
        """Return the canonical form: parameters sorted by name, sorted values, no defaults."""
        pairs = [(each.name, each.write(v)) for each in PARAMETERS for v in self.given(each)]
        return sorted(pairs, key=lambda pair: pair[0])

    def urlencode(self, **more) -> str:
        """Return the canonical query string with its "?", or "" where nothing is asked.

        `more` are further parameters, each with its value or with a list of them.
        """
        pairs = sorted([*self.pairs(), *more.items()], key=lambda pair: pair[0])
        query = urlencode(pairs, doseq=True)
        return f"?{query}" if query else ""

    def filters(self) -> list[tuple[str, object, str]]:
        """Return the active filters as (parameter's name, value, the value in words)."""
        narrowing = [parameter for parameter in PARAMETERS if parameter.narrows]
        return [(each.name, v, each.say(v)) for each in narrowing for v in self.given(each)]
