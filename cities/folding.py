"""Folded text: what is left of a name when case and accents do not count. Pure."""

import re
import unicodedata

COMBINING_MARKS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Return `text` without accents and in lower case: "Cañon" and "CAÑON" are "canon".

    Typographic apostrophes become straight ones. Composed and decomposed spellings fold alike.
    """
    decomposed = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    return COMBINING_MARKS.sub("", decomposed).lower()
