"""Every kind of public page, audited by axe in every way of looking."""

import pytest

from tests.browser.audit import too_wide, violations
from tests.browser.chromium import visit
from tests.browser.modes import LARGE_TEXT, LIGHT, MODES
from tests.browser.pages import ERRORS, PAGES


@pytest.mark.parametrize("mode", MODES, ids=str)
@pytest.mark.parametrize("page", PAGES + ERRORS, ids=str)
def test_axe_finds_nothing(tab_in, axe, page, mode):
    tab = tab_in(mode)

    visit(tab, page, mode)

    assert violations(tab, axe) == []


# The other modes differ from these by color, by script, or by a width that is among those tried.
@pytest.mark.parametrize("mode", [LIGHT, LARGE_TEXT], ids=str)
@pytest.mark.parametrize("page", PAGES + ERRORS, ids=str)
def test_page_never_scrolls_sideways(tab_in, page, mode):
    tab = tab_in(mode)

    visit(tab, page, mode)

    assert too_wide(tab) == {}
