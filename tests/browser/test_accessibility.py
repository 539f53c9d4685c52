"""Every kind of public page, audited by axe in every way of looking."""

import pytest

from tests.browser.audit import broken_words, pale_text, too_wide, violations
from tests.browser.chromium import visit
from tests.browser.modes import DARK, LARGE_TEXT, LIGHT, MODES
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


@pytest.mark.parametrize("page", PAGES + ERRORS, ids=str)
def test_no_word_is_broken(tab_in, page):
    tab = tab_in()
    visit(tab, page)

    broken = {}
    for width in (320, 360, 768):
        tab.set_viewport_size({"width": width, "height": 800})
        broken[width] = broken_words(tab)

    assert not any(broken.values()), broken


def test_a_broken_word_is_found(tab_in):
    tab = tab_in()
    visit(tab, PAGES[0])
    tab.evaluate("document.querySelector('h1').style.width = '3ch'")

    assert any(word.startswith("cities ") for word in broken_words(tab))


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=str)
@pytest.mark.parametrize("page", PAGES, ids=str)
def test_text_that_is_drawn_stands_out(tab_in, page, mode):
    tab = tab_in(mode)

    visit(tab, page, mode)

    assert pale_text(tab) == []


def test_drawn_text_is_measured(tab_in):
    tab = tab_in()
    visit(tab, PAGES[0])
    tab.evaluate("""document.querySelectorAll(".marker text").forEach((text) => {
        text.style.fill = "rgb(40, 80, 110)";
    })""")

    assert "Boston" in dict(pale_text(tab))


@pytest.mark.parametrize(
    ("width", "height", "at_most"),
    [(360, 800, 120), (320, 256, 256 / 3)],
    ids=["phone", "1280 x 1024 at 400 %"],
)
@pytest.mark.parametrize("path", ["/", "/cities/", "/cities/kansas-city-mo/"])
def test_masthead_leaves_the_screen_to_the_page(open_tab, path, width, height, at_most):
    tab = open_tab(viewport={"width": width, "height": height})
    tab.goto(path)

    assert tab.locator(".masthead").bounding_box()["height"] <= at_most
