"""A visitor's query, read: what is asked, its one canonical form, and the same in words."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from certifications.levels import Level
from cities.states import STATES

EVER, CURRENT = "ever", "current"
BY_NAME = "name"


@dataclass(frozen=True)
class Query:
    """What a query string asks for. Levels, years and states unite; all else intersects."""

    q: str = ""
    levels: tuple[Level, ...] = ()
    years: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    standing: str = EVER
    sort: str = BY_NAME
    # The day that the record is asked for as it stood; None is the present.
    as_of: date | None = None

    # The words of the query string, and the attribute that holds each.
    WORDS = {
        "level": "levels",
        "q": "q",
        "sort": "sort",
        "standing": "standing",
        "state": "states",
        "year": "years",
    }

    def having(self, word: str, *values) -> "Query":
        """Return the query with `word` (of WORDS) replaced; no values drop it."""
        attribute = self.WORDS[word]
        if attribute == word:
            return replace(self, **{word: values[0] if values else getattr(Query, word)})
        return replace(self, **{attribute: values})

    def without(self, word: str, value) -> "Query":
        """Return the query with one value of `word` taken out."""
        if self.WORDS[word] == word:
            return self.having(word)
        return self.having(word, *(v for v in getattr(self, self.WORDS[word]) if v != value))

    def pairs(self) -> list[tuple[str, str]]:
        """Return the canonical form: sorted words and values, defaults dropped."""
        pairs = [("as_of", self.as_of.isoformat())] if self.as_of else []
        pairs += [("level", Level(level).slug) for level in sorted(self.levels)]
        pairs += [("q", self.q)] if self.q else []
        pairs += [("sort", self.sort)] if self.sort != BY_NAME else []
        pairs += [("standing", self.standing)] if self.standing != EVER else []
        pairs += [("state", code) for code in sorted(self.states)]
        pairs += [("year", str(year)) for year in sorted(self.years)]
        return pairs

    def urlencode(self, **more) -> str:
        """Return the canonical query string with its "?", or "" where nothing is asked."""
        pairs = sorted(self.pairs() + [(k, str(v)) for k, v in more.items()], key=lambda p: p[0])
        return f"?{urlencode(pairs)}" if pairs else ""

    def filters(self) -> list[tuple[str, object, str]]:
        """Return the active filters as (word, value, the value in words), in reading order."""
        filters = [("q", self.q, f"“{self.q}”")] if self.q else []
        filters += [("level", level, Level(level).label) for level in sorted(self.levels)]
        filters += [("year", year, str(year)) for year in sorted(self.years)]
        filters += [("state", code, STATES[code]) for code in sorted(self.states)]
        if self.standing == CURRENT:
            filters.append(("standing", CURRENT, "Latest award only"))
        return filters

    def in_words(self, count: int) -> str:
        """Return the count and the query as a sentence: "1 city was awarded Gold in 2018"."""
        one = count == 1
        words = [f"{count:,} {'city' if one else 'cities'}"]
        if self.q:
            words.append(f"matching “{self.q}”")
        if self.states:
            words.append(f"in {_either([STATES[code] for code in sorted(self.states)])}")
        levels = _either([Level(level).label for level in sorted(self.levels)])
        years = _either([str(year) for year in sorted(self.years)])
        if self.standing == CURRENT and levels:
            words.append("currently holds" if one else "currently hold")
            words.append(levels + (f", awarded in {years}" if years else ""))
        elif self.standing == CURRENT and years:
            words.append("was last certified in" if one else "were last certified in")
            words.append(years)
        elif levels or years:
            words.append("was" if one else "were")
            words.append(f"awarded {levels}" if levels else "certified")
            words += [f"in {years}"] if years else []
        else:
            words.append("is certified" if one else "are certified")
        return " ".join(words)


def _either(names):
    """Join names with commas and a final "or"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} or {names[-1]}"
