"""The living badge: from a city's name, level and year to where each text stands. Pure."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from certifications.coverage import in_us_words
from certifications.levels import Level
from certifications.seals import SEALS, Seal

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

HEIGHT = 92
PADDING = 18
# A name wider than this stands in two lines, and what is wider still is condensed.
WIDEST = 380
# No letter is condensed beyond this share of its width while a word can be broken instead.
NARROWEST = 0.7
PROGRAM_SIZE, PROGRAM_WIDTH = 13, 159
REACH_SIZE = 12
LEVEL_SIZE = 17
SEAL = 62
# Every level has the same room, so that a new level leaves the badge as wide as it is embedded.
PANEL_WIDTH = 116


@dataclass(frozen=True)
class Text:
    """One line of text: where its baseline begins, its size, and the width it is given."""

    text: str
    x: float
    y: float
    size: int
    width: float


@dataclass(frozen=True)
class Badge:
    """A badge, laid out: a sheet that says which city, a panel with the seal of its award."""

    title: str
    program: Text
    name: tuple[Text, ...]
    reach: Text | None
    level: Text
    year: int
    seal: Seal
    seal_x: float
    panel: int
    width: int
    seal_y: float = 6
    seal_side: float = SEAL
    height: int = HEIGHT


def badge_of_city(city, through: date | None) -> Badge:
    """Lay out the badge of a certified city, which was asked for `with_standing()`."""
    level, state_name = Level(city.current_level), city.get_state_display()
    day = in_us_words(through) if through else ""
    return badge_of(city.name, city.state, state_name, level, city.current_year, day)


def badge_of(
    name: str, state: str, state_name: str, level: Level, year: int, through: str = ""
) -> Badge:
    """Lay out the badge of a city; `state` is the USPS code, which the picture shows.

    `through` is the day up to which the record is complete, in words.
    """
    name = printable(name)
    reach = f"Record complete through {through}" if through else ""
    lines = _name_lines(f"{name}, {state}", lower=0 if reach else 6)
    widths = [PROGRAM_WIDTH, width_of(reach, REACH_SIZE), *(line.width for line in lines)]
    panel = round(2 * PADDING + max(widths))
    word = _text(str(level.label), 0, 84, LEVEL_SIZE)
    middle = panel + PANEL_WIDTH / 2
    above = lines[0].y - lines[0].size - 7
    return Badge(
        title=f"{name}, {state_name}: {PROGRAM}, {word.text}, {year}. {reach}".rstrip(". "),
        program=Text(PROGRAM, PADDING, above, PROGRAM_SIZE, PROGRAM_WIDTH),
        name=tuple(lines),
        reach=_text(reach, PADDING, lines[-1].y + 21 - len(lines), REACH_SIZE) if reach else None,
        level=replace(word, x=round(middle - word.width / 2, 1)),
        year=year,
        seal=SEALS[level],
        seal_x=middle - SEAL / 2,
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


def _name_lines(label, lower):
    """Return the name on one line, which widens the badge, or on two smaller ones."""
    if width_of(label, 20) <= WIDEST:
        return [_text(label, PADDING, 56 + lower, 20)]
    words = [n for n, character in enumerate(label[:-1], 1) if character in " /-"]
    two = _halves(label, words)
    if max(width_of(half, 16) for half in two) > WIDEST / NARROWEST:
        two = _halves(label, range(1, len(label)))
    return [_text(half, PADDING, y + lower, 16) for half, y in zip(two, (44, 63), strict=True)]


def _halves(label, places):
    """Break `label` at one of `places`, so that the longer part is as short as can be."""
    parted = [(label[:n].rstrip(), label[n:].lstrip()) for n in places]
    return min(parted, key=lambda two: max(width_of(half, 16) for half in two))


def _text(text, x, y, size):
    return Text(text, x, y, size, round(min(width_of(text, size), WIDEST), 1))
