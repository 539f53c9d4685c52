"""Folded text, in which case and accents do not count; allowed characters; counts. Pure."""

import re
import unicodedata

COMBINING_MARKS = re.compile("[\u0300-\u036f]")
NOT_IN_KEYS = re.compile("[^a-z0-9]")


def fold(text: str) -> str:
    """Return `text` without accents and in lower case: "Cañon" and "CAÑON" are "canon".

    Typographic apostrophes become straight ones. Composed and decomposed spellings fold alike.
    """
    decomposed = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    return COMBINING_MARKS.sub("", decomposed).lower()


def key_of(text: str) -> str:
    """Return the folded letters and digits of `text`: "Winston-Salem" is "winstonsalem".

    Names are looked up by it: spaces, hyphens, full stops and apostrophes do not count.
    """
    return NOT_IN_KEYS.sub("", fold(text))


def counted(number: int, singular: str, plural: str) -> str:
    """Return the number with its noun: "1 city", "1,361 cities"."""
    return f"{number:,} {singular if number == 1 else plural}"


# What XML 1.0 (section 2.2) has no way to write, and no spreadsheet or reader shows.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


# These turn the order of what stands after them, in a heading as in a title.
TURNS_THE_LINE = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NEW_LINE = re.compile("\r\n?")


# The same for a JSON Schema, without the half characters that no address can spell.
WRITABLE_ALONE = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]*$"
REFUSED = "Control characters are not allowed: use letters, digits and punctuation."


def writable(text: str) -> str:
    """Return the text as every format can carry it.

    A new line is \\n alone, and the mark of an unknown character stands where none can be written.
    """
    return UNWRITABLE.sub("\ufffd", NEW_LINE.sub("\n", text))


def in_one_line(text: str) -> str:
    """Return a search text as a sentence can say it: single spaces, nothing that turns the line."""
    return " ".join(TURNS_THE_LINE.sub("", text).split())
