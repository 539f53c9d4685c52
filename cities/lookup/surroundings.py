"""What stands around the name of a place and is none of it: a question, a ZIP code. Pure."""

import re
from collections.abc import Iterable

from certifications.levels import Level

Words = tuple[str, ...]

COUNTRY = (("usa",), ("us",), ("united", "states"), ("united", "states", "of", "america"))
ZIP_CODE = re.compile("[0-9]{5}")
FOUR_MORE_DIGITS = re.compile("[0-9]{4}")
# Questions begin and end so, and no name of a city does.
BEFORE_IN_A_QUESTION = tuple(
    tuple(words.split())
    for words in (
        *("is", "are", "was", "has", "does", "did", "can", "how", "when", "what", "which", "why"),
        *("about", "level of", "level is", "status of", "certification of", "find"),
        *("certified cities in", "eligible cities in", "cities in", "cities of"),
    )
)
AFTER_IN_A_QUESTION = tuple(
    tuple(words.split())
    for words in (
        *("in what works cities", "what works cities", "in the program", "on the list"),
        *("a certified city", "get certified", "certified", "certification", "status", "level"),
        *(
            "to join",
            "join",
            "to apply",
            "apply",
            "eligible",
            "listed",
            "have",
            "been",
            "yet",
            "are",
            "is",
        ),
        *(level.slug for level in Level),
    )
)


def without_surroundings(words: Words) -> Words:
    """Drop what asks for a place, its ZIP code and the country; nothing is left of a ZIP code."""
    return _without_zip_code(without_end(_without_question(words), COUNTRY))


def without_end(words: Words, phrases: Iterable[Words]) -> Words:
    """Drop the first of the phrases with which the words end, and which is not all of them."""
    for phrase in phrases:
        if len(words) > len(phrase) and words[-len(phrase) :] == phrase:
            return words[: -len(phrase)]
    return words


def _without_question(words):
    """Drop all that only asks: "is boston certified" is "boston"."""
    left = without_end(_without_start(words, BEFORE_IN_A_QUESTION), AFTER_IN_A_QUESTION)
    return words if left == words else _without_question(left)


def _without_start(words, phrases):
    for phrase in phrases:
        if len(words) > len(phrase) and words[: len(phrase)] == phrase:
            return words[len(phrase) :]
    return words


def _without_zip_code(words):
    """Drop each ZIP code, wherever it stands, of five digits or with four more."""
    return tuple(
        word
        for before, word in zip(("", *words), words, strict=False)
        if not ZIP_CODE.fullmatch(word)
        and not (ZIP_CODE.fullmatch(before) and FOUR_MORE_DIGITS.fullmatch(word))
    )
