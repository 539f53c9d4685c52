"""Geometry of the chart of a city: numbers in, positions in a small viewport out. Pure.

The viewport is as wide as the column of a phone, so that its text is never smaller than the page's
small print.
"""

from dataclasses import dataclass

from .levels import Level

RIGHT, BOTTOM = 350, 172
# Where a city's first award stands: right of the words of the levels.
FIRST_STEP = 96
# The width that a year's four digits and some air take.
LABEL_WIDTH = 38


@dataclass(frozen=True)
class Step:
    """One award of a city: from its year on the city stands at its level."""

    year: int
    level: Level
    x: float
    y: float
    is_labeled: bool


@dataclass(frozen=True)
class StandingChart:
    """A city's level over the years, as steps; `level_ticks` name every level."""

    steps: tuple[Step, ...]
    path: str
    level_ticks: tuple[tuple[Level, float], ...]


def standing_chart(awards) -> StandingChart | None:
    """Return the chart of one city's public awards, or None where it has none.

    The last step goes on to the edge: no expiry of an award is documented (facts of the program).
    """
    earliest_first = sorted(awards, key=lambda award: award.year)
    if not earliest_first:
        return None
    first, last = earliest_first[0].year, earliest_first[-1].year
    slot = (RIGHT - 60 - FIRST_STEP) / max(last - first, 1)
    heights = {level: BOTTOM - 20 - 56 * place for place, level in enumerate(Level)}
    steps, labeled_to = [], -LABEL_WIDTH
    for award in earliest_first:
        x = round(FIRST_STEP + slot * (award.year - first), 1)
        has_room = x - labeled_to >= LABEL_WIDTH
        labeled_to = x if has_room else labeled_to
        steps.append(Step(award.year, Level(award.level), x, heights[award.level], has_room))
    return StandingChart(
        steps=tuple(steps),
        path=_stairs([(step.x, step.y) for step in steps], end=RIGHT),
        level_ticks=tuple(heights.items()),
    )


def _stairs(points, end):
    """Return the path that keeps each height until the next point, and the last to `end`."""
    (x, y), *rest = points
    path = [f"M{x},{y}"]
    for x, y in rest:
        path.append(f"H{x}V{y}")
    return "".join([*path, f"H{end}"])
