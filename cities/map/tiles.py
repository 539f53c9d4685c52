"""The states as squares of one size, each about where it lies: a map for a phone. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from certifications.levels import Level
from cities.states import STATES
from cities.text import counted

# From north to south, one square a cell; the arrangement is that of NPR's election maps.
ROWS = (
    "AK .. .. .. .. .. .. .. .. .. ME",
    ".. .. .. .. .. .. .. .. .. VT NH",
    "WA ID MT ND MN IL WI MI NY RI MA",
    "OR NV WY SD IA IN OH PA NJ CT ..",
    "CA UT CO NE MO KY WV VA MD DE ..",
    ".. AZ NM KS AR TN NC SC DC .. ..",
    ".. .. .. OK LA MS AL GA .. .. ..",
    "HI .. .. TX .. .. .. .. FL .. ..",
)
PLACES = {
    code: (column, row)
    for row, codes in enumerate(ROWS, start=1)
    for column, code in enumerate(codes.split(), start=1)
    if code in STATES
}
MOST_MARKS = 3


@dataclass(frozen=True)
class Tile:
    """The square of a state: its place, counted from 1, and the levels of its certified cities."""

    code: str
    column: int
    row: int
    count: int
    # The highest ones, as many as have room.
    levels: tuple[Level, ...]

    @property
    def says(self) -> str:
        """The state and what its square shows: "California, 3 certified cities"."""
        cities = counted(self.count, "certified city", "certified cities")
        return f"{STATES[self.code]}, {cities if self.count else 'none certified'}"


def tiles(levels: Mapping[str, Mapping[int, int]]) -> list[Tile]:
    """Return a square for each state, row by row, of {USPS code: {level: number of cities}}."""
    found = []
    for code, (column, row) in PLACES.items():
        counts = levels.get(code, {})
        highest = (
            Level(level)
            for level in sorted(counts, reverse=True)
            for _ in range(min(counts[level], MOST_MARKS))
        )
        marks = tuple(islice(highest, MOST_MARKS))
        found.append(Tile(code, column, row, sum(counts.values()), marks))
    return found
