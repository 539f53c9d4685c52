"""The whole site without a mouse."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import press_tab, tab_to, walk
from tests.browser.modes import FORCED_COLORS, LIGHT, NARROW

KANSAS_CITY = "#results tbody a[href='/cities/kansas-city-mo/']"


@pytest.mark.parametrize("is_scripted", [True, False], ids=["script on", "script off"])
def test_journey_from_home_to_a_cohort_needs_no_mouse(open_tab, is_scripted):
    tab = open_tab(java_script_enabled=is_scripted)

    tab.goto("/")
    tab_to(tab, "main input[name=q]")
    tab.keyboard.type("missouri")
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_have_text("Missouri")

    tab_to(tab, "nav[aria-label=Main] a[href='/cities/']")
    tab.keyboard.press("Enter")
    expect(tab.locator("#results-heading")).to_have_text(
        "13 cities were certified by April 24, 2019"
    )
    tab_to(tab, "form.filter input[value=gold]")
    tab.keyboard.press("Space")
    if is_scripted:
        expect(tab).to_have_url(re.compile("level=gold"))
    tab_to(tab, "form.filter .more > summary")
    tab.keyboard.press("Enter")
    tab_to(tab, "form.filter input[name=q]")
    tab.keyboard.type("missouri")
    tab.keyboard.press("Enter")
    found = "1 city matching “missouri” was awarded gold by April 24, 2019"
    expect(tab.locator("#results-heading")).to_have_text(found)
    expect(tab).to_have_url(re.compile("level=gold"))

    tab_to(tab, KANSAS_CITY)
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_have_text("Kansas City, Missouri")

    tab.go_back()
    expect(tab.locator("#results-heading")).to_have_text(found)
    expect(tab.locator("#q")).to_have_value("missouri")
    expect(tab.locator("form.filter input[value=gold]")).to_be_checked()

    tab_to(tab, "nav[aria-label=Main] a[href='/timeline/']")
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_have_text("Three of the first nine moved up within 15 months")

    tab_to(tab, "main a[href='/timeline/2019/']")
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_have_text(re.compile("^2019: seven awards"))

    tab_to(tab, "main a[rel=prev]")
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_have_text(re.compile("^2018: nine awards"))


@pytest.mark.parametrize("mode", [LIGHT, NARROW, FORCED_COLORS], ids=str)
@pytest.mark.parametrize("path", ["/", "/cities/", "/cities/kansas-city-mo/", "/timeline/2019/"])
def test_focus_is_marked_and_in_full_view_at_every_stop(open_tab, path, mode):
    tab = open_tab(mode)
    tab.goto(path)
    last = tab.locator("a[href]").last.text_content()

    steps = walk(tab)

    assert steps[0] == "a “Skip to content”"
    assert steps[-1] == f"a “{last}”"


@pytest.mark.parametrize("path", ["/", "/cities/", "/cities/nowhere/"])
def test_skip_link_leads_into_the_content(open_tab, path):
    tab = open_tab()
    tab.goto(path)

    tab_to(tab, "a.skip")
    tab.keyboard.press("Enter")
    press_tab(tab)

    assert tab.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("path", ["/", "/cities/", "/timeline/2019/"])
def test_skip_link_passes_the_map_by(open_tab, path):
    tab = open_tab()
    tab.goto(path)

    tab_to(tab, "figure.map a[href^='#']")
    tab.keyboard.press("Enter")
    press_tab(tab)

    assert tab.evaluate("document.activeElement.closest('figure.map') === null")
    assert tab.evaluate(
        "document.querySelector('figure.map').compareDocumentPosition(document.activeElement)"
        " === Node.DOCUMENT_POSITION_FOLLOWING"
    )
