"""How far a point of the map lies off the outline of a state. Pure."""

from collections.abc import Iterable
from math import hypot

Ring = list[tuple[float, float]]


def off(rings: Iterable[Ring], x: float, y: float) -> float:
    """Return how far (x, y) is from the area within the rings, in their units; 0 inside."""
    edges = [
        (start, end)
        for ring in rings
        for start, end in zip(ring, [*ring[1:], ring[0]], strict=True)
    ]
    crossed = sum(_is_left_of(x, y, *edge) for edge in edges)
    return 0 if crossed % 2 else min(_distance(x, y, *edge) for edge in edges)


def _is_left_of(x, y, start, end):
    """Does a line from the point to the right cross the edge?"""
    (x1, y1), (x2, y2) = start, end
    return (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)


def _distance(x, y, start, end):
    (x1, y1), (x2, y2) = start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length if length else 0
    part = min(1, max(0, along))
    return hypot(x - x1 - part * (x2 - x1), y - y1 - part * (y2 - y1))
