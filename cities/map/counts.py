"""The map of the states with a number on each, where the cities are too many to be marked. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from cities.states import STATES
from cities.text import counted

from .spreading import spread

# The numbers of the small states of the Northeast stand beside them.
MARGIN = 18


@dataclass(frozen=True)
class StateCount:
    """The number of a state's cities, and where it stands."""

    code: str
    x: float
    y: float
    count: int

    @property
    def label(self) -> str:
        cities = counted(self.count, "certified city", "certified cities")
        return f"{STATES[self.code]}: {cities}"


def state_counts(
    counts: Mapping[str, int], boxes: Mapping[str, tuple[float, float, float, float]]
) -> list[StateCount]:
    """Return what stands on each state of `counts` that has cities.

    `boxes` are the left, top, right and bottom of each state on the map.
    """
    codes = [code for code in boxes if counts.get(code)]
    middles = [
        (round((left + right) / 2, 1), round((top + bottom) / 2, 1))
        for left, top, right, bottom in (boxes[code] for code in codes)
    ]
    places = spread(middles, margin=MARGIN)
    return [
        StateCount(code, *place, counts[code]) for code, place in zip(codes, places, strict=True)
    ]
