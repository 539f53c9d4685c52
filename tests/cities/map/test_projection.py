"""The Albers USA projection, against reference points and against the shapes of the states."""

import csv
import json
import re
from math import hypot
from pathlib import Path

import pytest

from cities.map.projection import HEIGHT, NATION, WIDTH, frame_of, project

FIXTURES = Path(__file__).parents[3] / "fixtures"

# Computed apart from this code, with the projection that drew the shapes; one decimal.
CITIES = [
    ("Arlington", "TX", 32.735687, -97.108066, 477.0, 441.4),
    ("Boston", "MA", 42.358431, -71.059773, 908.7, 167.1),
    ("Kansas City", "MO", 39.099727, -94.578567, 522.8, 295.7),
    ("Los Angeles", "CA", 34.052234, -118.243685, 86.8, 363.1),
    ("Louisville", "KY", 38.254238, -85.759407, 678.4, 305.5),
    ("Memphis", "TN", 35.149534, -90.04898, 607.4, 382.9),
    ("New Orleans", "LA", 29.954648, -90.075072, 614.3, 501.2),
    ("Philadelphia", "PA", 39.952335, -75.163789, 854.3, 237.1),
    ("San Diego", "CA", 32.715329, -117.157255, 99.8, 397.5),
    ("San Francisco", "CA", 37.775, -122.419444, 34.8, 261.4),
    ("Scottsdale", "AZ", 33.50921, -111.899033, 200.7, 398.9),
    ("Seattle", "WA", 47.606209, -122.332071, 97.6, 46.3),
    ("Washington", "DC", 38.895112, -77.036366, 827.5, 267.6),
]
# Computed with d3-geo 3.1: geoAlbersUsa().scale(1300).translate([487.5, 305]); Attu, which it clips
# off, with the geoConicEqualArea that it is made of.
D3 = [
    ("Anchorage", "AK", 61.2181, -149.9003, 112.277428, 544.277916),
    ("Fairbanks", "AK", 64.8378, -147.7164, 117.848721, 514.942223),
    ("Juneau", "AK", 58.3019, -134.4197, 176.937023, 556.083786),
    ("Attu", "AK", 52.9, 172.9, -55.892380, 572.096558),
    ("Honolulu", "HI", 21.3069, -157.8583, 266.959947, 549.190373),
    ("Hilo", "HI", 19.7297, -155.09, 326.152274, 584.674954),
]
# The center of a cone, as its window places it: `center` minus `rot` lands on (tx, ty).
CENTERS = [
    ("KS", 38.7, -96.6, 487.5, 305.0),
    ("AK", 58.5, -156.0, 88.4, 566.3),
    ("HI", 19.9, -160.0, 221.0, 580.6),
]
# Shore cities that fall off their state, for its outline is simplified to 1 unit. All others of the
# 1,361 places lie inside.
OFFSHORE = [
    "Alameda, CA",
    "Corpus Christi, TX",
    "Long Beach, NY",
    "Pawtucket, RI",
    "Redondo Beach, CA",
    "Texas City, TX",
]


@pytest.mark.parametrize(
    ("name", "state", "latitude", "longitude", "x", "y"), CITIES, ids=[row[0] for row in CITIES]
)
def test_city_lands_on_its_reference_point(name, state, latitude, longitude, x, y):
    point = project(latitude, longitude, state)

    assert tuple(round(value, 1) for value in point) == (x, y)


@pytest.mark.parametrize(
    ("name", "state", "latitude", "longitude", "x", "y"), D3, ids=[row[0] for row in D3]
)
def test_place_of_a_state_set_apart_lands_where_d3_puts_it(name, state, latitude, longitude, x, y):
    assert project(latitude, longitude, state) == pytest.approx((x, y), abs=1e-5)


@pytest.mark.parametrize(("state", "latitude", "longitude", "x", "y"), CENTERS)
def test_center_of_each_cone_lands_where_its_window_is(state, latitude, longitude, x, y):
    assert project(latitude, longitude, state) == pytest.approx((x, y))


def test_scale_of_the_lower_48_is_that_of_the_shapes():
    # On a standard parallel an equal-area cone is true to scale: 1300 units to the radian.
    west, east = project(45.5, -96.5, "MN"), project(45.5, -95.5, "MN")

    span = hypot(east[0] - west[0], east[1] - west[1])

    assert span == pytest.approx(1300 * 0.017453 * 0.700909, rel=1e-4)


# Against the shapes


@pytest.fixture(scope="module")
def shapes():
    return json.loads((FIXTURES / "us-states.json").read_text())


@pytest.fixture(scope="module")
def outlines(shapes):
    """{USPS code: rings of points} of the shapes that the map shows."""
    return {state["usps"]: rings(state["d"]) for state in shapes["states"]}


