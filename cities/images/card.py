"""Social cards: what a card says -> its picture, 1200 x 630, as PNG. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from certifications.levels import CIRCLE_RADIUS, SHAPE_SIDE, Level
from cities.publication import PROGRAM, SITE

from .lettering import font, set_heading, set_line

WIDTH, HEIGHT = 1200, 630

# The light tokens of static/site.css; the panel is of the `--solid` color.
SHEET, RULE, INK, SOFT = "#f7f5ef", "#dcd7ca", "#14202b", "#4a5661"
NAVY, ON_NAVY = "#0e2741", "#ffffff"

MARGIN = 72
PANEL = 816
COLUMN = PANEL - 2 * MARGIN
PANEL_COLUMN = WIDTH - PANEL - 2 * 40
ROW_COLUMN = 186
GAP = 68
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
    return encoded(image)


def encoded(image: Image.Image) -> bytes:
    """Return a card as PNG, in few colors.

    The best compression takes seven times as long as zlib's own default, for a tenth of the bytes.
    """
    content = BytesIO()
    image.quantize(COLORS, dither=Image.Dither.NONE).save(content, "PNG", compress_level=6)
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
