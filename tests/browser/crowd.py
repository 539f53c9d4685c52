"""A record that has grown: many certified cities, or many places, all over the country."""

from itertools import cycle

from certifications.models import Announcement, Assessment, CertificationAward
from cities.models import City
from cities.states import STATES
from tests.factories import make_certified_cities


def certify(count, start=0):
    """Add `count` certified cities, in the places of the most populous cities of the record."""
    places = list(City.objects.exclude(latitude=None).order_by("-population", "pk")[:count])
    cities = make_certified_cities(count, start)
    for city, place in zip(cities, cycle(places), strict=False):
        city.state = place.state
        city.latitude, city.longitude = place.latitude, place.longitude
    City.objects.bulk_update(cities, ["state", "latitude", "longitude"], batch_size=500)


def go_on(count):
    """Let the record go on through 2024: `count` more cities, each of which rises as it stays."""
    rounds = {each.year: each for each in Announcement.objects.filter(year__range=(2020, 2024))}
    cities = City.objects.filter(assessments=None).order_by("-population", "pk")[:count]
    for place, city in enumerate(cities):
        for number, year in enumerate(list(rounds)[place % len(rounds) :]):
            CertificationAward.objects.create(
                assessment=Assessment.objects.create(city=city, year=year),
                announcement=rounds[year],
                level=min(1 + number, 3),
            )
    Announcement.objects.filter(year__in=rounds).update(coverage="complete")


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
