"""The timeline as a matrix, a row a city and a column a year: what stands where. Pure.

Heights are CSS pixels. Across, a column is COLUMN units wide, whatever it takes on the page.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .coverage import Coverage
from .levels import Event, Level

COLUMN = 100
# From so many cities on, rows are low and the head shows bars in place of marks.
DENSE_FROM = 40
# More awards than this in a year do not stand as marks above it.
MOST_MARKS = 15
# From so many years on, a year keeps its width and the table scrolls beside the names.
LONG_FROM = 8
# From so many years on, a phone names them in short.
CLOSE_FROM = 4
# The years after the record are wide enough, together, for a note on them.
NOTE_FROM = 3
# The parts of a row's height at which the levels stand: a line that rises is a level-up.
HEIGHTS = {level: 0.69 - 0.21 * place for place, level in enumerate(Level)}
MARKS_IN_A_ROW, MARK_STEP = 5, 17
BAR_HEIGHT = 56


@dataclass(frozen=True)
class Column:
    """A year: its awards by level, lowest first, and what is known of its announcements."""

    year: int
    counts: tuple[tuple[Level, int], ...]
    rounds: int
    # Does the record hold every award of every announcement known?
    is_whole: bool
    # The cities certified by the last announcement, as the program stated them.
    stated_total: int | None

    @property
    def awards(self) -> int:
        return sum(count for _, count in self.counts)


@dataclass(frozen=True)
class Line:
    """The way from an award to the next one of the same city."""

    event: Event
    x1: int
    y1: float
    x2: int
    y2: float


@dataclass(frozen=True)
class Cell:
    """What a city has in a year: an award and where its mark begins, or none."""

    column: Column
    award: Any = None
    top: float = 0
    # A year that the record holds wholly, after the city's first award.
    is_known_without: bool = False


@dataclass(frozen=True)
class Row:
    city: Any
    cells: tuple[Cell, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Sign:
    """A mark, or a part of a bar, above a year."""

    level: Level
    x: float
    y: float
    height: float = 0


@dataclass(frozen=True)
class Matrix:
    """Public awards: groups of rows by the year of the first award, each with its number of cities.

    `columns` are the years up to the newest award, `later` the years after it of which
    announcements are known.
    """

    columns: tuple[Column, ...]
    later: tuple[Column, ...]
    groups: tuple[tuple[int, tuple[Row, ...], int], ...]
    is_dense: bool

    @property
    def is_long(self) -> bool:
        return len(self.columns) + bool(self.later) >= LONG_FROM

    @property
    def is_close(self) -> bool:
        return len(self.columns) >= CLOSE_FROM and not self.is_long

    @property
    def has_room_for_note(self) -> bool:
        return len(self.later) >= NOTE_FROM

    @property
    def row_height(self) -> int:
        return 26 if self.is_dense else 44

    @property
    def mark_size(self) -> int:
        return 14 if self.is_dense else 18

    @property
    def width(self) -> int:
        """The width of all columns, in units: as a percentage, of one of them."""
        return COLUMN * len(self.columns)

    @property
    def missing_rounds(self) -> int:
        return sum(column.rounds for column in self.later)

    @property
    def heads(self) -> list[tuple[Column, list[Sign]]]:
        """The columns, each with what stands above it."""
        has_bars = self.is_dense or any(column.awards > MOST_MARKS for column in self.columns)
        most = max((column.awards for column in self.columns), default=0)
        return [(each, _bar(each, most) if has_bars else _marks(each)) for each in self.columns]


@dataclass(frozen=True)
class Whole:
    """What a page of the matrix says of all awards, also of those whose rows it does not show.

    {(year, level): awards} and {year: cities that had their first award in it}.
    """

    awards: Counter
    first: Counter


def whole_of(awards: Iterable) -> Whole:
    """Return what all these awards, which know their year, level and event, amount to."""
    awards = list(awards)
    first = (award.year for award in awards if award.event == Event.FIRST)
    return Whole(Counter((a.year, Level(a.level)) for a in awards), Counter(first))


def matrix_of(awards: Iterable, coverage: Coverage, whole: Whole) -> Matrix:
    """Return the matrix of public awards, which know their city, year and event.

    The cities of a group keep the order in which they come; `whole` speaks of those of all pages.
    """
    by_city: dict[Any, list] = {}
    for award in awards:
        by_city.setdefault(award.city, []).append(award)
    histories = {city: sorted(own, key=lambda award: award.year) for city, own in by_city.items()}
    years = _columns(whole, coverage)
    newest = max((column.year for column in years if column.awards), default=0)
    columns = tuple(column for column in years if column.year <= newest)
    is_dense = whole.first.total() >= DENSE_FROM
    empty = Matrix(columns, tuple(years[len(columns) :]), (), is_dense)
    groups: dict[int, list[Row]] = {}
    for city, own in histories.items():
        groups.setdefault(own[0].year, []).append(_row(city, own, empty))
    by_year = tuple((year, tuple(groups[year]), whole.first[year]) for year in sorted(groups))
    return Matrix(empty.columns, empty.later, by_year, is_dense)


def _columns(whole, coverage) -> list[Column]:
    """Return a column for each year that has awards, or of which an announcement is known."""
    columns = []
    years = {year for year, _ in whole.awards}
    for year in sorted(years | {each.year for each in coverage.announcements}):
        known = coverage.of_year(year)
        stated = [each.stated_total for each in known if each.stated_total is not None]
        columns.append(
            Column(
                year,
                tuple((level, n) for level in Level if (n := whole.awards[year, level])),
                rounds=len(known),
                is_whole=bool(known) and all(each.is_wholly_recorded for each in known),
                stated_total=stated[-1] if stated else None,
            )
        )
    return columns


def _row(city, history, matrix) -> Row:
    places = {column.year: place for place, column in enumerate(matrix.columns)}
    by_year = {award.year: award for award in history}
    middle = {
        award.year: round(matrix.row_height * HEIGHTS[Level(award.level)], 1) for award in history
    }
    cells = tuple(
        Cell(column, award, round(middle[column.year] - matrix.mark_size / 2, 1))
        if (award := by_year.get(column.year))
        else Cell(column, is_known_without=column.is_whole and column.year > history[0].year)
        for column in matrix.columns
    )
    lines = tuple(
        Line(
            later.event,
            x1=places[earlier.year] * COLUMN + COLUMN // 2,
            y1=middle[earlier.year],
            x2=places[later.year] * COLUMN + COLUMN // 2,
            y2=middle[later.year],
        )
        for earlier, later in zip(history, history[1:], strict=False)
    )
    return Row(city, cells, lines)


def _marks(column) -> list[Sign]:
    """Put a mark an award in rows of five from the ground up, lowest level first, each centered."""
    levels = [level for level, count in column.counts for _ in range(count)]
    signs = []
    for place, level in enumerate(levels):
        row, across = divmod(place, MARKS_IN_A_ROW)
        in_row = min(MARKS_IN_A_ROW, len(levels) - row * MARKS_IN_A_ROW)
        x = MARK_STEP * (across + (MARKS_IN_A_ROW - in_row) / 2)
        signs.append(Sign(level, x, BAR_HEIGHT - MARK_STEP * (row + 1)))
    return signs


def _bar(column, most) -> list[Sign]:
    """Stack the levels as parts of a bar, the lowest at its foot, to the scale of `most` awards."""
    signs, ground = [], float(BAR_HEIGHT)
    for level, count in column.counts:
        height = max(1.0, round(BAR_HEIGHT * count / most, 1))  # one of a thousand is seen too
        ground = round(ground - height, 1)
        signs.append(Sign(level, 0, ground, height))
    return signs
