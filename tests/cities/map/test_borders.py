"""The outlines of the states: who adjoins whom, against the borders as they are."""

import json
from pathlib import Path

import pytest

from cities.map.borders import outlines_of, points, read_outlines, written
from cities.states import STATES

SHAPES = Path(__file__).parents[3] / "fixtures" / "us-states.json"
# The land borders of the states, from any atlas; those that meet a corner only, or only water, are
# not among them.
NEIGHBORS = {
    "AK": "",
    "HI": "",
    "DC": "MD VA",
    "ME": "NH",
    "RI": "CT MA",
    "FL": "AL GA",
    "MI": "IN OH WI",
    "KS": "CO MO NE OK",
    "MT": "ID ND SD WY",
    "AZ": "CA NM NV UT",
    "CO": "KS NE NM OK UT WY",
    "NM": "AZ CO OK TX",
    "UT": "AZ CO ID NV WY",
    "NY": "CT MA NJ PA VT",
    "DE": "MD NJ PA",
    "TN": "AL AR GA KY MO MS NC VA",
    "MO": "AR IA IL KS KY NE OK TN",
}


@pytest.fixture(scope="module")
def text():
    return SHAPES.read_text()


@pytest.fixture(scope="module")
def outlines(text):
    return outlines_of(json.loads(text)["states"])


def shapes(**paths):
    """Return states with these paths."""
    return [{"usps": code, "bbox": [0, 0, 9, 9], "d": path} for code, path in paths.items()]


def test_each_state_has_an_outline(outlines):
    assert set(outlines) == set(STATES)


def test_room_of_a_state_is_that_of_the_shapes(outlines):
    assert outlines["TN"].bbox == (602.8, 333.4, 756.0, 386.7)


@pytest.mark.parametrize(("code", "neighbors"), NEIGHBORS.items(), ids=list(NEIGHBORS))
def test_neighbors_of_a_state_are_those_it_has_a_border_with(outlines, code, neighbors):
    assert outlines[code].neighbors == tuple(neighbors.split())


def test_there_are_107_borders_and_each_has_two_sides(outlines):
    sides = {(code, other) for code in outlines for other in outlines[code].neighbors}

    assert len(sides) == 2 * 107
    assert sides == {(other, code) for code, other in sides}


@pytest.mark.parametrize(
    ("one", "other", "are_neighbors"),
    [
        ("M0,0l4,0 0,4-4,0Z", "M4,0l4,0 0,4-4,0Z", True),
        ("M0,0l4,0 0,4-4,0Z", "M4.2,0l4,0 0,4-4,.2Z", True),
        ("M0,0l4,0 0,4-4,0Z", "M4.3,.3l4,0 0,4-4,0Z", False),
        ("M0,0l4,0 0,4-4,0Z", "M4,4l4,0 0,4-4,0Z", False),
        # The other has two points at the one corner: still no border.
        ("M0,0l4,0 0,4-4,0Z", "M4,4l.2,0 4,0 0,4-4,0Z", False),
        ("M0,0l4,0 0,4-4,0Z", "M6,0l4,0 0,4-4,0Z", False),
        # The islet is the second ring.
        ("M0,0l4,0 0,4-4,0Z", "M20,0l1,0 0,1ZM4,0l4,0 0,4-4,0Z", True),
        # On both sides of zero, where Alaska's westernmost islands lie.
        ("M-8,0l8,0 0,4-8,0Z", "M-.1,0l4,0 0,4-4,0Z", True),
    ],
    ids=["side", "rounded", "too far", "corner", "two at it", "apart", "second ring", "zero"],
)
def test_two_shared_points_make_neighbors(one, other, are_neighbors):
    outlines = outlines_of(shapes(XA=one, XB=other))

    assert (outlines["XA"].neighbors == ("XB",)) is are_neighbors
    assert (outlines["XB"].neighbors == ("XA",)) is are_neighbors


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("M1,2l3,4Z", [(1, 2), (4, 6)]),
        ("M1,2l3,4-1-1Z", [(1, 2), (4, 6), (3, 5)]),
        ("M-1.5,.5l.5-.5 0,1Z", [(-1.5, 0.5), (-1, 0), (-1, 1)]),
        ("M1,2l3,4ZM9,9l1,1Z", [(1, 2), (4, 6), (9, 9), (10, 10)]),
    ],
)
def test_points_of_a_path_are_summed_up(path, expected):
    assert points(path) == expected


def test_what_is_written_is_read_back(outlines):
    assert read_outlines(written(outlines)) == outlines
