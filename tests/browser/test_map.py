"""The map: every marker a link that says its city, large enough to hit, and legible."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.audit import READ_TARGETS, labels_in_the_way, labels_shown

WITH_LINKS = ["/", "/cities/", "/cities/?level=gold", "/timeline/2019/"]
WITH_LISTS = WITH_LINKS[1:]  # the front page names its cities on the map alone
NAME = re.compile(r"^.+, .+: (Silver|Gold|Platinum), 20\d\d$")
LEAST_TARGET = 24
READ_MAP = """() => {
    const isCity = (link) => /^\\/cities\\/[a-z0-9-]+\\/$/.test(link.getAttribute("href"));
    const links = [...document.querySelectorAll("main a[href]")].filter(isCity);
    const path = (link) => link.getAttribute("href");
    const markers = links.filter((link) => link.closest("figure.map > svg"));
    return {
        listed: links.filter((link) => !link.closest("svg")).map(path),
        marked: markers.map(path),
        names: markers.map((link) => link.getAttribute("aria-label")),
    };
}"""


@pytest.mark.parametrize("path", WITH_LISTS)
def test_map_shows_exactly_the_cities_of_the_list(tab_in, path):
    tab = at_width(tab_in, 1280)
    tab.goto(path)

    found = tab.evaluate(READ_MAP)

    assert len(found["marked"]) == len(set(found["marked"]))
    assert set(found["marked"]) == set(found["listed"])
    assert [name for name in found["names"] if not NAME.match(name)] == []


@pytest.mark.parametrize("width", [1280, 768])
@pytest.mark.parametrize("path", WITH_LINKS)
def test_markers_are_large_enough_to_hit(tab_in, path, width):
    tab = at_width(tab_in, width)
    tab.goto(path)

    targets = tab.evaluate(READ_TARGETS)

    assert targets
    assert [t for t in targets if min(t["width"], t["height"]) < LEAST_TARGET] == []


@pytest.mark.parametrize("width", [1280, 768])
@pytest.mark.parametrize("path", WITH_LINKS)
def test_pointer_at_a_marker_hits_that_city(tab_in, path, width):
    tab = at_width(tab_in, width)
    tab.goto(path)

    missed = [t for t in tab.evaluate(READ_TARGETS) if t["hits"] != t["name"]]

    assert missed == []


@pytest.mark.parametrize("path", ["/"])
def test_labels_neither_overlap_nor_leave_the_frame(tab_in, path):
    tab = at_width(tab_in, 1280)
    tab.goto(path)

    assert labels_shown(tab)
    assert labels_in_the_way(tab) == []


def test_a_small_map_shows_no_labels(tab_in):
    tab = at_width(tab_in, 1280)
    tab.goto("/timeline/2019/")

    assert labels_shown(tab) == []


@pytest.mark.parametrize("path", WITH_LINKS)
def test_focus_and_pointer_show_the_card_of_a_marker(open_tab, path):
    tab = open_tab()
    tab.goto(path)
    first, other = tab.locator("a.marker").first, tab.locator("a.marker").last

    other.locator(".hit").hover()
    expect(other.locator(".tip")).to_be_visible()
    tab.mouse.move(0, 0)
    expect(other.locator(".tip")).to_be_hidden()
    tab.locator("figure.map a.skip-map").focus()
    tab.keyboard.press("Tab")

    expect(tab.locator("a.marker:focus .tip")).to_be_visible()
    city = first.locator(".tip-name").text_content().split(",")[0]
    assert city in first.get_attribute("aria-label")


def test_a_label_is_a_part_of_the_link(open_tab):
    tab = open_tab()
    tab.goto("/")

    tab.locator("a.marker text", has_text="Memphis").first.click()

    expect(tab.locator("h1")).to_contain_text("Memphis")


def test_a_state_leads_to_its_page(open_tab):
    tab = open_tab()
    tab.goto("/")

    tab.locator("figure.map > svg a[href='/states/mt/'] use").click(force=True)

    expect(tab.locator("h1")).to_have_text("Montana")


def test_the_map_is_one_stop_whose_markers_the_arrow_keys_reach(open_tab):
    tab = open_tab()
    tab.goto("/")
    tab.locator("figure.map a.skip-map").focus()
    tab.keyboard.press("Tab")

    for key in ("ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowUp", "ArrowUp", "ArrowUp"):
        tab.keyboard.press(key)
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Seattle")
    for _ in range(20):
        tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Boston")
    tab.keyboard.press("Tab")

    assert tab.evaluate("document.activeElement.closest('figure.map')") is None


def test_list_and_map_point_at_each_other(open_tab):
    tab = open_tab()
    tab.goto("/timeline/2019/")

    tab.locator("#list a[href='/cities/memphis-tn/']").first.hover()
    expect(tab.locator("a.marker.is-pointed")).to_have_attribute("href", "/cities/memphis-tn/")
    tab.locator("a.marker[href='/cities/louisville-ky/'] .hit").hover()

    expect(tab.locator("#list .is-pointed")).to_contain_text("Louisville")


@pytest.mark.parametrize("path", WITH_LINKS)
def test_a_phone_shows_the_states_as_squares_large_enough_to_hit(tab_in, path):
    tab = at_width(tab_in, 360)
    tab.goto(path)

    squares = tab.locator("figure.map .tiles a")

    expect(tab.locator("figure.map > svg")).to_be_hidden()
    assert squares.count() == 51
    boxes = [squares.nth(number).bounding_box() for number in range(51)]
    assert min(min(box["width"], box["height"]) for box in boxes) >= LEAST_TARGET


def at_width(tab_in, width):
    tab = tab_in()
    tab.set_viewport_size({"width": width, "height": 900})
    return tab
