"""Puts a place on the map of the states, or on that of one of them: Albers USA. Pure."""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

Point = tuple[float, float]

# The viewport of fixtures/us-states.json, in its units.
WIDTH = 975
HEIGHT = 610
# Room around a state that has the viewport for itself: its outermost markers stand whole in it.
STATE_MARGIN = 40


@dataclass(frozen=True)
class Cone:
    """An equal-area cone and its window on the map; angles in degrees, `k`, `tx`, `ty` in units."""

    parallels: tuple[float, float]
    rotation: float
    center: tuple[float, float]
    k: float
    tx: float
    ty: float

    def project(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return (x, y) in the viewport, y downwards, of a point in degrees WGS 84."""
        # A rotated meridian is wrapped to [-180, 180], or the far Aleutians would land in the east.
        turned = (longitude + self.rotation + 180) % 360 - 180
        x, y = self._raw(latitude, turned)
        x0, y0 = self._raw(self.center[1], self.center[0])
        return self.tx + self.k * (x - x0), self.ty - self.k * (y - y0)

    def _raw(self, latitude, longitude):
        first, second = (sin(radians(parallel)) for parallel in self.parallels)
        n = (first + second) / 2
        c = 1 + first * (2 * n - first)
        radius = sqrt(c - 2 * n * sin(radians(latitude))) / n
        angle = n * radians(longitude)
        return radius * sin(angle), sqrt(c) / n - radius * cos(angle)


LOWER_48 = Cone((29.5, 45.5), rotation=96, center=(-0.6, 38.7), k=1300, tx=487.5, ty=305)
CONES = {
    "AK": Cone((55, 65), rotation=154, center=(-2, 58.5), k=455, tx=88.4, ty=566.3),
    "HI": Cone((8, 18), rotation=157, center=(-3, 19.9), k=1300, tx=221, ty=580.6),
}


def project(latitude: float, longitude: float, state: str) -> tuple[float, float]:
    """Return where a point of `state` (USPS code) lies on the map of the states.

    Degrees WGS 84 become (x, y) in the 975 x 610 viewport of us-atlas 3.0.1, not rounded; y runs
    downwards. The state chooses the cone: Alaska's, Hawaii's, or that of all others and the
    District of Columbia. A point far from its state may fall outside the viewport.

    The constants are those of `d3.geoAlbersUsa().scale(1300).translate([487.5, 305])`, the
    projection that the shapes were drawn with.
    """
    return CONES.get(state, LOWER_48).project(latitude, longitude)


@dataclass(frozen=True)
class Frame:
    """A part of the map, enlarged: a scale, then a shift in units of the viewport."""

    scale: float = 1
    dx: float = 0
    dy: float = 0

    def put(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the map of the states lies in this frame, not rounded."""
        return self.dx + self.scale * x, self.dy + self.scale * y

    @property
    def line(self) -> float:
        """The width of a line that is drawn one unit wide in this frame."""
        return round(1 / self.scale, 4)


NATION = Frame()


def frame_of(
    bbox: tuple[float, float, float, float],
    margin: float = STATE_MARGIN,
    room: tuple[float, float] = (WIDTH, HEIGHT),
) -> Frame:
    """Return the frame that shows a box (left, top, right, bottom) as large as the room takes.

    The box stands in the middle, `margin` units or more off each edge. The figures are rounded
    here, once, so that shapes and points are enlarged alike wherever they are written out.
    """
    left, top, right, bottom = bbox
    width, height = room
    scale = min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top))
    scale = round(scale, 4)
    dx, dy = width / 2 - scale * (left + right) / 2, height / 2 - scale * (top + bottom) / 2
    return Frame(scale, round(dx, 2), round(dy, 2))
