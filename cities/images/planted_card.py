"""The social card of a city: its state, and the seal planted at its point, as PNG. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image, ImageDraw

from certifications.levels import Level
from certifications.seals import SEALS, SIDE, Disc, Facet, Wedge
from cities.map.borders import rings
from cities.map.plate import Plate, plate_of
from cities.publication import PROGRAM

from .card import HEIGHT, WIDTH, Text, encoded
from .lettering import font, set_heading, set_line

# Drawn larger and scaled down, for smooth edges.
SHARP = 2
LEFT = 64
COLUMN = 584
# Where the picture of the state begins, and where its neighbors are seen in full.
PICTURE, SEEN = WIDTH - 760, WIDTH - 560
FOOT = 568


class Ground(NamedTuple):
    """The colors of a card, tokens of the style sheet in their light scheme."""

    ground: str
    home: str
    line: str
    neighbors: str
    text: str
    soft: str
    logo: str


STRUCK = Ground("#0e2741", "#1d4163", "#7fa3c4", "#16324f", "#ffffff", "#bccbd9", "#1d4163")
UNSTRUCK = Ground("#e6e1d5", "#d3cdbd", "#707a83", "#f0ece3", "#14202b", "#4a5661", "#0e2741")


@dataclass(frozen=True)
class PlantedCard:
    """What the card of a city says. `level` and `year` are None of a city without an award.

    `through` is the day up to which the record is complete, in words; "" where none is known.
    """

    name: str
    state: str
    state_name: str
    latitude: float | None
    longitude: float | None
    level: Level | None
    year: int | None
    through: str

    @property
    def colors(self) -> Ground:
        return UNSTRUCK if self.level is None else STRUCK

    @property
    def standing(self) -> tuple[str, ...]:
        if self.level is not None:
            return (f"{self.level.label}, {self.year}",)
        return (
            ("Not certified as", f"of {self.through}") if self.through else ("No award recorded",)
        )

    @property
    def reach(self) -> str:
        if self.level is not None:
            return "Latest award in " + (
                f"a record complete through {self.through}" if self.through else "this record"
            )
        return "The last day this record is complete for" if self.through else ""


def png(card: PlantedCard, outlines: Mapping) -> bytes:
    """Draw the card; `outlines` is {USPS code: shape with `bbox` and `path`} of all states."""
    boxes = {code: shape.bbox for code, shape in outlines.items()}
    plate = plate_of(card, "social", boxes)
    image = Image.new("RGB", (WIDTH * SHARP, HEIGHT * SHARP), card.colors.ground)
    _neighbors(image, plate, outlines, card.colors)
    draw = ImageDraw.Draw(image)
    _outline(draw, plate, outlines[card.state].path, card.colors.home, card.colors.line, 3)
    if plate.foot:
        _plant(draw, plate, card)
    _logo(draw, card.colors)
    if card.level is not None:
        _mark(draw, card)
    image = image.reduce(SHARP)
    draw = ImageDraw.Draw(image)
    for text in texts(card):
        draw.text((text.x, text.y), text.text, text.color, font(text.size), anchor=text.anchor)
    if plate.foot and card.level is not None:
        _year(draw, plate, card)
    return encoded(image)


def texts(card: PlantedCard) -> list[Text]:
    """Return every line of text beside the picture, placed."""
    colors = card.colors
    lines, size = set_heading(card.name, COLUMN)
    [state], state_size = set_line(card.state_name, COLUMN, range(40, 23, -2))
    leading, standing = round(size * 1.2), 58 if card.level is not None else 46
    tall = leading * len(lines) + 56 + 40 + round(standing * 1.15) * len(card.standing)
    first = 138 + (380 - tall) // 2 + size
    below = first + leading * (len(lines) - 1)
    metal = card.level.looks.light.surface if card.level is not None else colors.text
    begin = LEFT + (66 if card.level is not None else 0)
    stated = [
        Text(line, begin, below + 56 + 40 + round(standing * (0.75 + 1.15 * n)), standing, metal)
        for n, line in enumerate(card.standing)
    ]
    reach = [Text(card.reach, LEFT, FOOT, 26, colors.soft)] if card.reach else []
    return [
        Text(PROGRAM, LEFT + 71, 93, 27, colors.text),
        *(Text(line, LEFT, first + n * leading, size, colors.text) for n, line in enumerate(lines)),
        Text(state, LEFT, below + 56, state_size, colors.soft),
        *stated,
        *reach,
    ]


def _neighbors(image, plate, outlines, colors):
    """Draw the states around, fading in from the text on."""
    draw = ImageDraw.Draw(image)
    for code in plate.neighbors:
        _outline(draw, plate, outlines[code].path, colors.neighbors, colors.ground, 3)
    fade = Image.new("L", (SEEN, 1), 255)
    for x in range(PICTURE, SEEN):
        fade.putpixel((x, 0), 255 - 255 * (x - PICTURE) // (SEEN - PICTURE))
    # The ground covers what lies under the text, less and less towards the picture.
    covered = fade.resize((SEEN * SHARP, image.height), Image.Resampling.NEAREST)
    image.paste(colors.ground, (0, 0, *covered.size), covered)


def _outline(draw, plate, path, fill, line, width):
    for ring in rings(path):
        placed = [plate.frame.put(*point) for point in ring]
        corners = [((x + PICTURE) * SHARP, y * SHARP) for x, y in placed]
        draw.polygon(corners, fill=fill)
        draw.line([*corners, corners[0]], fill=line, width=width, joint="curve")


def _at(plate: Plate):
    return (plate.foot[0] + PICTURE) * SHARP, plate.foot[1] * SHARP


def _plant(draw, plate, card):
    x, y = _at(plate)
    if card.level is None:
        for n in range(24):  # a dashed ring around the point
            box = [x - 30, y - 30, x + 30, y + 30]
            draw.arc(box, 15 * n, 15 * n + 8, card.colors.text, 4)
        draw.circle((x, y), 13, "#ffffff", card.colors.text, 5)
        return
    seal, stem = plate.box.seal * SHARP, plate.box.stem * SHARP
    # It ends under the seal, for a star has no foot in its middle.
    draw.line([(x, y), (x, y - stem - seal / 2)], "#ffffff", 8)
    _seal(draw, card.level, x - seal / 2, y - stem - seal, seal / SIDE)
    draw.circle((x, y), 14, "#ffffff", card.colors.ground, 4)


def _seal(draw, level, left, top, scale):
    """Draw the parts of a seal, of which one unit is `scale` pixels."""

    def put(points):
        return [(left + x * scale, top + y * scale) for x, y in points]

    for part in SEALS[level].parts:
        match part:
            case Facet():
                corners = put(part.corners)
                if part.fill != "none":
                    draw.polygon(corners, fill=part.fill)
                if part.line:
                    draw.line([*corners, corners[0]], part.line, round(part.width * scale))
            case Wedge():
                draw.pieslice(
                    _square(put([(50, 50)])[0], part.radius * scale),
                    part.start,
                    part.end,
                    part.fill,
                )
            case Disc():
                _disc(draw, part, put([part.center])[0], scale)


def _disc(draw, disc, center, scale):
    box = _square(center, disc.radius * scale)
    width = round(disc.width * scale)
    if disc.dash:
        outer = _square(center, (disc.radius + disc.width / 2) * scale)
        for n in range(60):  # the reeds of a milled edge
            draw.arc(outer, 6 * n, 6 * n + 3, disc.line, width)
    elif disc.line:
        draw.ellipse(box, disc.fill if disc.fill != "none" else None, disc.line, width)
    else:
        draw.ellipse(box, disc.fill)


def _square(center, radius):
    return [center[0] - radius, center[1] - radius, center[0] + radius, center[1] + radius]


def _year(draw, plate, card):
    seal = SEALS[card.level]
    x, y = plate.foot[0] + PICTURE, plate.foot[1] - plate.box.stem - plate.box.seal
    scale = plate.box.seal / SIDE
    draw.text(
        (x, y + seal.year_baseline * scale),
        str(card.year),
        seal.struck,
        font(round(seal.year_size * scale)),
        anchor="ms",
    )


def _mark(draw, card):
    """Draw the flat mark before the standing, as high as its capitals."""
    standing = next(text for text in texts(card) if text.text == card.standing[0])
    x, y = (LEFT + 25) * SHARP, (standing.y - 20) * SHARP
    looks, half = card.level.looks, 24 * SHARP
    if looks.corners:
        corners = [(x + (a - 10) * half / 10, y + (b - 10) * half / 10) for a, b in looks.corners]
        draw.polygon(corners, looks.light.surface)
    else:
        draw.circle((x, y), half * 0.8, looks.light.surface)


def _logo(draw, colors):
    scale = 54 / 40 * SHARP
    x, y = LEFT * SHARP, 56 * SHARP
    draw.rounded_rectangle([x, y, x + 40 * scale, y + 40 * scale], 7 * scale, colors.logo)
    draw.circle((x + 10.5 * scale, y + 28.5 * scale), 5 * scale, Level.SILVER.looks.light.surface)
    for level, (a, b), half in ((Level.GOLD, (20, 20), 7.6), (Level.PLATINUM, (29.6, 10.8), 7.6)):
        corners = level.looks.corners
        draw.polygon(
            [
                (x + (a + (c - 10) * half / 9) * scale, y + (b + (d - 10) * half / 9) * scale)
                for c, d in corners
            ],
            level.looks.light.surface,
        )
