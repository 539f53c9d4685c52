"""The look-up: which names come nearest to what was typed (reading.py). Pure."""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from cities.text import key_of

from .reading import Wanted, allowed, errors_between, words_of


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


class Found(NamedTuple):
    """A city that was found by one of its names; a sorted list has the nearest first.

    `errors` counts the letters that differ, and the liberties of the reading.
    """

    nearness: Nearness
    errors: int
    is_other: bool
    less_people: int
    name: str
    state: str
    city: int


def rank(wanted: Wanted, names: Iterable[Name]) -> list[Found]:
    """Return each city once, by the nearest of its names: nearest first, then the most populous."""
    found: dict[int, Found] = {}
    for name in names:
        nearness, errors = _nearness(wanted, key_of(name.name), name)
        nearest = Found(
            nearness,
            errors,
            name.is_other,
            -(name.population or 0),
            name.name,
            name.state,
            name.city,
        )
        found[name.city] = min(nearest, found.get(name.city, nearest))
    return sorted(found.values())


def meant(found: list[Found]) -> list[Found]:
    """Return those of a ranked list that the text means: all as near as the first; none if far."""
    if not found or found[0].nearness is Nearness.FAR:
        return []
    return [each for each in found if each[:2] == found[0][:2]]


def is_as_typed(wanted: Wanted, found: Found) -> bool:
    """Is it the name that was typed, in the state that was typed, without a guess?"""
    key = key_of(found.name)
    return found.nearness is Nearness.SAME and any(
        key in reading.same_keys and (not reading.states or found.state in reading.states)
        for reading in wanted.readings
        if not reading.is_guess
    )


def _nearness(wanted, key, name):
    """Return (nearness, errors and liberties) of one name for the reading that it meets best."""
    whole = [each for each in (_as_read(reading, key, name) for reading in wanted.readings) if each]
    if whole:
        return min(whole)
    if wanted.stated and name.state not in wanted.stated:
        return Nearness.FAR, len(key)
    # Letters are compared where there is need: that takes far longer than all else.
    return min(_by_letters(reading, key, name) for reading in wanted.readings)


def _as_read(reading, key, name):
    """Return the same for one reading, None where the name has other letters than it."""
    same = key in reading.same_keys
    if reading.states and name.state not in reading.states:
        return (Nearness.ELSEWHERE, reading.liberties) if same else None
    if same:
        return Nearness.SAME, reading.liberties
    is_part = key.startswith(reading.key) or _ends_with(name.name, key, reading.key)
    return (Nearness.PART, reading.liberties) if is_part else None


def _by_letters(reading, key, name):
    """Return the same for one reading, by the letters in which the name differs."""
    errors = errors_between(reading.key, key)
    is_there = not reading.states or name.state in reading.states
    is_similar = is_there and errors <= allowed(reading.key)
    return (Nearness.SIMILAR if is_similar else Nearness.FAR), reading.liberties + errors


def _ends_with(name, key, typed):
    """Are `typed` the last words of the name: "lauderdale" of Fort Lauderdale, not "dale"?"""
    if not key.endswith(typed):
        return False
    words = words_of(name)
    return typed in {"".join(words[start:]) for start in range(1, len(words))}
