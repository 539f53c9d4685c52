"""Numbers on the states, where the cities are too many to be marked."""

from math import dist

from cities.map.counts import state_counts
from cities.map.shapes import shapes
from cities.states import STATES

BOXES = {code: shape.bbox for code, shape in shapes().items()}


def test_a_state_with_cities_has_its_number_in_its_middle():
    (texas,) = state_counts({"TX": 1_200, "OK": 0}, BOXES)

    left, top, right, bottom = BOXES["TX"]
    assert (left < texas.x < right, top < texas.y < bottom) == (True, True)
    assert texas.label == "Texas: 1,200 certified cities"


def test_no_two_numbers_stand_upon_each_other():
    found = state_counts(dict.fromkeys(STATES, 9), BOXES)

    assert len(found) == len(STATES)
    places = [(each.x, each.y) for each in found]
    assert min(dist(a, b) for n, a in enumerate(places) for b in places[:n]) > 15
