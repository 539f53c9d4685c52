"""Distances on the globe, against figures of others."""

from types import SimpleNamespace

import pytest

from cities.map.distance import great_circle_km, nearest

BOSTON = (42.358431, -71.059773)
SEATTLE = (47.603832, -122.330062)


def city(name, latitude, longitude):
    return SimpleNamespace(name=name, state="XX", latitude=latitude, longitude=longitude)


@pytest.mark.parametrize(
    ("here", "there", "km"),
    [
        (BOSTON, BOSTON, 0),
        ((0, 0), (0, 90), 10_007.557),  # a quarter of a circle of radius 6,371.0088 km
        ((90, 0), (-90, 0), 20_015.115),
        ((0, 179.5), (0, -179.5), 111.195),  # over the date line, one degree
        ((21.3069, -157.8583), (61.2181, -149.9003), 4_476),  # Honolulu to Anchorage
        (BOSTON, SEATTLE, 4_006),
    ],
)
def test_great_circle(here, there, km):
    assert great_circle_km(*here, *there) == pytest.approx(km, rel=0.002, abs=0.01)
    assert great_circle_km(*there, *here) == pytest.approx(great_circle_km(*here, *there))


def test_nearest_are_sorted_counted_and_known():
    here = city("Here", 40, -100)
    cities = [here, city("Far", 40, -110), city("Near", 40, -101), city("Lost", None, None)]

    found = nearest(here, cities, 2)

    assert [each.city.name for each in found] == ["Near", "Far"]
    assert found[0].km == pytest.approx(85.2, abs=0.1)
    assert found[0].miles == pytest.approx(52.9, abs=0.1)
    assert [each.city.name for each in nearest(here, cities, 1)] == ["Near"]


def test_place_that_is_not_recorded_has_nothing_near():
    assert nearest(city("Lost", None, None), [city("Near", 40, -101)], 5) == []
