"""A member of the program's staff, signed in, and a record with something to look at."""

from tests.browser.chromium import new_tab

PASSWORD = "a long password of robin"
MAKE_STAFF = f"""
from datetime import timedelta
from django.contrib.auth.models import Group, User
from django.utils import timezone
from certifications.history.recording import revision
from cities.models import City
from tests.factories import make_award, make_city
robin = User.objects.create_user("robin", password="{PASSWORD}", is_staff=True)
robin.groups.add(Group.objects.get(name="Program staff"))
with revision("edit", by=robin, why="The new figure."):
    City.objects.filter(slug="boston-ma").update(population=650_000)
moment = timezone.now() + timedelta(days=7)
make_award(city=City.objects.get(slug="tempe-az"), year=moment.year, announced_at=moment)
"""


def sign_in(browser, site, mode, **options):
    """Return the tab of a member of staff, who is no superuser."""
    tab = new_tab(browser, site, mode, **options)
    tab.goto("/admin/login/")
    tab.fill("#id_username", "robin")
    tab.fill("#id_password", PASSWORD)
    tab.click("input[type=submit]")
    return tab
