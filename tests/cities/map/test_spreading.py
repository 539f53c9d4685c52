"""Points of a crowd, moved apart: each can be hit, and none is far from its place."""

import csv
import re
from itertools import combinations
from math import dist
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cities.map.markers import CROWDED
from cities.map.projection import HEIGHT, WIDTH, project
from cities.map.spreading import APART, crowded, spread

PLACES = Path(__file__).parents[3] / "fixtures" / "places.csv"
TARGET = 15.5
MARGIN = 10
FARTHEST = 34
POINTS = st.tuples(st.integers(0, WIDTH), st.integers(0, HEIGHT)) | st.tuples(
    st.floats(300, 320), st.floats(300, 320)
)


def census():
    """Return the points of the 1,361 places that may join the program, most populous first."""
    with open(PLACES, encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: -int(row["pop_2020"] or 0))
    found = [project(float(row["lat"]), float(row["lon"]), row["state"]) for row in rows]
    return [(round(x, 1), round(y, 1)) for x, y in found]


CENSUS = census()
CROWDS = {
    "60 largest": CENSUS[:60],
    "200 largest": CENSUS[:200],
    "60 at random": Random(60).sample(CENSUS, 60),
    "200 at random": Random(200).sample(CENSUS, 200),
}


def opened(points, x, y):
    """Return the number of the topmost point whose target holds (x, y): painted last, hit first."""
    return max(number for number, at in enumerate(points) if dist(at, (x, y)) <= TARGET)


@pytest.fixture(params=CROWDS, scope="module")
def crowd(request):
    return CROWDS[request.param]


def test_targets_of_the_style_sheet_cover_no_center_but_their_own():
    style = (PLACES.parents[1] / "static" / "map.css").read_text()
    (large,) = re.findall(r"\.marker \.hit \{[^}]* r: min\(15\.5px \* var\(--k\), (\d+)px\)", style)
    (small,) = re.findall(r"\.marker\.is-crowded \.hit \{ r: ([\d.]+)px", style)

    assert float(small) == TARGET < APART
    assert float(large) < CROWDED


def test_crowd_needs_to_be_spread(crowd):
    assert [opened(crowd, *point) for point in crowd] != list(range(len(crowd)))


def test_each_point_of_a_crowd_opens_itself(crowd):
    points = spread(crowd, MARGIN)

    assert [opened(points, *point) for point in points] == list(range(len(crowd)))


def test_no_point_of_a_crowd_is_far_from_its_place(crowd):
    points = spread(crowd, MARGIN)

    assert max(map(dist, points, crowd)) <= FARTHEST


def test_no_point_of_a_crowd_comes_near_to_the_edge(crowd):
    points = spread(crowd, MARGIN)

    assert all(MARGIN <= x <= WIDTH - MARGIN for x, _ in points)
    assert all(MARGIN <= y <= HEIGHT - MARGIN for _, y in points)


def test_points_of_a_crowd_that_have_room_stay(crowd):
    # So far from the others that no crowd of this size reaches it.
    alone = [
        number
        for number, point in enumerate(crowd)
        if not any(dist(point, other) < 100 for other in crowd if other is not point)
    ]

    points = spread(crowd, MARGIN)

    assert alone
    assert [points[number] for number in alone] == [crowd[number] for number in alone]


def test_two_points_share_the_way_between_them():
    (west, y), (east, other_y) = spread([(100, 100), (110, 100)])

    assert (west, y, other_y) == (97.1, 100, 100)
    assert east == 110 + (100 - west)


def test_two_points_of_one_place_part():
    one, other = spread([(100, 100), (100, 100)])

    assert dist(one, other) == pytest.approx(15.8, abs=0.2)


def test_points_that_stand_apart_stay():
    points = [(100, 100), (116, 100), (100.5, 116)]

    assert spread(points) == points


def test_point_at_an_edge_gives_way_inward():
    points = spread([(0, 300), (4, 300)], margin=MARGIN)

    assert points[0] == (0, 300)
    assert points[1][0] >= TARGET


def test_more_points_than_the_map_has_room_for_stay():
    assert spread(CENSUS, MARGIN) == CENSUS


def test_no_points_are_no_crowd():
    assert spread([]) == []


@settings(deadline=None)
@given(st.lists(POINTS, max_size=40))
def test_any_points_keep_near_their_place_and_on_the_map(points):
    moved = spread(points, MARGIN)

    assert all(dist(*pair) <= FARTHEST for pair in zip(moved, points, strict=True))
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in moved)
    assert moved == spread(points, MARGIN)


@settings(deadline=None)
@given(st.lists(POINTS, max_size=40), st.integers(1, 60))
def test_crowded_are_those_with_another_within_reach(points, reach):
    numbered = combinations(range(len(points)), 2)
    near = [pair for pair in numbered if dist(points[pair[0]], points[pair[1]]) < reach]

    assert crowded(points, reach) == {number for pair in near for number in pair}
