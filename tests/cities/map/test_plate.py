"""The picture of a city: all of the seal in the box, the foot on the city's point."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from cities.map.plate import BOXES, ICON, ICON_MARK, LARGER_SEAL, MARGIN, icon_of, plate_of
from cities.map.projection import project

FIXTURES = Path(__file__).parents[3] / "fixtures"
STATES = json.loads((FIXTURES / "us-states.json").read_text())["states"]
BBOXES = {state["usps"]: tuple(state["bbox"]) for state in STATES}
CITIES = [
    row["fields"]
    for row in json.loads((FIXTURES / "eligible_cities.json").read_text())
    if row["model"] == "cities.city"
]


@dataclass(frozen=True)
class Place:
    state: str
    latitude: float | None
    longitude: float | None


PLACES = [Place(row["state"], row["latitude"], row["longitude"]) for row in CITIES]
KANSAS_CITY = Place("MO", 39.0997, -94.5786)
SEATTLE = Place("WA", 47.6062, -122.3321)
HONOLULU = Place("HI", 21.3069, -157.8583)


@pytest.mark.parametrize("shape", BOXES)
def test_the_seal_of_every_city_stands_whole_in_its_picture(shape):
    box = BOXES[shape]
    for place in PLACES:
        x, y = plate_of(place, shape, BBOXES).foot
        half = box.seal * LARGER_SEAL / 2
        top = y - (box.stem + box.seal) * LARGER_SEAL

        assert top >= MARGIN - 0.1, place
        assert half <= x <= box.width - half - MARGIN + 0.1, place
        assert y <= box.height, place


@pytest.mark.parametrize("shape", BOXES)
def test_the_foot_stands_on_the_point_of_the_city_in_what_is_seen_of_the_map(shape):
    plate = plate_of(KANSAS_CITY, shape, BBOXES)
    left, top, width, height = plate.view
    x, y = project(KANSAS_CITY.latitude, KANSAS_CITY.longitude, "MO")

    assert (x - left) / width * plate.box.width == pytest.approx(plate.foot[0], abs=0.1)
    assert (y - top) / height * plate.box.height == pytest.approx(plate.foot[1], abs=0.1)


def test_a_picture_shows_the_states_that_reach_into_it():
    assert set(plate_of(SEATTLE, "card", BBOXES).neighbors) == {"ID", "MT", "OR"}


def test_the_map_moves_down_and_not_the_foot_off_its_point():
    high, low = plate_of(SEATTLE, "wide", BBOXES), plate_of(KANSAS_CITY, "wide", BBOXES)
    seattle_in_its_state = (high.foot[1] - high.frame.dy) / high.frame.scale

    assert seattle_in_its_state == pytest.approx(39.5, abs=15)
    assert high.frame.put(*BBOXES["WA"][:2])[1] > 0
    assert low.foot is not None


def test_states_set_apart_have_no_neighbors():
    assert plate_of(HONOLULU, "card", BBOXES).neighbors == ()
    assert not {"AK", "HI", "MO"} & set(plate_of(KANSAS_CITY, "card", BBOXES).neighbors)


def test_a_place_that_is_not_recorded_has_no_foot():
    plate = plate_of(Place("KS", None, None), "wide", BBOXES)

    assert plate.foot is None
    assert plate.seal_at[1] == -plate.box.seal / 2  # in the middle, on no stem
    assert icon_of(Place("KS", None, None), BBOXES["KS"]).frame is None


def test_the_mark_of_an_icon_stays_in_it():
    width, height = ICON
    for place in PLACES:
        left, top = icon_of(place, BBOXES[place.state]).mark_at

        assert 0 <= left <= width - ICON_MARK, place
        assert 0 <= top <= height - ICON_MARK, place
