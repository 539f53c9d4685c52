"""The map: every marker a link that says its city, large enough to hit, and legible."""

import re

import pytest

from tests.browser.audit import READ_TARGETS, labels_in_the_way, labels_shown

WITH_LINKS = ["/", "/cities/", "/cities/?level=gold", "/timeline/2019/"]
NAME = re.compile(r"^.+, .+: (Silver|Gold|Platinum), 20\d\d$")
LEAST_TARGET = 24
READ_MAP = """() => {
    const isCity = (link) => /^\\/cities\\/[a-z0-9-]+\\/$/.test(link.getAttribute("href"));
    const links = [...document.querySelectorAll("main a[href]")].filter(isCity);
    const path = (link) => link.getAttribute("href");
    const markers = links.filter((link) => link.closest("figure.map svg"));
    return {
        listed: links.filter((link) => !link.closest("svg")).map(path),
        marked: markers.map(path),
        names: markers.map((link) => link.getAttribute("aria-label")),
    };
}"""


@pytest.mark.parametrize("path", WITH_LINKS)
def test_map_shows_exactly_the_cities_of_the_list(tab_in, path):
    tab = at_width(tab_in, 1280)
    tab.goto(path)

    found = tab.evaluate(READ_MAP)

    assert len(found["marked"]) == len(set(found["marked"]))
    assert set(found["marked"]) == set(found["listed"])
    assert [name for name in found["names"] if not NAME.match(name)] == []


@pytest.mark.parametrize("width", [1280, 768, 360])
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


@pytest.mark.parametrize("path", WITH_LINKS)
def test_labels_neither_overlap_nor_leave_the_frame(tab_in, path):
    tab = at_width(tab_in, 1280)
    tab.goto(path)

    assert labels_shown(tab)
    assert labels_in_the_way(tab) == []


def test_focus_and_pointer_show_the_name_of_a_marker(open_tab):
    tab = open_tab(viewport={"width": 360, "height": 740})
    tab.goto("/cities/")
    marker = tab.locator("figure.map svg a").first

    marker.locator("circle").hover()
    under_pointer = labels_shown(tab)
    tab.mouse.move(0, 0)
    tab.locator("figure.map a[href^='#']").focus()
    tab.keyboard.press("Tab")
    at_focus = labels_shown(tab)

    name = marker.locator("text").text_content()
    assert name in under_pointer
    assert name in at_focus


def test_city_page_shows_its_place(open_tab):
    tab = open_tab()
    tab.goto("/cities/kansas-city-mo/")

    place = tab.locator("figure.map svg[role=img]")

    assert "Kansas City" in place.get_attribute("aria-label")


def at_width(tab_in, width):
    tab = tab_in()
    tab.set_viewport_size({"width": width, "height": 900})
    return tab
