"""Load the committed fixtures into an empty site, and leave any other site as it is."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from cities.models import City

FIXTURES = ("roster.json", "case_studies.json")


class Command(BaseCommand):
    help = "Loads the fixtures if the site holds no city; never overwrites what staff have edited."

    def handle(self, *args, **options):
        # One transaction: two starts at once cannot both find the site empty.
        with transaction.atomic():
            held = City.objects.count()
            if not held:
                paths = [str(settings.BASE_DIR / "fixtures" / name) for name in FIXTURES]
                call_command("loaddata", *paths, verbosity=0)
        if held:
            self.stdout.write(f"The site holds {held} cities already: nothing loaded.")
        else:
            self.stdout.write(f"Loaded the roster: {City.objects.count()} cities.")
