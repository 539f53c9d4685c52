"""The struck seal of a level, as numbers: a milled circle, a cut diamond, a faceted star. Pure.

A seal stands in a box of 100 x 100, y down; angles are in degrees, clockwise from the right.
"""

from dataclasses import dataclass
from math import cos, radians, sin
from typing import NamedTuple

from .levels import Level

SIDE = 100
MIDDLE = (50, 50)
# From this size on (pixels) the year is struck into the seal, and under the other one the flat
# mark (static/levels.svg) stands for it.
YEAR_FROM = 72
SEAL_FROM = 40

Point = tuple[float, float]


class Tones(NamedTuple):
    """The colors of a struck metal, the same on every ground; `struck` is that of the year."""

    light: str
    base: str
    mid: str
    deep: str
    struck: str


TONES = {
    Level.SILVER: Tones("#f4f7f9", "#d5dce3", "#b3bdc7", "#8a96a2", "#1d2833"),
    Level.GOLD: Tones("#ffe9a8", "#f2c65a", "#d9a335", "#b07c17", "#352400"),
    Level.PLATINUM: Tones("#f6feff", "#cfeff5", "#9dd0dc", "#6aa9b9", "#06313d"),
}


@dataclass(frozen=True)
class Disc:
    """A circle, or the line of one."""

    radius: float
    fill: str = "none"
    line: str = ""
    width: float = 0
    dash: str = ""
    center: Point = MIDDLE

    @property
    def svg(self) -> str:
        x, y = self.center
        dash = f' stroke-dasharray="{self.dash}"' if self.dash else ""
        paint = _paint(self.fill, self.line, self.width)
        return f'<circle cx="{x:g}" cy="{y:g}" r="{self.radius:g}"{paint}{dash}/>'


@dataclass(frozen=True)
class Wedge:
    """A slice of a circle around the middle, from one angle to the other."""

    start: float
    end: float
    radius: float
    fill: str

    @property
    def svg(self) -> str:
        begin, end = (_spot(around(MIDDLE, self.radius, at)) for at in (self.start, self.end))
        arc = f"A{self.radius:g} {self.radius:g} 0 0 1 {end}"
        return f'<path d="M{_spot(MIDDLE)}L{begin}{arc}Z"{_paint(self.fill)}/>'


@dataclass(frozen=True)
class Facet:
    """A surface with straight edges, or the line along them."""

    corners: tuple[Point, ...]
    fill: str = "none"
    line: str = ""
    width: float = 0

    @property
    def svg(self) -> str:
        path = "L".join(map(_spot, self.corners))
        return f'<path d="M{path}Z"{_paint(self.fill, self.line, self.width)}/>'


Part = Disc | Wedge | Facet


@dataclass(frozen=True)
class Seal:
    """A seal, drawn from the first part to the last; then the year, `year_size` high.

    `outline` is the outermost edge, to which the page gives a line where the ground is paper.
    """

    outline: Disc | Facet
    parts: tuple[Part, ...]
    year_size: float
    year_baseline: float
    struck: str

    @property
    def svg(self) -> str:
        """The seal without its year and outer line, as elements of an SVG."""
        return "".join(part.svg for part in self.parts)


def around(center: Point, radius: float, angle: float) -> Point:
    """Return the point of a circle at an angle, with two decimals."""
    x, y = center[0] + radius * cos(radians(angle)), center[1] + radius * sin(radians(angle))
    return round(x, 2), round(y, 2)


def _spot(point: Point) -> str:
    return f"{point[0]:g} {point[1]:g}"


def _paint(fill: str, line: str = "", width: float = 0) -> str:
    stroke = f' stroke="{line}" stroke-width="{width:g}"' if line else ""
    return f' fill="{fill}"{stroke}'


def _silver(tones: Tones) -> Seal:
    light, base, mid, deep, struck = tones
    turns = [
        (170, 200, base),
        (200, 250, light),
        (250, 280, base),
        (20, 70, base),
        (100, 170, deep),
    ]
    return Seal(
        outline=Disc(45),
        parts=(
            Disc(45, deep),
            Disc(42.6, line=light, width=4.2, dash="2.23 2.23"),
            Disc(39.5, mid),
            *(Wedge(start, end, 39.5, tone) for start, end, tone in turns),
            Disc(30.5, base, line=deep, width=1.2),
        ),
        year_size=22,
        year_baseline=57.4,
        struck=struck,
    )


def _square(half: float) -> tuple[Point, ...]:
    """Return a square on its point: top, right, bottom, left."""
    return (50, 50 - half), (50 + half, 50), (50, 50 + half), (50 - half, 50)


def _gold(tones: Tones) -> Seal:
    light, base, mid, deep, struck = tones
    edge = _square(49)
    sides = zip(edge, (*edge[1:], edge[0]), (base, deep, mid, light), strict=True)
    return Seal(
        outline=Facet(edge),
        parts=(
            *(Facet((MIDDLE, one, other), tone) for one, other, tone in sides),
            Facet(_square(33), base, line=deep, width=1.1),
            Facet(_square(30.5), line=light, width=1.1),
        ),
        year_size=20.5,
        year_baseline=57,
        struck=struck,
    )


def _platinum(tones: Tones) -> Seal:
    light, base, mid, deep, struck = tones
    center = (50, 53.5)
    edge = tuple(around(center, 29 if n % 2 else 52, 36 * n - 90) for n in range(10))
    facets = (mid, light, deep, base, deep, base, mid, light, mid, light)
    sides = zip(edge, (*edge[1:], edge[0]), facets, strict=True)
    return Seal(
        outline=Facet(edge),
        parts=(
            *(Facet((center, one, other), tone) for one, other, tone in sides),
            Disc(22.5, base, center=center),
        ),
        year_size=17,
        year_baseline=59.4,
        struck=struck,
    )


SEALS = {
    Level.SILVER: _silver(TONES[Level.SILVER]),
    Level.GOLD: _gold(TONES[Level.GOLD]),
    Level.PLATINUM: _platinum(TONES[Level.PLATINUM]),
}
