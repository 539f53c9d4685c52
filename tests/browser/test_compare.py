"""From the directory to a comparison by keyboard, and what the comparison is on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import tab_to, walk
from tests.browser.modes import FORCED_COLORS, LIGHT, NARROW

COMPARISON = "/compare/?city=boston-ma&city=kansas-city-mo"
TABLE = "/cities/?view=table"
LEAST_TARGET = 24


def test_cities_are_chosen_and_compared_by_keyboard(open_tab):
    tab = open_tab()
    tab.goto("/cities/", wait_until="networkidle")

    for number, slug in enumerate(("boston-ma", "kansas-city-mo"), start=1):
        tab_to(tab, f"#results input[value={slug}]")
        tab.keyboard.press("Space")
        expect(tab.locator(".choice")).to_contain_text(f"{number} chosen")
    tab_to(tab, ".choice a.primary")
    tab.keyboard.press("Enter")

    expect(tab.locator("h1")).to_have_text("Boston (MA) and Kansas City (MO) compared")
    expect(tab).to_have_url(re.compile(re.escape(COMPARISON) + "$"))


def test_cities_are_chosen_and_compared_without_script(open_tab):
    tab = open_tab(java_script_enabled=False)
    tab.goto("/cities/")

    for slug in ("boston-ma", "kansas-city-mo"):
        tab_to(tab, f"#results input[value={slug}]")
        tab.keyboard.press("Space")
    tab_to(tab, ".choice noscript button")
    tab.keyboard.press("Enter")

    expect(tab.locator("h1")).to_have_text("Boston (MA) and Kansas City (MO) compared")


def test_a_choice_survives_filtering_and_a_reload(open_tab):
    tab = open_tab()
    tab.goto("/cities/", wait_until="networkidle")
    tab.get_by_label("Compare Boston, Massachusetts").check()
    expect(tab.locator(".choice")).to_contain_text("1 chosen")
    tab.locator("form.filter input[name=level][value=gold]").check()
    expect(tab.locator("#results-heading")).to_contain_text("4 cities")
    tab.get_by_label("Compare Louisville, Kentucky").check()
    expect(tab.locator(".choice")).to_contain_text("2 chosen")

    tab.reload(wait_until="networkidle")

    expect(tab.locator(".choice")).to_contain_text("2 chosen Boston, MA; Louisville, KY")


def test_table_stays_a_table_while_one_filters(open_tab, site):
    tab = open_tab()
    tab.goto(TABLE, wait_until="networkidle")

    tab.locator("form.filter input[name=level][value=gold]").check()

    expect(tab.locator("#results tbody tr")).to_have_count(4)
    expect(tab).to_have_url(f"{site}/cities/?level=gold&view=table")
    tab.get_by_role("link", name="List", exact=True).click()
    expect(tab.locator("#results .results tbody tr")).to_have_count(4)


@pytest.mark.parametrize("width", [1280, 320])
def test_boxes_and_switch_are_large_enough_to_hit(open_tab, width):
    tab = open_tab(viewport={"width": width, "height": 800})
    tab.goto("/cities/")

    targets = tab.locator("#results label, #results .shown a").all()
    boxes = [target.bounding_box() for target in targets]

    assert len(boxes) == 15
    assert [box for box in boxes if min(box["width"], box["height"]) < LEAST_TARGET] == []


@pytest.mark.parametrize("mode", [LIGHT, NARROW, FORCED_COLORS], ids=str)
@pytest.mark.parametrize("path", [COMPARISON, TABLE, "/compare/"])
def test_focus_is_marked_and_in_full_view_at_every_stop(open_tab, path, mode):
    tab = open_tab(mode)
    tab.goto(path)

    assert walk(tab)[0] == "a “Skip to content”"


def test_names_of_rows_stay_in_sight_while_the_table_scrolls(open_tab):
    tab = open_tab(NARROW)
    tab.goto(TABLE)

    tab.locator(".wide").evaluate("(wrapper) => { wrapper.scrollLeft = 2000; }")

    left = tab.locator(".wide").bounding_box()["x"]
    assert tab.locator("#results tbody th").first.bounding_box()["x"] == pytest.approx(left, abs=1)


@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("/cities/", ".choose"),
        ("/cities/", ".choice"),
        ("/cities/", "nav[aria-label=View]"),
        (COMPARISON, ".compare-form"),
    ],
)
def test_paper_has_nothing_to_choose(open_tab, path, selector):
    tab = open_tab()
    tab.goto(path)
    expect(tab.locator(selector).first).to_be_visible()

    tab.emulate_media(media="print")

    expect(tab.locator(selector).first).to_be_hidden()
