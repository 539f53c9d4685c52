"""Folded text: what is left of a name when case and accents do not count. Pure."""

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
