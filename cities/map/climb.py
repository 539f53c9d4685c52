"""The way up in a picture: from the seal of an award to the planted one of the next. Pure."""

from math import hypot
from typing import NamedTuple

from .plate import Plate
from .projection import Point

# The middle of the earlier seal, low at the left of a card, and its size.
FROM, SEAL = (54.0, 132.0), 50
AIR = 5


class Climb(NamedTuple):
    """A line, and where the box of the earlier seal begins."""

    begin: Point
    end: Point
    seal_at: Point


def climb_of(plate: Plate) -> Climb:
    """Return the way to the planted seal of a card, from edge to edge of the two."""
    half = plate.box.seal / 2
    x, y = plate.anchor[0], plate.anchor[1] + plate.seal_at[1] + half
    length = hypot(x - FROM[0], y - FROM[1])
    right, down = (x - FROM[0]) / length, (y - FROM[1]) / length

    def at(point, distance):
        return round(point[0] + right * distance, 1), round(point[1] + down * distance, 1)

    seal_at = (FROM[0] - SEAL / 2, FROM[1] - SEAL / 2)
    return Climb(at(FROM, SEAL / 2 + AIR), at((x, y), -half - AIR), seal_at)
