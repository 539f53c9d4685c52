"""The way up: from seal to seal, and never down."""

from math import dist
from typing import NamedTuple

import pytest

from cities.map.climb import FROM, SEAL, climb_of
from cities.map.plate import plate_of
from cities.map.shapes import shapes


class Place(NamedTuple):
    state: str
    latitude: float | None
    longitude: float | None


PLACES = [
    Place("MO", 39.1, -94.58),
    Place("KY", 38.25, -85.76),
    Place("DC", 38.9, -77.04),
    Place("HI", 21.3, -157.86),
    Place("AK", 61.2, -149.9),
    Place("FL", 25.77, -80.19),
    Place("TX", None, None),
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.state)
def test_a_line_rises_from_the_earlier_seal_to_the_planted_one(place):
    plate = plate_of(place, "card", {code: each.bbox for code, each in shapes().items()})

    climb = climb_of(plate)

    assert climb.end[1] < climb.begin[1]
    assert dist(FROM, climb.begin) == pytest.approx(SEAL / 2 + 5, abs=0.1)
    center = (plate.anchor[0], plate.anchor[1] + plate.seal_at[1] + plate.box.seal / 2)
    assert dist(center, climb.end) == pytest.approx(plate.box.seal / 2 + 5, abs=0.1)
