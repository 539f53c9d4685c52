"""Load the fixtures: the roster into a new site, eligible places wherever they lack."""

import json
from collections import defaultdict

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from certifications.history.recording import revision
from certifications.models import CertificationAward, Revision
from cities.models import City, CityAddress, MergedAddress, OtherName

ROSTER = ("roster.json", "case_studies.json")
ELIGIBLE = "eligible_cities.json"
NAMED = 5  # of the places that are not added; the rest is counted


class Command(BaseCommand):
    help = (
        "Loads the roster if the site never held a city, and adds the eligible places that it "
        "never held; never overwrites, or brings back, what staff have edited or deleted."
    )

    def handle(self, *args, **options):
        # One transaction: two starts at once cannot both find the site empty.
        with revision(Revision.Kind.SEED):
            held = City.objects.count()
            # Every city leaves an address, also when it is deleted.
            if not CityAddress.objects.exists():
                call_command("loaddata", *ROSTER, verbosity=0)
                # The database dates each source that comes to an award; these came with theirs.
                CertificationAward.objects.update(corrected_at=None)
            certified = City.objects.count() - held
            added, kept_out = _add_eligible(_read(ELIGIBLE))
        if certified:
            self.stdout.write(f"Loaded the roster: {certified} cities.")
        if added:
            self.stdout.write(f"Added {added:,} eligible places.")
        if kept_out:
            self.stdout.write(_not_added(kept_out))
        if not (certified or added):
            self.stdout.write(_nothing_loaded(held))


def _not_added(places):
    names = [f"{place['name']}, {place['state']}" for place in places]
    more = [f"{len(names) - NAMED:,} more"] if len(names) > NAMED else []
    return (
        "Not added, because a city entered here has their address, GEOID or name: "
        f"{'; '.join(names[:NAMED] + more)}."
    )


def _nothing_loaded(held):
    if held:
        return f"The site holds {held:,} cities already: nothing loaded."
    return (
        "The site holds no city: all of them were deleted, and a start brings none back. Restore a "
        "backup. To begin anew instead, empty the database, accounts too, with `manage.py flush`, "
        "and start again."
    )


def _read(fixture):
    """Return {model: the fields of each of its objects}."""
    rows = defaultdict(list)
    for each in json.loads((settings.FIXTURE_DIRS[0] / fixture).read_text()):
        rows[each["model"]].append(each["fields"])
    return rows


def _add_eligible(rows):
    """Add the cities that the site never held, with their other names.

    A place that staff renamed, moved to another address, merged or deleted is known by its GEOID,
    its name or a former address, and left alone. Other names are given to all cities the first
    time, later to new ones only: staff may have taken some away.

    Return how many cities were added, and the places that cities entered by staff kept out.
    """
    holders = dict(CityAddress.objects.values_list("slug", "city"))
    cities = City.objects.in_bulk()
    geoids = {city.geoid for city in cities.values()}
    names = {(city.name, city.state) for city in cities.values()}
    merged = set(MergedAddress.objects.values_list("slug", flat=True))
    new, kept_out = [], []
    for place in rows["cities.city"]:
        if place["slug"] in merged:
            continue
        if place["slug"] in holders:
            holder = cities.get(holders[place["slug"]])
            if holder and not _is_the_place(holder, place):
                kept_out.append(place)
        elif place["geoid"] in geoids or (place["name"], place["state"]) in names:
            kept_out.append(place)
        else:
            new.append(City(**place))
    added = City.objects.bulk_create(new)
    named = added if OtherName.objects.exists() else City.objects.all()
    by_slug = {city.slug: city for city in named}
    OtherName.objects.bulk_create(
        OtherName(city=by_slug[slug], name=other["name"])
        for other in rows["cities.othername"]
        for slug in other["city"]
        if slug in by_slug
    )
    return len(added), kept_out


def _is_the_place(city, place):
    """Is the city that has, or had, the place's address the place itself, however edited?"""
    return (
        city.geoid == place["geoid"]
        or (city.name, city.state) == (place["name"], place["state"])
        or (city.latitude, city.longitude) == (place["latitude"], place["longitude"])
    )
