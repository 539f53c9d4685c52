"""Moves the points of a crowd apart, so that each can be hit, and none further than it must. Pure.

Two points that are nearer than a target is wide push each other away, half each, round after
round, while every point is pulled toward where it belongs. The pull fades and the pushes do not, so
that in the end the points stand apart, around their true places.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import cos, dist, hypot, pi, sin

from .projection import HEIGHT, WIDTH, Point

# Lengths are units of the viewport. Where centers stand this far apart, a target of the style sheet
# (`.marker.is-crowded .hit`, of a radius of 15.5) covers none but its own.
APART = 15.7
# What a push makes of it: a little more, so that pushes come to an end.
AIM = 16
# A push moves points while their neighbors are looked for from west to east: look further.
REACH = 24
# No point moves further: 30 CSS pixels where the map is widest, at 864 pixels for 975 units.
FARTHEST = 33.8
# A greater crowd finds no room within FARTHEST, and would take the page its time.
MOST_SPREAD = 300
ROUNDS = 200
PULLED_ROUNDS = 60
PULL = 0.3
# Points of one place are pushed each its own way, for which any direction but these would do.
SAME = 0.01
GOLDEN_ANGLE = pi * (3 - 5**0.5)


def spread(points: Sequence[Point], margin: float = 0) -> list[Point]:
    """Return the points with one decimal, APART where they can be, in the order given.

    Points that have room stay as they are. None moves further than FARTHEST or, to be moved, nearer
    to an edge than `margin`; where that leaves too little room, they stand as far apart as it lets
    them. More than 300 points stay where they are.
    """
    return list(points) if len(points) > MOST_SPREAD else list(_spread(tuple(points), margin))


@lru_cache(maxsize=50)  # a crowd takes up to half a second, and is the same after most changes
def _spread(points, margin):
    moved = list(points)
    for number in range(ROUNDS):
        if not _push(moved):
            break
        pull = PULL * max(0, 1 - number / PULLED_ROUNDS)
        moved = [
            _kept(place, home, pull, margin) for place, home in zip(moved, points, strict=True)
        ]
    return [
        home if place == home else (round(place[0], 1), round(place[1], 1))
        for place, home in zip(moved, points, strict=True)
    ]


def crowded(points: Sequence[Point], reach: float) -> set[int]:
    """Return the numbers of the points that have another one nearer than `reach`."""
    found: set[int] = set()
    order = sorted(range(len(points)), key=lambda number: points[number])
    for position, one in enumerate(order, start=1):
        for other in order[position:]:
            if points[other][0] - points[one][0] >= reach:
                break
            if dist(points[one], points[other]) < reach:
                found |= {one, other}
    return found


def _push(places: list[Point]) -> bool:
    """Push apart, in place, all that stand too near; return whether there was any."""
    is_pushed = False
    # From west to east: only those a little to the east of one need a look.
    order = sorted(range(len(places)), key=lambda number: places[number])
    for position, one in enumerate(order, start=1):
        for other in order[position:]:
            dx, dy = places[other][0] - places[one][0], places[other][1] - places[one][1]
            if dx >= REACH:
                break
            if abs(dy) < APART and (distance := hypot(dx, dy)) < APART:
                is_pushed = True
                if distance < SAME:
                    dx, dy, distance = cos(other * GOLDEN_ANGLE), sin(other * GOLDEN_ANGLE), 1
                share = (AIM - distance) / 2 / distance
                places[one] = places[one][0] - dx * share, places[one][1] - dy * share
                places[other] = places[other][0] + dx * share, places[other][1] + dy * share
    return is_pushed


def _kept(place, home, pull, margin) -> Point:
    """Return the place pulled home by that part of its way, and kept within its bounds."""
    if place == home:
        return home
    dx, dy = (place[0] - home[0]) * (1 - pull), (place[1] - home[1]) * (1 - pull)
    part = min(1, FARTHEST / (hypot(dx, dy) or 1))
    return (
        _between(margin, home[0] + dx * part, WIDTH - margin, home[0]),
        _between(margin, home[1] + dy * part, HEIGHT - margin, home[1]),
    )


def _between(least, value, most, home):
    """Return the value, not beyond the bounds; one whose home is beyond them goes no further."""
    return min(max(value, min(least, home)), max(most, home))
