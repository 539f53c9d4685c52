"""Sets text in the display face: which lines, and at what size, fill a column. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

from .badge import printable

FONT = Path(__file__).parents[2] / "static" / "fonts" / "source-serif-4-600.woff2"
# How a heading is set, best first: (lines at most, sizes to try). After the last it is cut short.
SETTINGS = ((1, range(96, 63, -4)), (2, range(80, 55, -4)), (3, range(64, 31, -4)))
# A heading breaks after a space, a stroke or a hyphen.
WORDS = re.compile(r"[^ /-]*[ /-]+|[^ /-]+")


def set_heading(text: str, width: float) -> tuple[list[str], int]:
    """Return (lines, size) of `text`: on one line if it can be, smaller, on two or three, cut."""
    return _set(text, width, SETTINGS)


def set_line(text: str, width: float, sizes: Iterable[int]) -> tuple[list[str], int]:
    """Return ([line], size) of `text` at the first of `sizes` that fits, or cut at the last."""
    return _set(text, width, ((1, sizes),))


def _set(text, width, settings):
    text = drawable(text)
    for most, sizes in settings:
        for size in sizes:
            lines = _wrapped(WORDS.findall(text), size, width)
            if len(lines) <= most and all(_width(line, size) <= width for line in lines):
                return lines, size
    if any(_width(line, size) > width for line in lines[:most]):
        lines = _wrapped(text, size, width)  # a word wider than the column is broken anywhere
    if len(lines) > most:
        lines[most - 1 :] = [_cut(lines[most - 1], size, width)]
    return lines, size


def _wrapped(parts, size, width):
    """Join `parts` (words, or the letters of a text) to lines, each as full as can be."""
    lines = [""]
    for part in parts:
        if lines[-1] and _width((lines[-1] + part).rstrip(), size) > width:
            lines.append("")
        lines[-1] += part
    return [line.strip() for line in lines]


def _cut(line, size, width):
    while line and _width(line + "…", size) > width:
        line = line[:-1].rstrip()
    return line + "…"


def _width(text, size):
    return font(size).getbbox(text)[2]


def drawable(text: str) -> str:
    """Return `text` in letters that the font has: at worst without an accent.

    A letter of another script stays and is drawn as the font's sign for a missing letter.
    """
    text = unicodedata.normalize("NFC", printable(text))
    return "".join(c if _has(c) else _base(c) for c in text)


def _base(character):
    base = unicodedata.normalize("NFKD", character)[0]
    return base if _has(base) else character


@lru_cache(1024)
def _has(character):
    mask, missing = (bytes(font(40).getmask(c)) for c in (character, "\uffff"))
    return mask != missing


@lru_cache(64)
def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return the display face, or Pillow's own where its FreeType cannot read WOFF2."""
    try:
        return ImageFont.truetype(FONT, size)
    except OSError:
        return ImageFont.load_default(size)
