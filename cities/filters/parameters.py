"""The words of a query, described: name, values, meaning and schema. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from cities.text import WRITABLE_ALONE


@dataclass(frozen=True)
class Word:
    """A word of the query string: its values and its meaning in words, and its JSON Schema."""

    name: str
    values: str
    meaning: str
    schema: dict
    # Each value with what it says, the default first; where the values need no such words, nothing.
    choices: dict[str, str] = field(default_factory=dict)
    # Does it choose the record itself, and so stand on every address?
    is_of_the_record: bool = False


def words(
    *,
    levels: Iterable[str],
    years: Iterable[int],
    states: Iterable[str],
    standings: dict[str, str],
    sorts: dict[str, str],
    longest_search: int,
    most_words: int,
    days: tuple[date, date],
) -> list[Word]:
    """Return the words as they are now: `years` are those with awards, `days` the first and last.

    `standings` and `sorts` are {value: what it says}, the default first.
    """
    levels, years = list(levels), [str(year) for year in sorted(years)]
    search = {"type": "string", "maxLength": longest_search, "pattern": WRITABLE_ALONE}
    # JSON Schema has no limits of a date; these two words are those of the validator Ajv.
    limits = {"formatMinimum": days[0].isoformat(), "formatMaximum": days[1].isoformat()}
    day = {"type": "string", "anyOf": [{"format": "date", **limits}, {"maxLength": 0}]}
    return [
        Word(
            "q",
            f"text of at most {longest_search} characters and {most_words} different words, "
            "without control characters",
            "Name of the city, name or code of its state; case and accents do not count.",
            search,
        ),
        Word("level", _listed(levels), "Level of an award; may repeat.", _many(levels)),
        Word(
            "year",
            _listed(years) or "none yet",
            "Certification year of the same award; may repeat.",
            _many(years),
        ),
        Word("state", "a USPS code, such as MO, or DC", "State; may repeat.", _many(list(states))),
        _choice("standing", "Which awards count.", standings),
        _choice("sort", "Order of the rows; ties by name, then state.", sorts),
        Word(
            "as_of",
            f"a day from {days[0]} to {days[1]}, written YYYY-MM-DD",
            "The record as it stood at the end of that day, U.S. Eastern time.",
            day,
            is_of_the_record=True,
        ),
    ]


def _one(values):
    """Return the schema of one of the values; an empty one is no filter."""
    return {"type": "string", "enum": ["", *values]}


def _many(values):
    return {"type": "array", "items": _one(values)}


def _choice(name, meaning, choices):
    values = "; ".join(f"{value}: {says}" for value, says in choices.items())
    return Word(name, values, meaning, _one(list(choices)), choices)


def _listed(values):
    return ", ".join(values)
