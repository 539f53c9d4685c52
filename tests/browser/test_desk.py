"""The pages of the desk as staff see them: audited by axe on phones and wide screens."""

import pytest

from tests.browser.audit import OPEN_EVERY_FOLD, violations
from tests.browser.chromium import new_tab
from tests.browser.modes import DARK, LIGHT
from tests.browser.serving import served

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
# Lists of records and forms of one are Django’s own pages.
OURS = [
    "/admin/cohort/",
    "/admin/embargoes/",
    "/admin/questions/",
    "{revision}",
]
WIDTHS = [360, 1280]


@pytest.fixture(scope="module")
def site(chromium_path):
    with served(then=[("shell", "-c", MAKE_STAFF)]) as address:
        yield address


@pytest.fixture(scope="module")
def signed_in(chromium_path, site, browser):
    """Return {name of a mode: a tab of a member of staff}."""
    tabs = {}
    for mode in (LIGHT, DARK):
        tab = new_tab(browser, site, mode)
        tab.goto("/admin/login/")
        tab.fill("#id_username", "robin")
        tab.fill("#id_password", PASSWORD)
        tab.click("input[type=submit]")
        tabs[mode.name] = tab
    yield tabs
    for tab in tabs.values():
        tab.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=str)
@pytest.mark.parametrize("path", OURS)
def test_axe_finds_nothing(signed_in, axe, path, mode, width):
    tab = signed_in[mode.name]
    tab.set_viewport_size({"width": width, "height": 900})
    if path == "{revision}":
        tab.goto("/admin/certifications/revision/")
        path = tab.locator("#result_list tbody th a").first.get_attribute("href")

    response = tab.goto(path)

    assert response.status == 200
    tab.evaluate(OPEN_EVERY_FOLD)
    assert violations(tab, axe) == []
