"""The living badge: from a city's name, level and year to where each text stands. Pure."""

import unicodedata
from dataclasses import dataclass

from certifications.levels import Level

PROGRAM = "What Works Cities Certified"

# Widths of Helvetica and Arial bold in thousandths of the size: what most readers will see. A
# reader with another font sees the same width all the same, by `textLength`.
WIDTHS = {
    character: width
    for width, characters in (
        (280, " ,./I\\ijl|'’‘"),
        (333, "!()-:;[]`ftʻ"),
        (389, "*r{}"),
        (500, 'z"“”'),
        (556, "#$0123456789J_aceksvxy–"),
        (611, "?FLTZbdghnopqu+<=>^~ŁłßØø"),
        (667, "EPSVXY"),
        (722, "&ABCDHKNRUÐ"),
        (778, "GOQw"),
        (833, "M"),
        (889, "%mæ"),
        (1000, "W@Æ—…Œœ"),
    )
    for character in characters
}
WIDTH_OF_OTHERS = 800

HEIGHT = 84
PADDING = 18
# A name wider than this stands in two lines, and what is wider still is condensed.
WIDEST = 380
# No letter is condensed beyond this share of its width while a word can be broken instead.
NARROWEST = 0.7
PROGRAM_SIZE, PROGRAM_WIDTH = 13, 159
LEVEL_SIZE, YEAR_SIZE = 20, 17
MARK, GAP = 34, 12
# Every level has the same room, so that a new level leaves the badge as wide as it is embedded.
PANEL_WIDTH = 166


@dataclass(frozen=True)
class Text:
    """One line of text: where its baseline begins, its size, and the width it is given."""

    text: str
    x: float
    y: float
    size: int
    width: float


@dataclass(frozen=True)
class Mark:
    """The shape of a level, scaled from its square to `side`; no corners is a circle."""

    corners: tuple[tuple[float, float], ...]
    x: float
    y: float
    side: float


@dataclass(frozen=True)
class Badge:
    """A badge, laid out: a sheet that says which city, a panel that says level and year."""

    title: str
    program: Text
    name: tuple[Text, ...]
    level: Text
    year: Text
    mark: Mark
    metal: str
    panel: int
    width: int
    height: int = HEIGHT


def badge_of_city(city, as_of: int | None) -> Badge:
    """Lay out the badge of a certified city, which was asked for `with_standing()`."""
    level, state_name = Level(city.current_level), city.get_state_display()
    return badge_of(city.name, city.state, state_name, level, city.current_year, as_of)


def badge_of(
    name: str, state: str, state_name: str, level: Level, year: int, as_of: int | None = None
) -> Badge:
    """Lay out the badge of a city; `state` is the USPS code, which the picture shows.

    `as_of` is the year up to which the record is complete, if later rounds are not in it.
    """
    until = f", as of {as_of}" if as_of else ""
    program, program_width = PROGRAM + until, PROGRAM_WIDTH + width_of(until, PROGRAM_SIZE)
    name = printable(name)
    first, *_ = lines = _name_lines(f"{name}, {state}")
    panel = round(2 * PADDING + max(program_width, *(line.width for line in lines)))
    word, number = str(level.label), str(year)
    taken = MARK + GAP + max(width_of(word, LEVEL_SIZE), width_of(number, YEAR_SIZE))
    mark_x = round(panel + (PANEL_WIDTH - taken) / 2, 1)
    beside = mark_x + MARK + GAP
    return Badge(
        title=f"{name}, {state_name}: {PROGRAM}, {word}, {year}{until}",
        program=Text(program, PADDING, first.y - first.size - 7, PROGRAM_SIZE, program_width),
        name=tuple(lines),
        level=_text(word, beside, 40, LEVEL_SIZE),
        year=_text(number, beside, 62, YEAR_SIZE),
        mark=Mark(level.looks.corners, mark_x, (HEIGHT - MARK) / 2, MARK),
        metal=level.looks.dark.edge,
        panel=panel,
        width=panel + PANEL_WIDTH,
    )


def printable(text: str) -> str:
    """Return `text` on one line, without what cannot be drawn and XML may not hold."""
    kept = (c if c.isprintable() else " " if c.isspace() else "" for c in text)
    return " ".join("".join(kept).split())


def width_of(text: str, size: float) -> float:
    """Estimate the width of bold text; a letter with an accent is as wide as without it."""
    return sum(_thousandths(character) for character in text) * size / 1000


def _thousandths(character):
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1000
    base = unicodedata.normalize("NFD", character)[0]
    return WIDTHS.get(character) or WIDTHS.get(base, WIDTH_OF_OTHERS)


def _name_lines(label):
    """Return the name on one line, which widens the badge, or on two smaller ones."""
    if width_of(label, 20) <= WIDEST:
        return [_text(label, PADDING, 59, 20)]
    words = [n for n, character in enumerate(label[:-1], 1) if character in " /-"]
    two = _halves(label, words)
    if max(width_of(half, 16) for half in two) > WIDEST / NARROWEST:
        two = _halves(label, range(1, len(label)))
    return [_text(half, PADDING, y, 16) for half, y in zip(two, (47, 68), strict=True)]


def _halves(label, places):
    """Break `label` at one of `places`, so that the longer part is as short as can be."""
    parted = [(label[:n].rstrip(), label[n:].lstrip()) for n in places]
    return min(parted, key=lambda two: max(width_of(half, 16) for half in two))


def _text(text, x, y, size):
    return Text(text, x, y, size, round(min(width_of(text, size), WIDEST), 1))
