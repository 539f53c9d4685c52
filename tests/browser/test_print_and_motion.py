"""The page on paper, and for readers whom movement troubles."""

import re

import pytest
from playwright.sync_api import expect

DATE = re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}")
TO_PRESS = ["nav[aria-label=Main]", "form.filter", "a.skip"]
FIND_MOTION = """() => {
    const seconds = (text) => Math.max(...text.split(",").map(parseFloat));
    return [...document.querySelectorAll("*")].filter((node) => {
        const style = getComputedStyle(node);
        return seconds(style.transitionDuration) > 0 || seconds(style.animationDuration) > 0
            || style.scrollBehavior === "smooth";
    }).map((node) => node.outerHTML.slice(0, 80));
}"""


@pytest.fixture
def paper(open_tab):
    """A result of the directory as the printer gets it."""
    tab = open_tab()
    tab.goto("/cities/?level=gold")
    tab.emulate_media(media="print")
    return tab


@pytest.mark.parametrize("selector", TO_PRESS)
def test_paper_has_nothing_to_press(paper, selector):
    expect(paper.locator(selector).first).to_be_hidden()


def test_paper_says_what_was_asked_where_and_when(paper, site):
    line = paper.locator(".print-only").first

    expect(paper.locator("#results-heading")).to_have_text(
        "4 cities were awarded gold by April 24, 2019"
    )
    expect(paper.locator("#results-heading")).to_be_visible()
    expect(line).to_be_visible()
    expect(line).to_contain_text(f"{site}/cities/?level=gold")
    expect(line).to_have_text(DATE)


def test_paper_shows_every_city_of_the_result(paper):
    cities = paper.locator("#results tbody a[href^='/cities/']")

    assert cities.count() == 4
    assert all(city.is_visible() for city in cities.all())


def test_line_for_paper_is_not_on_the_screen(open_tab):
    tab = open_tab()
    tab.goto("/cities/?level=gold")

    expect(tab.locator(".print-only").first).to_be_hidden()


@pytest.mark.parametrize("path", ["/", "/cities/", "/cities/kansas-city-mo/", "/timeline/"])
def test_nothing_moves_for_readers_who_ask_for_less_motion(open_tab, path):
    tab = open_tab(reduced_motion="reduce")
    tab.goto(path)

    assert tab.evaluate(FIND_MOTION) == []
