"""Records for tests, each valid by itself."""

from datetime import UTC, datetime

from django.db import connection
from django.utils.text import slugify

from certifications.levels import Level
from certifications.models import Announcement, Assessment, CertificationAward
from cities.models import City, CityAddress

LONG_AGO = datetime(2018, 1, 25, 5, tzinfo=UTC)
SOURCE = "https://example.org/announcement"
GROWING = (City, CityAddress, Assessment, Announcement, CertificationAward)


def make_city(*, name="Boston", state="MA", slug=None, **fields):
    return City.objects.create(
        name=name, state=state, slug=slug or slugify(f"{name} {state}"), **fields
    )


def make_assessment(*, city, year=2018):
    return Assessment.objects.create(city=city, year=year)


def make_announcement(*, year=2018, announced_at=None, **fields):
    """Return the announcement of a year at a moment, made if it is not there."""
    sound = {"title": "Announcement", "publisher": "The program", "source_url": SOURCE}
    return Announcement.objects.get_or_create(
        year=year,
        announced_at=announced_at or LONG_AGO.replace(year=year),
        defaults=sound | {"coverage": "partial"} | fields,
    )[0]


def make_award(*, city, year=2018, level=Level.SILVER, announced_at=None, **of_announcement):
    return CertificationAward.objects.create(
        assessment=make_assessment(city=city, year=year),
        level=level,
        announcement=make_announcement(year=year, announced_at=announced_at, **of_announcement),
    )


def make_certified_cities(count, start=0):
    """Make `count` certified cities of Texas, each awarded silver in 2018 and gold in 2019.

    `start` is the number of the first one: numbers are part of their names.
    """
    cities = City.objects.bulk_create(
        City(name=f"City {n:04}", state="TX", slug=f"city-{n:04}-tx", population=30_000 + n)
        for n in range(start, start + count)
    )
    for year, level in ((2018, Level.SILVER), (2019, Level.GOLD)):
        assessments = Assessment.objects.bulk_create(
            Assessment(city=city, year=year) for city in cities
        )
        announcement = make_announcement(year=year)
        CertificationAward.objects.bulk_create(
            CertificationAward(assessment=assessment, level=level, announcement=announcement)
            for assessment in assessments
        )
    analyze()
    return cities


def analyze():
    """Tell PostgreSQL how much there is: between tests it finds every table empty, and plans so."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            names = ", ".join(model._meta.db_table for model in GROWING)
            cursor.execute(f"ANALYZE {names}")
