"""Finds the city that a pasted row names, among all names of cities, in memory. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cities.lookup.ranking import Found, Name, Nearness, is_as_typed, meant, rank
from cities.lookup.reading import LETTERS_AT_END, LETTERS_AT_START, Wanted, parse
from cities.text import key_of

MOST_OPTIONS = 6


@dataclass(frozen=True)
class Match:
    """What a name was found to be: the one city, or those that it may be, nearest first."""

    wanted: Wanted
    city: int | None
    options: tuple[int, ...]


class Names:
    """Names of cities, each found by how it begins or ends, as the look-up asks the database."""

    def __init__(self, names: Iterable[Name]):
        self._by_key: dict[str, set[Name]] = defaultdict(set)
        self._by_start: dict[str, set[Name]] = defaultdict(set)
        self._by_end: dict[str, set[Name]] = defaultdict(set)
        for name in names:
            key = key_of(name.name)
            self._by_key[key].add(name)
            for letters in range(1, LETTERS_AT_START + 1):
                self._by_start[key[:letters]].add(name)
            for letters in range(1, LETTERS_AT_END + 1):
                self._by_end[key[-letters:]].add(name)

    def match(self, name: str, state: str | None) -> Match:
        """Return what a name may be; without a state it is never one city for certain."""
        wanted = parse(f"{name}, {state}" if state else name)
        if not wanted.readings:
            return Match(wanted, None, ())
        found = rank(wanted, self._near(wanted))
        certain = meant([each for each in found if _is_certain(wanted, each, state)])
        options = [each.city for each in found if each.nearness <= Nearness.SIMILAR]
        city = certain[0].city if len(certain) == 1 else None
        return Match(wanted, city, tuple(options[:MOST_OPTIONS]))

    def _near(self, wanted):
        near = set()
        for key in wanted.same_keys:
            near |= self._by_key.get(key, set())
        for reading in wanted.readings:
            near |= self._by_start.get(reading.start, set())
            near |= self._by_end.get(reading.end, set())
        return near


def _is_certain(wanted: Wanted, found: Found, state: str | None) -> bool:
    return state == found.state and is_as_typed(wanted, found)
