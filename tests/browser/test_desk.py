"""The pages of the desk as staff see them: audited by axe on phones and wide screens."""

import pytest

from tests.browser.audit import OPEN_EVERY_FOLD, violations
from tests.browser.modes import DARK, LIGHT
from tests.browser.serving import served
from tests.browser.staff import MAKE_STAFF, sign_in

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
    tabs = {mode.name: sign_in(browser, site, mode) for mode in (LIGHT, DARK)}
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
