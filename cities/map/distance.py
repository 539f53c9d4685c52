"""Distances between places on the globe. Pure."""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt
from typing import Any, NamedTuple

# The mean radius of the Earth (IUGG, 1980), and the international mile of 1959.
EARTH_RADIUS_KM = 6371.0088
KM_PER_MILE = 1.609344


class Distant(NamedTuple):
    """A city and how far it is away; the distance sorts first."""

    km: float
    city: Any

    @property
    def miles(self) -> float:
        return self.km / KM_PER_MILE


def great_circle_km(latitude: float, longitude: float, to_latitude: float, to_longitude: float):
    """Return the kilometers between two points in degrees WGS 84, over a sphere (haversine).

    The Earth is not quite one: the figure is within 0.6% of the distance over the ellipsoid.
    """
    up, over = radians(to_latitude - latitude), radians(to_longitude - longitude)
    chord = sin(up / 2) ** 2
    chord += cos(radians(latitude)) * cos(radians(to_latitude)) * sin(over / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1, chord)))


def nearest(origin, cities: Iterable, count: int) -> list[Distant]:
    """Return the `count` cities nearest to `origin`, itself left out, the nearest first.

    All have `latitude` and `longitude`, None where it is not recorded: such cities are left out,
    and an origin without them has none near.
    """
    if origin.latitude is None:
        return []
    here = origin.latitude, origin.longitude
    distances = [
        Distant(great_circle_km(*here, city.latitude, city.longitude), city)
        for city in cities
        if city != origin and city.latitude is not None
    ]
    return sorted(distances, key=lambda each: (each.km, each.city.name, each.city.state))[:count]
