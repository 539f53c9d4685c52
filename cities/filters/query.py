"""A visitor's query, read: what is asked, its one canonical form, and the same in words. Pure."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from certifications.levels import Level
from cities.text import counted

from .parameters import BY_NAME, CURRENT, EVER, NAMED, PARAMETERS, Parameter


@dataclass(frozen=True)
class Query:
    """What a query string asks for: the attributes that the PARAMETERS name.

    The values of a tuple unite; different attributes intersect.
    """

    q: str = ""
    levels: tuple[Level, ...] = ()
    years: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    geoid: str = ""
    standing: str = EVER
    sort: str = BY_NAME
    # The day that the record is asked for as it stood; None is the present.
    as_of: date | None = None

    def given(self, parameter: Parameter) -> tuple:
        """Return the values of the parameter in order; none where it stands at its default."""
        value = getattr(self, parameter.attribute)
        if parameter.may_repeat:
            return tuple(sorted(value))
        return () if value == getattr(Query, parameter.attribute) else (value,)

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

    def in_words(self, count: int, as_of: str = "") -> str:
        """Return the count and the query in words: "1 city was awarded Gold in 2018".

        `as_of` says until when that is known, where the words would claim the present.
        """
        one = count == 1
        words = [counted(count, "city", "cities")]
        if self.q:
            words.append(f"matching {self._either('q')}")
        if self.states:
            words.append(f"in {self._either('state')}")
        if self.regions:
            words.append(f"{'within' if self.states else 'in'} {self._either('region', 'the ')}")
        if self.geoid:
            words.append(f"with {self._either('geoid')}")
        levels, years = self._either("level"), self._either("year")
        if self.standing == CURRENT and levels:
            words.append(f"whose latest award is {levels}" + (f" from {years}" if years else ""))
        elif self.standing == CURRENT and years:
            words.append(f"whose latest award is from {years}")
        elif levels or years:
            words.append("was" if one else "were")
            words.append(f"awarded {levels}" if levels else "certified")
            words += [f"in {years}"] if years else []
        else:
            words.append(f"certified {as_of}".strip())
        return " ".join(words)

    def _either(self, name, article=""):
        """Return the values of the parameter `name`, joined with commas and a final "or"."""
        values = [article + NAMED[name].say(value) for value in self.given(NAMED[name])]
        if len(values) < 2:
            return "".join(values)
        return f"{', '.join(values[:-1])} or {values[-1]}"
