"""What stands around the name of a place and is none of it: the country, a ZIP code. Pure."""

import re

COUNTRY = (("usa",), ("us",), ("united", "states"), ("united", "states", "of", "america"))
ZIP_CODE = re.compile("[0-9]{5}")


def without_country(words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop the country, and then a ZIP code of five digits or with four more, after a name."""
    words = without_end(words, COUNTRY)
    if len(words) > 2 and ZIP_CODE.fullmatch(words[-2]) and len(words[-1]) == 4:
        words = words[:-1]
    return words[:-1] if len(words) > 1 and ZIP_CODE.fullmatch(words[-1]) else words


def without_end(words: tuple[str, ...], phrases) -> tuple[str, ...]:
    """Drop the first of the phrases with which the words end, and which is not all of them."""
    for phrase in phrases:
        if len(words) > len(phrase) and words[-len(phrase) :] == phrase:
            return words[: -len(phrase)]
    return words
