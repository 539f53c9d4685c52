"""The site once the record has grown: pages of pages, a full map, long cohorts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.audit import (
    READ_TARGETS,
    labels_in_the_way,
    labels_shown,
    too_wide,
    violations_in,
)
from tests.browser.chromium import visit
from tests.browser.keyboard import tab_to
from tests.browser.modes import LIGHT, NARROW
from tests.browser.pages import PublicPage
from tests.browser.serving import served

MORE_CITIES = 200
CERTIFY = ("shell", "-c", f"from tests.browser.crowd import certify; certify({MORE_CITIES})")
PATHS = [
    *("/", "/cities/", "/cities/?page=2", "/timeline/", "/timeline/2019/"),
    *("/states/", "/states/ca/"),
]


@pytest.fixture(scope="module")
def site(chromium_path):
    """The address of a site that holds the roster and two hundred cities more."""
    with served(then=[CERTIFY]) as address:
        yield address


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(tab_in, axe, path):
    tab = tab_in()

    visit(tab, PublicPage(path))

    assert violations_in([LIGHT, NARROW], tab, axe) == {}


@pytest.mark.parametrize("path", PATHS)
def test_page_never_scrolls_sideways(tab_in, path):
    tab = tab_in()

    visit(tab, PublicPage(path))

    assert too_wide(tab) == {}


def test_labels_give_way_where_cities_are_many(tab_in):
    tab = tab_in()
    visit(tab, PublicPage("/cities/"))

    assert len(labels_shown(tab)) < MORE_CITIES
    assert labels_in_the_way(tab) == []


def test_pointer_at_a_marker_hits_that_city(tab_in):
    tab = tab_in()
    visit(tab, PublicPage("/cities/"))

    targets = tab.evaluate(READ_TARGETS)

    assert len(targets) == MORE_CITIES + 13
    assert [target for target in targets if target["hits"] != target["name"]] == []


def test_map_shows_the_whole_result_and_not_only_the_page(tab_in):
    tab = tab_in()
    visit(tab, PublicPage("/cities/?page=2"))

    expect(tab.locator("figure.map > svg a.marker")).to_have_count(MORE_CITIES + 13)


def test_next_page_is_reached_by_keyboard(open_tab):
    tab = open_tab()
    tab.goto("/cities/?level=gold")

    tab_to(tab, "nav[aria-label=Pages] a")  # it stands before the map and its two hundred links
    tab.keyboard.press("Enter")

    expect(tab).to_have_url(re.compile(r"/cities/\?level=gold&page=2$"))
    expect(tab.locator("nav[aria-label=Pages] [aria-current=page]")).to_have_text("Page 2")


def test_changing_a_filter_leads_back_to_the_first_page(open_tab, site):
    tab = open_tab()
    tab.goto("/cities/?page=2", wait_until="networkidle")

    tab.locator("form.filter input[name=level][value=gold]").check()

    expect(tab).to_have_url(f"{site}/cities/?level=gold")
