"""Every kind of public page, audited by axe in every way of looking."""

import pytest

from tests.browser.audit import (
    END_TRANSITIONS,
    broken_words,
    pale_text,
    too_wide,
    violations_in,
)
from tests.browser.chromium import look, visit
from tests.browser.modes import AS_LOADED, DARK, LARGE_TEXT, LIGHT, SCRIPT_OFF, names
from tests.browser.pages import ERRORS, PAGES, PublicPage


@pytest.mark.parametrize("modes", [AS_LOADED, [LARGE_TEXT], [SCRIPT_OFF]], ids=names)
@pytest.mark.parametrize("page", PAGES + ERRORS, ids=str)
def test_axe_finds_nothing(tab_in, axe, page, modes):
    tab = tab_in(modes[0])

    visit(tab, page, modes[0])

    assert violations_in(modes, tab, axe) == {}


def test_axe_finds_a_color_that_is_faulty_in_one_way_of_looking(tab_in, axe):
    tab = tab_in()
    visit(tab, PublicPage("/about/"))
    tab.evaluate("document.querySelector('h1').style.color = '#333'")

    assert violations_in(AS_LOADED, tab, axe).keys() == {"dark"}


# The other modes differ from these by color, by script, or by a width that is among those tried.
@pytest.mark.parametrize("page", PAGES + ERRORS, ids=str)
def test_page_with_large_text_never_scrolls_sideways(tab_in, page):
    tab = tab_in(LARGE_TEXT)

    visit(tab, page, LARGE_TEXT)

    assert too_wide(tab) == {}


@pytest.mark.parametrize("page", PAGES + ERRORS, ids=str)
def test_page_never_scrolls_sideways_and_breaks_no_word(tab_in, page):
    tab = tab_in()
    visit(tab, page)
    assert too_wide(tab) == {}

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


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_text_that_is_drawn_stands_out(tab_in, page):
    tab = tab_in()
    visit(tab, page)

    pale = {}
    for mode in (LIGHT, DARK):
        look(tab, mode)
        tab.evaluate(END_TRANSITIONS)
        pale[mode.name] = pale_text(tab)

    assert not any(pale.values()), pale


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
