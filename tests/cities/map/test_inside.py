"""How far points lie off an outline: of a square with a hole, and of the states."""

import csv
from pathlib import Path

import pytest

from cities.map.borders import rings
from cities.map.inside import off
from cities.map.projection import project
from cities.map.shapes import shapes

SQUARE = [(0, 0), (10, 0), (10, 10), (0, 10)]
HOLE = [(4, 4), (6, 4), (6, 6), (4, 6), (4, 4)]  # closed, as some rings are
PLACES = Path(__file__).parents[3] / "fixtures" / "places.csv"


@pytest.mark.parametrize(
    ("x", "y", "distance"),
    [
        (5, 1, 0),
        (0.001, 5, 0),
        (-0.5, 5, 0.5),
        (13, 14, 5),
        (5, 12, 2),
        (5, 5, 1),  # in the hole
        (4.5, 5, 0.5),
    ],
)
def test_a_point_is_so_far_off(x, y, distance):
    assert off([SQUARE, HOLE], x, y) == pytest.approx(distance)


def test_two_islands_are_one_state():
    other = [(x + 20, y) for x, y in SQUARE]

    assert off([SQUARE, other], 25, 5) == 0
    assert off([SQUARE, other], 14, 5) == 4


def test_the_places_lie_in_their_states_but_for_six_at_the_shore():
    """fixtures/README.md, "Shapes of the states"."""
    with PLACES.open(encoding="utf-8", newline="") as table:
        places = list(csv.DictReader(table))
    outlines = {state: rings(shape.path) for state, shape in shapes().items()}
    distances = [
        off(
            outlines[place["state"]],
            *project(float(place["lat"]), float(place["lon"]), place["state"]),
        )
        for place in places
    ]
    outside = [each for each in distances if each]

    assert len(places) == 1361
    assert len(outside) == 6
    assert max(outside) == pytest.approx(0.41, abs=0.005)
