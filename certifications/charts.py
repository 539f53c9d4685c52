"""Geometry of the charts: numbers in, positions in a small viewport out. Pure.

The viewports are as wide as the column of a phone, so that their text is never smaller than the
page's small print.
"""

from dataclasses import dataclass

from .levels import Level

WIDTH, HEIGHT = 360, 200
LEFT, RIGHT, TOP, BOTTOM = 34, 350, 22, 172
# Where a city's first award stands: right of the words of the levels.
FIRST_STEP = 96
# The width that a year's four digits and some air take.
LABEL_WIDTH = 38


@dataclass(frozen=True)
class Tick:
    """A number on the upright axis, and where it stands."""

    value: int
    y: float


@dataclass(frozen=True)
class Block:
    """The awards at one level in one year, as part of a column."""

    level: Level
    count: int
    x: float
    y: float
    width: float
    height: float

    @property
    def has_room(self) -> bool:
        """Is there room for the count inside the block?"""
        return self.height >= 15 and self.width >= 9 * len(str(self.count))

    @property
    def middle(self) -> tuple[float, float]:
        return round(self.x + self.width / 2, 1), round(self.y + self.height / 2, 1)


@dataclass(frozen=True)
class Column:
    """One year: its blocks from the lowest level up, and the number of certified cities by then."""

    year: int
    x: float
    blocks: tuple[Block, ...]
    total: int
    total_y: float
    is_labeled: bool


@dataclass(frozen=True)
class CohortChart:
    """Cohorts by year stacked by level, and the running total over the same years."""

    columns: tuple[Column, ...]
    award_ticks: tuple[Tick, ...]
    total_ticks: tuple[Tick, ...]
    total_path: str


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


def cohort_chart(record) -> CohortChart | None:
    """Return the chart of `timeline.cohorts()`, or None where there is no cohort.

    Years without awards between the first and the last cohort have an empty column.
    """
    if not record:
        return None
    by_year = {cohort.year: cohort for cohort in record}
    years = range(min(by_year), max(by_year) + 1)
    award_ticks = _ticks(max(len(cohort.awards) for cohort in record))
    total_ticks = _ticks(max(cohort.total for cohort in record))
    slot = (RIGHT - LEFT) / len(years)
    columns, total = [], 0
    for place, year in enumerate(years):
        cohort = by_year.get(year)
        total = cohort.total if cohort else total
        x = LEFT + slot * (place + 0.5)
        columns.append(
            Column(
                year=year,
                x=round(x, 1),
                blocks=_blocks(cohort.levels if cohort else [], x, slot, award_ticks[-1].value),
                total=total,
                total_y=_y(total, total_ticks[-1].value),
                is_labeled=_is_labeled(place, len(years), slot),
            )
        )
    return CohortChart(
        columns=tuple(columns),
        award_ticks=award_ticks,
        total_ticks=total_ticks,
        total_path=_stairs([(c.x, c.total_y) for c in columns], end=RIGHT),
    )


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


def _blocks(levels, x, slot, highest):
    """Stack the levels of one year, given highest first, from the ground up."""
    width = min(slot * 0.7, 64)
    blocks, ground = [], 0
    for level, count in reversed(levels):
        top = _y(ground + count, highest)
        blocks.append(
            Block(
                level,
                count,
                x=round(x - width / 2, 1),
                y=top,
                width=round(width, 1),
                height=round(_y(ground, highest) - top, 1),
            )
        )
        ground += count
    return tuple(blocks)


def _y(value, highest):
    return round(BOTTOM - (BOTTOM - TOP) * value / highest, 1)


def _ticks(largest):
    """Return at most six ticks from 0 to the first round number that `largest` fits under."""
    step = next(
        step
        for power in range(12)
        for step in (10**power, 2 * 10**power, 5 * 10**power)
        if step * 5 >= largest
    )
    highest = -(-largest // step) * step or step
    return tuple(Tick(value, _y(value, highest)) for value in range(0, highest + 1, step))


def _is_labeled(place, count, slot):
    """Label as many years as have room, counted back from the latest."""
    every = -(-LABEL_WIDTH // max(int(slot), 1))
    return (count - 1 - place) % every == 0


def _stairs(points, end):
    """Return the path that keeps each height until the next point, and the last to `end`."""
    (x, y), *rest = points
    path = [f"M{x},{y}"]
    for x, y in rest:
        path.append(f"H{x}V{y}")
    return "".join([*path, f"H{end}"])
