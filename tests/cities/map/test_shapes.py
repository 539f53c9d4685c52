"""The outlines as they are drawn: those of the directory's states, each with its room."""

from cities.map.borders import points
from cities.map.shapes import shapes
from cities.states import STATES


def test_every_state_has_its_shape():
    assert shapes().keys() == STATES.keys()


def test_the_room_of_a_shape_holds_its_points():
    for code, shape in shapes().items():
        left, top, right, bottom = shape.bbox
        for x, y in points(shape.path):
            assert left - 1 <= x <= right + 1, code
            assert top - 1 <= y <= bottom + 1, code
