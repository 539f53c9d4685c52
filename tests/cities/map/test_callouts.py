"""Call-outs: inside the frame, apart, near to no marker, each with a line from its own."""

from itertools import combinations
from math import hypot

from hypothesis import given, settings
from hypothesis import strategies as st

from cities.map.callouts import callouts
from cities.map.projection import HEIGHT, WIDTH

POINTS = st.lists(st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT)), max_size=20)


def overlap(one, other):
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0 and down > 0


def distance(box, point):
    x = min(max(point[0], box.left), box.right)
    y = min(max(point[1], box.top), box.bottom)
    return hypot(x - point[0], y - point[1])


def test_a_callout_stands_above_its_marker_where_it_can():
    (callout,) = callouts(["Kansas City"], [(500, 300)], [0]).values()

    assert (callout.x, callout.y, callout.anchor) == (500, 242, "middle")
    assert callout.end == (500, callout.box.bottom)
    assert callout.y < callout.second_y < callout.box.bottom < 300


def test_only_those_asked_for_are_called_out():
    assert callouts(["A", "B"], [(500, 300), (200, 300)], [1]).keys() == {1}


@settings(deadline=None)
@given(POINTS)
def test_callouts_are_readable(points):
    given = callouts(["Philadelphia"] * len(points), points, range(min(6, len(points))))

    for callout in given.values():
        assert callout.box.left >= 8
        assert callout.box.top >= 8
        assert callout.box.right <= WIDTH - 8
        assert callout.box.bottom <= HEIGHT - 8
        assert min(distance(callout.box, point) for point in points) >= 15
    boxes = [callout.box for callout in given.values()]
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