@pytest.fixture(scope="module")
def gaps(outlines):
    """{place: units between it and the shape of its state}; 0 for a place inside it."""
    with open(FIXTURES / "places.csv", encoding="utf-8") as file:
        return {
            f"{row['name']}, {row['state']}": gap(
                project(float(row["lat"]), float(row["lon"]), row["state"]),
                outlines[row["state"]],
            )
            for row in csv.DictReader(file)
        }


def rings(path):
    """Return the closed rings of a path of absolute `M`, relative `l` and `Z`."""
    found = []
    for start, steps in re.findall(r"M([^lZ]*)l([^Z]*)Z", path):
        ring = [tuple(float(value) for value in start.split(","))]
        values = [float(value) for value in re.findall(r"-?\d*\.?\d+", steps)]
        for dx, dy in zip(values[::2], values[1::2], strict=True):
            ring.append((ring[-1][0] + dx, ring[-1][1] + dy))
        found.append(ring)
    return found


def edges(ring):
    return zip(ring, ring[1:] + ring[:1], strict=True)


def gap(point, outline):
    """Return the distance from a point to an outline, 0 where it lies inside."""
    x, y = point
    sides = [edge for ring in outline for edge in edges(ring)]
    crossings = sum(
        (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
        for (x0, y0), (x1, y1) in sides
    )
    return 0 if crossings % 2 else min(to_segment(x, y, *edge) for edge in sides)


def to_segment(x, y, start, end):
    (x0, y0), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    length = dx * dx + dy * dy
    along = max(0, min(1, ((x - x0) * dx + (y - y0) * dy) / length)) if length else 0
    return hypot(x - x0 - along * dx, y - y0 - along * dy)


def test_viewport_is_that_of_the_shapes(shapes):
    assert shapes["viewBox"] == f"0 0 {WIDTH} {HEIGHT}"


def test_shapes_are_read_whole(shapes, outlines):
    for state in shapes["states"]:
        xs, ys = zip(*(point for ring in outlines[state["usps"]] for point in ring), strict=True)

        assert [min(xs), min(ys), max(xs), max(ys)] == pytest.approx(state["bbox"], abs=0.01)


def test_every_place_lies_in_its_state_or_on_its_shore(gaps):
    assert len(gaps) == 1361
    assert sorted(place for place, distance in gaps.items() if distance) == OFFSHORE


def test_no_place_lies_half_a_unit_off_its_state(gaps):
    assert max(gaps.values()) < 0.5


@pytest.mark.parametrize(
    ("city", "state", "latitude", "longitude"),
    [("Anchorage", "AK", 61.2181, -149.9003), ("Honolulu", "HI", 21.3069, -157.8583)],
)
def test_city_of_a_state_set_apart_lies_in_its_shape_alone(
    outlines, city, state, latitude, longitude
):
    point = project(latitude, longitude, state)

    assert [usps for usps, outline in outlines.items() if gap(point, outline) == 0] == [state]


# A frame


@pytest.mark.parametrize(
    ("bbox", "across"),
    [
        ((100, 100, 500, 150), True),
        ((100, 100, 150, 500), False),
        ((825.9, 265.3, 829.7, 269.9), False),
        ((-56.6, 465.1, 202.9, 604.1), True),
        ((0, 0, 975, 610), False),
    ],
    ids=["wide", "tall", "tiny", "left of the viewport", "all"],
)
def test_frame_puts_a_box_in_the_middle_as_large_as_fits(bbox, across):
    frame = frame_of(bbox, margin=40)

    left, top = frame.put(*bbox[:2])
    right, bottom = frame.put(*bbox[2:])
    assert (left + right) / 2 == pytest.approx(WIDTH / 2, abs=0.05)
    assert (top + bottom) / 2 == pytest.approx(HEIGHT / 2, abs=0.05)
    assert min(left, top) >= 39.9
    assert (left if across else top) == pytest.approx(40, abs=0.1)


def test_frame_of_the_nation_leaves_each_point_where_it_is():
    assert NATION.put(-3.25, 610.5) == (-3.25, 610.5)


def test_line_in_a_frame_is_drawn_one_unit_wide():
    frame = frame_of((825.9, 265.3, 829.7, 269.9))

    assert frame.scale * frame.line == pytest.approx(1, abs=0.01)


def test_each_place_stands_in_the_frame_of_its_state(shapes):
    frames = {state["usps"]: frame_of(state["bbox"]) for state in shapes["states"]}

    with open(FIXTURES / "places.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            at = project(float(row["lat"]), float(row["lon"]), row["state"])
            x, y = frames[row["state"]].put(*at)
            assert 20 <= x <= WIDTH - 20, row["name"]
            assert 20 <= y <= HEIGHT - 20, row["name"]
