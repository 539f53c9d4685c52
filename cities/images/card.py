"""Social cards: what a card says -> its picture, 1200 x 630, as PNG. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from certifications.levels import CIRCLE_RADIUS, SHAPE_SIDE, Level
from cities.publication import PROGRAM, SITE

from .badge import printable

WIDTH, HEIGHT = 1200, 630
FONT = Path(__file__).parents[2] / "static" / "fonts" / "source-serif-4-600.woff2"

# The light tokens of static/site.css; the panel is of the `--solid` color.
SHEET, RULE, INK, SOFT = "#f8f6f1", "#d9d5ca", "#17212c", "#4b5763"
NAVY, ON_NAVY = "#17324d", "#ffffff"

MARGIN = 72
PANEL = 816
COLUMN = PANEL - 2 * MARGIN
PANEL_COLUMN = WIDTH - PANEL - 2 * 40
ROW_COLUMN = 186
GAP = 68
# How a heading is set, best first: (lines at most, sizes to try). After the last it is cut short.
SETTINGS = ((1, range(96, 63, -4)), (2, range(80, 55, -4)), (3, range(64, 31, -4)))
# A heading breaks after a space, a stroke or a hyphen.
WORDS = re.compile(r"[^ /-]*[ /-]+|[^ /-]+")
COLORS = 96


@dataclass(frozen=True)
class Card:
    """What a card says: a heading, a line below it, and rows of (level, large, small text)."""

    heading: str
    below: str
    rows: tuple[tuple[Level, str, str], ...]


@dataclass(frozen=True)
class Text:
    """One line of text on a card; (x, y) is where its baseline begins, or its middle."""

    text: str
    x: int
    y: int
    size: int
    color: str
    anchor: str = "ls"

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The frame of its ink: left, top, right, bottom."""
        left, top, right, bottom = font(self.size).getbbox(self.text, anchor=self.anchor)
        return self.x + left, self.y + top, self.x + right, self.y + bottom


def of_city(name: str, state_name: str, level: Level, year: int, as_of: int | None = None) -> Card:
    """Return the card of a city with its latest level.

    `as_of` is the year up to which the record is complete, if later rounds are not in it.
    """
    return Card(
        name,
        f"{state_name}, as of {as_of}" if as_of else state_name,
        ((level, str(level.label), str(year)),),
    )


def of_cohort(year: int, levels: Iterable[tuple[Level, int]]) -> Card:
    """Return the card of one year's awards, counted by level."""
    levels = list(levels)
    return Card(f"Certified in {year}", _cities(sum(n for _, n in levels)), _rows(levels))


def of_site(levels: Iterable[tuple[Level, int]], awards: int, as_of: int | None = None) -> Card:
    """Return the card of the site: the certified cities by latest level, and all awards."""
    levels = list(levels)
    count = sum(n for _, n in levels)
    if not count:
        return Card("Which cities were certified", "No award is recorded yet", _rows(levels))
    numbers = f"{_cities(count, 'certified ')}, {awards:,} award{'' if awards == 1 else 's'}"
    until = f", as of {as_of}" if as_of else ""
    return Card("Which cities were certified", numbers + until, _rows(levels))


def _cities(count, certified=""):
    return f"{count:,} {certified}{'city' if count == 1 else 'cities'}"


def _rows(levels):
    return tuple((level, f"{count:,}", level.label) for level, count in levels)


def png(card: Card) -> bytes:
    """Draw `card`; the same card is always the same bytes."""
    image = Image.new("RGB", (WIDTH, HEIGHT), SHEET)
    draw = ImageDraw.Draw(image)
    draw.rectangle((PANEL, 0, WIDTH, HEIGHT), fill=NAVY)
    for y in (142, 496):
        draw.rectangle((MARGIN, y, PANEL - MARGIN, y + 1), fill=RULE)
    for level, (x, y), side in marks(card):
        image.paste(_metal(level), (x, y), _mark(level, side))
    for text in texts(card):
        draw.text((text.x, text.y), text.text, text.color, font(text.size), anchor=text.anchor)
    content = BytesIO()
    image.quantize(COLORS, dither=Image.Dither.NONE).save(content, "PNG", optimize=True)
    return content.getvalue()


def texts(card: Card) -> list[Text]:
    """Return every line of text of `card`, placed."""
    heading, size = set_heading(card.heading, COLUMN)
    leading = round(size * 1.12)
    [below], below_size = set_line(card.below, COLUMN, range(42, 23, -2))
    # The heading and the line below it stand in the middle between the two rules.
    tall = leading * (len(heading) - 1) + GAP
    first = 320 + (round(size * 0.7) - tall) // 2
    return [
        Text(PROGRAM, MARGIN, 114, 32, SOFT),
        *(Text(line, MARGIN, first + n * leading, size, INK) for n, line in enumerate(heading)),
        Text(below, MARGIN, first + tall, below_size, SOFT),
        Text(SITE, MARGIN, 556, 32, SOFT),
        *_panel_texts(card.rows),
    ]


def _panel_texts(rows):
    if len(rows) == 1:
        [(level, large, small)] = rows
        return [
            _fitted(large, (PANEL + WIDTH) // 2, 446, 72, ON_NAVY, "ms", PANEL_COLUMN),
            _fitted(small, (PANEL + WIDTH) // 2, 518, 52, _metal(level), "ms", PANEL_COLUMN),
        ]
    placed = []
    for (level, large, small), y in zip(rows, _row_tops(rows), strict=True):
        placed.append(_fitted(large, PANEL + 158, y + 56, 72, ON_NAVY, "ls", ROW_COLUMN))
        placed.append(_fitted(small, PANEL + 158, y + 100, 36, _metal(level), "ls", ROW_COLUMN))
    return placed


def marks(card: Card) -> list[tuple[Level, tuple[int, int], int]]:
    """Return the shape of each row: its level, where its square begins, the square's side."""
    if len(card.rows) == 1:
        side = 220
        return [(card.rows[0][0], ((PANEL + WIDTH - side) // 2, 122), side)]
    tops = _row_tops(card.rows)
    return [(row[0], (PANEL + 52, y + 8), 84) for row, y in zip(card.rows, tops, strict=True)]


def _row_tops(rows):
    height = 150
    first = (HEIGHT - height * len(rows)) // 2 + 20
    return [first + height * n for n in range(len(rows))]


def _fitted(text, x, y, size, color, anchor, width):
    [line], size = set_line(text, width, range(size, 19, -2))
    return Text(line, x, y, size, color, anchor)


def _metal(level):
    return level.looks.dark.edge


def _mark(level, side):
    """Return the level's shape as a mask with smooth edges: drawn larger, then scaled down."""
    drawn = 4 * side
    mask = Image.new("L", (drawn, drawn), 0)
    draw = ImageDraw.Draw(mask)
    scale = drawn / SHAPE_SIDE
    corners = [(x * scale, y * scale) for x, y in level.looks.corners]
    if corners:
        draw.polygon(corners, fill=255)
    else:
        draw.circle((drawn / 2, drawn / 2), CIRCLE_RADIUS * scale, fill=255)
    return mask.resize((side, side), Image.Resampling.BOX)


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
