"""The outlines of the states as they are drawn, each with the room it takes on their map."""

import json
from functools import cache
from typing import NamedTuple

from django.conf import settings


class Shape(NamedTuple):
    """The outline of a state: left, top, right and bottom, and the data of its SVG path."""

    bbox: tuple[float, float, float, float]
    path: str


@cache
def shapes() -> dict[str, Shape]:
    """Return {USPS code: Shape}, read once a process: the file is a part of the program."""
    states = json.loads((settings.FIXTURE_DIRS[0] / "us-states.json").read_text())["states"]
    return {state["usps"]: Shape(tuple(state["bbox"]), state["d"]) for state in states}
