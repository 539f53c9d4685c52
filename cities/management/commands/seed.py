"""Load the fixtures: the roster into an empty site, eligible places wherever they lack."""

import json
from collections import defaultdict

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from cities.models import City, CityAddress, OtherName

ROSTER = ("roster.json", "case_studies.json")
ELIGIBLE = "eligible_cities.json"


class Command(BaseCommand):
    help = (
        "Loads the roster if the site holds no city, and adds the eligible places that it never "
        "held; never overwrites, or brings back, what staff have edited or deleted."
    )

    def handle(self, *args, **options):
        # One transaction: two starts at once cannot both find the site empty.
        with transaction.atomic():
            held = City.objects.count()
            if not held:
                call_command("loaddata", *ROSTER, verbosity=0)
            certified = City.objects.count() - held
            added = _add_eligible(_read(ELIGIBLE))
        if certified:
            self.stdout.write(f"Loaded the roster: {certified} cities.")
        if added:
            self.stdout.write(f"Added {added:,} eligible places.")
        if not (certified or added):
            self.stdout.write(f"The site holds {held:,} cities already: nothing loaded.")


def _read(fixture):
    """Return {model: the fields of each of its objects}."""
    rows = defaultdict(list)
    for each in json.loads((settings.FIXTURE_DIRS[0] / fixture).read_text()):
        rows[each["model"]].append(each["fields"])
    return rows


def _add_eligible(rows):
    """Add the cities that the site never held, with their other names; return how many cities.

    A place that staff renamed, moved to another address or deleted is known by its GEOID, its name
    or a former address, and left alone. Other names are given to all cities the first time, later
    to new ones only: staff may have taken some away.
    """
    slugs = set(CityAddress.objects.values_list("slug", flat=True))
    geoids = set(City.objects.values_list("geoid", flat=True))
    names = set(City.objects.values_list("name", "state"))
    added = City.objects.bulk_create(
        City(**place)
        for place in rows["cities.city"]
        if place["slug"] not in slugs
        and place["geoid"] not in geoids
        and (place["name"], place["state"]) not in names
    )
    named = added if OtherName.objects.exists() else City.objects.all()
    by_slug = {city.slug: city for city in named}
    OtherName.objects.bulk_create(
        OtherName(city=by_slug[slug], name=other["name"])
        for other in rows["cities.othername"]
        for slug in other["city"]
        if slug in by_slug
    )
    return len(added)
