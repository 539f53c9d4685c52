"""The pages of the desk as staff see them: audited by axe on phones and wide screens."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.audit import OPEN_EVERY_FOLD, violations
from tests.browser.modes import DARK, LIGHT
from tests.browser.serving import served
from tests.browser.staff import MAKE_STAFF, sign_in

OURS = [
    "/admin/cohort/",
    "/admin/embargoes/",
    "/admin/questions/",
    "{revision}",
]
WIDTHS = [360, 1280]
MAY_SEE_ALL = """
from django.contrib.auth.models import Permission
from certifications.models import ExpectedAnnouncement
robin.user_permissions.add(Permission.objects.get(codename="view_cityaddress"))
ExpectedAnnouncement.objects.create(expected_on="2031-04-02")
"""
RECORDS = [
    "cities/city",
    "cities/casestudy",
    "cities/cityaddress",
    "certifications/announcement",
    "certifications/assessment",
    "certifications/awardsource",
    "certifications/certificationaward",
    "certifications/expectedannouncement",
    "certifications/revision",
]
WRITTEN_BY_THE_DATABASE = ["cities/cityaddress", "certifications/revision"]
# A list also as it looks when it was searched: Tempe has an award under embargo.
LISTS = [f"/admin/{record}/" for record in RECORDS] + ["/admin/cities/city/?q=tempe"]
ADD = [f"/admin/{record}/add/" for record in RECORDS if record not in WRITTEN_BY_THE_DATABASE]
END_TRANSITIONS = "Promise.all(document.getAnimations().map((each) => each.finished))"


@pytest.fixture(scope="module")
def site(chromium_path):
    with served(then=[("shell", "-c", MAKE_STAFF + MAY_SEE_ALL)]) as address:
        yield address


@pytest.fixture(scope="module")
def signed_in(chromium_path, site, browser):
    """Return {name of a mode: a tab of a member of staff}."""
    tabs = {mode.name: sign_in(browser, site, mode) for mode in (LIGHT, DARK)}
    yield tabs
    for tab in tabs.values():
        tab.context.close()


def first_of(tab, path):
    """Return the address of the first record of a list."""
    tab.goto(path)
    return tab.locator("#result_list tbody th a").first.get_attribute("href")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=str)
@pytest.mark.parametrize("path", OURS)
def test_axe_finds_nothing(signed_in, axe, path, mode, width):
    tab = signed_in[mode.name]
    tab.set_viewport_size({"width": width, "height": 900})
    if path == "{revision}":
        path = first_of(tab, "/admin/certifications/revision/")

    response = tab.goto(path)

    assert response.status == 200
    tab.evaluate(OPEN_EVERY_FOLD)
    assert violations(tab, axe) == []


def violations_in_all_modes(tab, axe):
    """Return {(width, mode): what axe finds} of the page as it was loaded once."""
    found = {}
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        for mode in (LIGHT, DARK):
            tab.emulate_media(**mode.context)
            tab.evaluate(END_TRANSITIONS)  # half a color has half its contrast
            found[width, mode.name] = violations(tab, axe)
    return {where: faults for where, faults in found.items() if faults}


@pytest.mark.parametrize("path", LISTS + ADD)
def test_axe_finds_nothing_on_lists_and_empty_forms(signed_in, axe, path):
    tab = signed_in["light"]

    assert tab.goto(path).status == 200
    assert violations_in_all_modes(tab, axe) == {}


@pytest.mark.parametrize("path", LISTS)
def test_axe_finds_nothing_on_the_form_of_a_record(signed_in, axe, path):
    tab = signed_in["light"]

    assert tab.goto(first_of(tab, path)).status == 200
    assert violations_in_all_modes(tab, axe) == {}


def test_axe_finds_nothing_where_a_why_is_asked_for(signed_in, axe):
    tab = signed_in["light"]
    tab.goto(first_of(tab, "/admin/cities/city/?q=boston"))
    tab.fill("[name=website]", "https://example.org/")
    tab.click("[name=_save]")

    expect(tab.get_by_label("Why")).to_have_accessible_description(re.compile("^This changes"))
    assert violations_in_all_modes(tab, axe) == {}
