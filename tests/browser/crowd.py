"""A record that has grown: many certified cities, or many places, all over the country."""

from cities.models import City
from cities.states import STATES
from tests.factories import make_certified_cities


def certify(count):
    """Add `count` certified cities, spread over the contiguous states and over their map."""
    cities = make_certified_cities(count)
    states = [code for code in STATES if code not in ("AK", "HI")]
    for number, city in enumerate(cities):
        city.state = states[number % len(states)]
        city.latitude = 31 + number * 7 % 140 / 10
        city.longitude = -115 + number * 13 % 350 / 10
    City.objects.bulk_update(cities, ["state", "latitude", "longitude"], batch_size=500)


def settle(count):
    """Add `count` eligible places, whose names are those of real ones with a word more."""
    names = list(City.objects.values_list("name", flat=True).order_by("name").distinct())
    words = ("Heights", "Park", "Springs", "Valley", "Grove", "Falls", "Junction", "Mills")
    City.objects.bulk_create(
        City(
            name=f"{names[number % len(names)]} {words[number // len(names) % len(words)]}",
            state=list(STATES)[number // (len(names) * len(words))],
            slug=f"place-{number}",
            population=30_000 + number,
            latitude=31 + number * 7 % 140 / 10,
            longitude=-115 + number * 13 % 350 / 10,
        )
        for number in range(count)
    )
