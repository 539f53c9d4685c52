"""The pages of the desk as staff see them: audited by axe on phones and wide screens."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.audit import violations_in
from tests.browser.modes import LIGHT, Mode
from tests.browser.serving import served
from tests.browser.staff import MAKE_STAFF, sign_in

OURS = [
    "/admin/cohort/",
    "/admin/embargoes/",
    "/admin/questions/",
]
WAYS = [
    Mode(
        f"{scheme}, {width} px",
        {"color_scheme": scheme, "viewport": {"width": width, "height": 900}},
    )
    for width in (360, 1280)
    for scheme in ("light", "dark")
]
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


@pytest.fixture(scope="module")
def site(chromium_path):
    with served(then=[("shell", "-c", MAKE_STAFF + MAY_SEE_ALL)]) as address:
        yield address


@pytest.fixture(scope="module")
def signed_in(chromium_path, site, browser):
    """Return the tab of a member of staff."""
    tab = sign_in(browser, site, LIGHT)
    yield tab
    tab.context.close()


def first_of(tab, path):
    """Return the address of the first record of a list."""
    tab.goto(path)
    return tab.locator("#result_list tbody th a").first.get_attribute("href")


@pytest.mark.parametrize("path", OURS + LISTS + ADD)
def test_axe_finds_nothing_on_lists_and_empty_forms(signed_in, axe, path):
    assert signed_in.goto(path).status == 200
    assert violations_in(WAYS, signed_in, axe) == {}


@pytest.mark.parametrize("path", LISTS)
def test_axe_finds_nothing_on_the_form_of_a_record(signed_in, axe, path):
    assert signed_in.goto(first_of(signed_in, path)).status == 200
    assert violations_in(WAYS, signed_in, axe) == {}


def test_axe_finds_nothing_where_a_why_is_asked_for(signed_in, axe):
    tab = signed_in
    tab.goto(first_of(tab, "/admin/cities/city/?q=boston"))
    tab.fill("[name=website]", "https://example.org/")
    tab.click("[name=_save]")

    expect(tab.get_by_label("Why")).to_have_accessible_description(re.compile("^This changes"))
    assert violations_in(WAYS, tab, axe) == {}
