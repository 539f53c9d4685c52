"""The look-up: what a typed name may mean, and which names come nearest to it. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import permutations, product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from .folding import fold, key_of
from .states import STATES

# What is left out inside a word, so that D.C. is DC and O'Fallon is OFallon; else words part.
WITHIN_WORDS = re.compile("[.']")
WORD = re.compile("[a-z0-9]+")
# Words that stand for each other in the names of cities.
SAME_WORDS = {
    frozenset(pair)
    for pair in [
        ("st", "saint"),
        ("ste", "sainte"),
        ("ft", "fort"),
        ("mt", "mount"),
        ("pt", "port"),
        ("n", "north"),
        ("e", "east"),
        ("s", "south"),
        ("w", "west"),
        ("hts", "heights"),
        ("spgs", "springs"),
        ("bch", "beach"),
    ]
}
KINDS_OF_PLACE = {"city", "town", "village"}
STATE_KEYS = {key_of(name): code for code, name in STATES.items()}
# A part of a state's name is taken for the state from this length on: Calif., Mass., Ore.
SHORTEST_ABBREVIATION = 3
# More words than this are taken as they were typed: five have 120 orders already.
MOST_WORDS_IN_ANY_ORDER = 4
# A name is compared as a whole where it begins, or ends, with as many letters of what was typed.
LETTERS_AT_START, LETTERS_AT_END = 3, 4


class Nearness(IntEnum):
    """How a name meets what was typed, nearest first."""

    SAME = 0
    PART = 1  # it begins so, or ends with those words
    ELSEWHERE = 2  # the same, but in another state
    SIMILAR = 3  # the same but for an error or two
    FAR = 4


class Name(NamedTuple):
    """A name of a city that came up; `is_other` where the city has it besides its own."""

    city: int
    name: str
    state: str
    population: int | None
    is_other: bool


@dataclass(frozen=True)
class Reading:
    """One way to read what was typed: words of a name, and a state (USPS code) if one is named."""

    words: tuple[str, ...]
    state: str | None = None

    @cached_property
    def key(self) -> str:
        return "".join(self.words)

    @property
    def start(self) -> str:
        """How the key of a name begins that is worth comparing."""
        return self.key[:2] if self.is_short else self.key[: min(LETTERS_AT_START, self._half)]

    @property
    def end(self) -> str:
        """How the key of a name ends that is worth comparing.

        One letter wrong, missing, added or swapped with the next leaves one half of a name whole:
        no such name is missed among those with this end or that start.
        """
        return self.key if self.is_short else self.key[-min(LETTERS_AT_END, self._half) :]

    @property
    def is_short(self) -> bool:
        """Is it too short for an error to be told from another name?"""
        return _allowed(self.key) == 0

    @property
    def _half(self):
        return (len(self.key) - 1) // 2

    @cached_property
    def same_keys(self) -> set[str]:
        """The keys of the same name: spelt out or abbreviated, in any order of its words."""
        if len(self.words) > MOST_WORDS_IN_ANY_ORDER:
            return {self.key}
        spellings = product(*map(_spellings, self.words))
        return {"".join(order) for words in spellings for order in permutations(words)}


@dataclass(frozen=True)
class Wanted:
    """What was typed, read: the ways to read it, and the states that it may name as a whole."""

    readings: tuple[Reading, ...]
    states: tuple[str, ...]

    @property
    def same_keys(self) -> set[str]:
        """The keys that a name may have to be the same."""
        return set().union(*(reading.same_keys for reading in self.readings))


class Found(NamedTuple):
    """A city that was found by one of its names; a sorted list has the nearest first."""

    nearness: Nearness
    errors: int
    is_other: bool
    less_people: int
    name: str
    state: str
    city: int


def parse(text: str) -> Wanted:
    """Return what `text` may mean; without letters or digits it means nothing.

    A state may stand before or after the name, as its USPS code, its name, or an abbreviation
    that no other state shares; "city of" and "city" around a name do not count.
    """
    words = tuple(WORD.findall(WITHIN_WORDS.sub("", fold(text))))
    if not words:
        return Wanted((), ())
    readings = [Reading(words)]
    for cut in range(1, len(words)):
        for name, place in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            state = _state(place)
            if state:
                readings.append(Reading(name, state))
    plain = [Reading(_without_kind(each.words), each.state) for each in readings]
    return Wanted(tuple(dict.fromkeys(readings + plain)), _states(words, readings))


def rank(wanted: Wanted, names: Iterable[Name]) -> list[Found]:
    """Return each city once, by the nearest of its names: nearest first, then the most populous."""
    found = {}
    for name in names:
        nearest = min(_found(reading, name) for reading in wanted.readings)
        found[name.city] = min(nearest, found.get(name.city, nearest))
    return sorted(found.values())


def meant(found: list[Found]) -> list[Found]:
    """Return those of a ranked list that the text means: all as near as the first; none if far."""
    if not found or found[0].nearness is Nearness.FAR:
        return []
    return [each for each in found if each[:2] == found[0][:2]]


def _found(reading, name):
    nearness, errors = _nearness(reading, key_of(name.name), name)
    return Found(
        nearness, errors, name.is_other, -(name.population or 0), name.name, name.state, name.city
    )


def _nearness(reading, key, name):
    """Return (nearness, errors) of one name for one reading."""
    if reading.state not in (None, name.state):
        same = key in reading.same_keys
        return (Nearness.ELSEWHERE, 0) if same else (Nearness.FAR, _errors(reading.key, key))
    if key in reading.same_keys:
        return Nearness.SAME, 0
    if key.startswith(reading.key) or _ends_with(name.name, key, reading.key):
        return Nearness.PART, 0
    errors = _errors(reading.key, key)
    return (Nearness.SIMILAR if errors <= _allowed(reading.key) else Nearness.FAR), errors


def _errors(typed, key):
    """Return how many letters are wrong, missing, added, or swapped with the next one."""
    return OSA.distance(typed, key)


def _allowed(typed):
    """Return how many errors a name of that length may have and still be the one meant."""
    return 0 if len(typed) < 4 else 1 if len(typed) < 8 else 2


def _ends_with(name, key, typed):
    """Are `typed` the last words of the name: "lauderdale" of Fort Lauderdale, not "dale"?"""
    if not key.endswith(typed):
        return False
    words = WORD.findall(WITHIN_WORDS.sub("", fold(name)))
    return typed in {"".join(words[start:]) for start in range(1, len(words))}


def _spellings(word):
    return {word}.union(*(pair for pair in SAME_WORDS if word in pair))


def _without_kind(words):
    """Drop "city of" before a name, or "city" after it."""
    if len(words) > 2 and words[0] in KINDS_OF_PLACE and words[1] == "of":
        return words[2:]
    if len(words) > 1 and words[-1] in KINDS_OF_PLACE:
        return words[:-1]
    return words


def _state(words):
    """Return the code of the one state that the words name, None without one."""
    key = "".join(words)
    if key.upper() in STATES:
        return key.upper()
    if key in STATE_KEYS:
        return STATE_KEYS[key]
    begun = _begun(key)
    return begun[0] if len(begun) == 1 else None


def _begun(key):
    """Return the codes of the states whose names begin with these letters."""
    if len(key) < SHORTEST_ABBREVIATION:
        return []
    return [code for name, code in STATE_KEYS.items() if name.startswith(key)]


def _states(words, readings):
    """Return the codes of the states that the whole text may name: as it stands, or misspelt."""
    key = "".join(words)
    state = _state(words)
    if state:
        return (state,)
    if any(reading.state for reading in readings):
        return ()
    similar = [code for name, code in STATE_KEYS.items() if _errors(key, name) <= _allowed(key)]
    return tuple(_begun(key) or similar)
