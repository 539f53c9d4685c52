"""The outlines of the states: the room each takes on the map, and which states adjoin. Pure.

Borders are found when the map is built (`manage.py build_map`); the site reads what was found.
"""

import json
import re
from collections import defaultdict
from itertools import product
from typing import NamedTuple

# Each step of an outline is rounded to a tenth of a unit, and the steps add up: two states may
# draw the same point of their border this far apart.
TOLERANCE = 0.35

RING = re.compile(r"M([^lZ]*)l([^Z]*)Z")
NUMBER = re.compile(r"-?\d*\.?\d+")
BESIDE = tuple(product((-1, 0, 1), repeat=2))


class Outline(NamedTuple):
    """A state on the map of the states, in units of its viewport."""

    # Left, top, right, bottom.
    bbox: tuple[float, float, float, float]
    # USPS codes, sorted.
    neighbors: tuple[str, ...]


def outlines_of(states: list[dict]) -> dict[str, Outline]:
    """Return {USPS code: Outline} of the shapes in fixtures/us-states.json.

    Two states are neighbors where their outlines share two points or more, and so a stretch of
    border. That is a rule of the shapes, which were simplified together, arc by arc
    (fixtures/README.md, "Shapes of the states"): neighbors keep the same points. A single one is
    the corner where Arizona meets Colorado, and New Mexico Utah: there, nobody crosses from one
    state into the other. States with water between them, Michigan and Minnesota, are none either.
    """
    neighbors = _neighbors({state["usps"]: points(state["d"]) for state in states})
    return {
        state["usps"]: Outline(tuple(state["bbox"]), tuple(sorted(neighbors[state["usps"]])))
        for state in states
    }


def read_outlines(text: str) -> dict[str, Outline]:
    """Return {USPS code: Outline} of the text of fixtures/state_outlines.json."""
    return {
        code: Outline(tuple(outline["bbox"]), tuple(outline["neighbors"]))
        for code, outline in json.loads(text).items()
    }


def written(outlines: dict[str, Outline]) -> str:
    """Return the text that `read_outlines` reads, a line for each state."""
    lines = [
        f"{json.dumps(code)}: {json.dumps(outline._asdict())}"
        for code, outline in sorted(outlines.items())
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def points(path: str) -> list[tuple[float, float]]:
    """Return the points of an outline, of all its rings."""
    return [point for ring in rings(path) for point in ring]


def rings(path: str) -> list[list[tuple[float, float]]]:
    """Return the rings of an outline, each an absolute `M`, a relative `l` and `Z`, as points."""
    found = []
    for start, steps in RING.findall(path):
        x, y = (float(value) for value in NUMBER.findall(start))
        ring = [(x, y)]
        values = [float(value) for value in NUMBER.findall(steps)]
        for dx, dy in zip(values[::2], values[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        found.append(ring)
    return found


def _neighbors(outlines):
    """Return {USPS code: codes of the states that share two points or more with it}."""
    cells = defaultdict(list)
    for code, outline in outlines.items():
        for x, y in outline:
            cells[int(x // TOLERANCE), int(y // TOLERANCE)].append((code, x, y))
    shared = defaultdict(set)
    for (column, row), own in cells.items():
        near = [
            other for right, down in BESIDE for other in cells.get((column + right, row + down), ())
        ]
        if len({code for code, _, _ in near}) == 1:
            continue
        for code, x, y in own:
            for other, x1, y1 in near:
                if other != code and (x1 - x) ** 2 + (y1 - y) ** 2 <= TOLERANCE**2:
                    shared[code, other].add((x, y))
    adjoining = {pair for pair, meeting in shared.items() if len(meeting) > 1}
    # Both must say so: one point of a state may lie near two of the other.
    return {
        code: {other for other in outlines if {(code, other), (other, code)} <= adjoining}
        for code in outlines
    }
