"""Saves a city for each line that it reads: `bench.editor` starts it, as a process of its own."""

import sys

import django

django.setup()

from cities.models import City  # noqa: E402 - Django must be set up before what follows

SLUG = "boston-ma"

if __name__ == "__main__":
    for number, _ in enumerate(sys.stdin):
        city = City.objects.get(slug=SLUG)
        city.population = 600_000 + number
        city.save()
        print(number, flush=True)
