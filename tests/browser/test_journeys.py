"""What visitors come for, with real clicks, counted: the figures stand in the summary of a run."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.journey import Journey
from tests.browser.keyboard import press_tab, tab_to

CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def begin(open_tab):
    return lambda path: Journey(open_tab(permissions=CLIPBOARD), path)


def test_answer_for_a_city_from_the_home_page(begin, count):
    journey = begin("/")
    tab = journey.tab

    journey.click(tab.locator("#home-q"))
    tab.keyboard.type("bois")
    journey.click(tab.get_by_role("option", name=re.compile("Boise")))

    expect(tab.locator(".standing").first).to_contain_text("Not certified as of April 24, 2019")
    count("A city's answer from home", journey.clicks, "clicks", 2)


def test_gold_of_2018_as_a_file(begin, count):
    journey = begin("/cities/")
    tab = journey.tab

    journey.click(tab.locator("form.filter .pill", has_text="Gold"))
    journey.click(tab.locator("form.filter .pill", has_text="2018"))
    expect(tab.locator("#results-heading")).to_have_text(
        "Los Angeles was the only city awarded gold in 2018"
    )
    with tab.expect_download() as download:
        journey.click(tab.get_by_role("link", name=re.compile("Awards")))

    assert "Los Angeles" in download.value.path().read_text()
    count("Gold 2018 to CSV from the directory", journey.clicks, "clicks", 3)


def test_gold_of_2018_as_a_file_by_keyboard(begin, count):
    tab = begin("/cities/").tab

    press_tab(tab)
    tab.keyboard.press("Enter")  # the skip link
    steps = 1
    for value in ("gold", "2018"):
        steps += len(tab_to(tab, f"form.filter input[value='{value}']"))
        tab.keyboard.press("Space")
        expect(tab).to_have_url(re.compile(value))
    expect(tab.locator("#results-heading")).to_contain_text("only city awarded gold in 2018")
    steps += len(tab_to(tab, "a[href^='/awards.csv']"))

    count("Gold 2018 to CSV by keyboard", steps, "Tabs", 15)


def test_citation_is_copied(begin, count):
    journey = begin("/cities/kansas-city-mo/")
    tab = journey.tab

    journey.click(tab.locator(".toolbar summary", has_text="Cite"))
    journey.click(tab.get_by_role("button", name="Copy citation"))

    expect(tab.get_by_role("button", name="Copied")).to_be_visible()
    assert "Kansas City" in tab.evaluate("navigator.clipboard.readText()")
    count("Citation copied", journey.clicks, "clicks", 2)


def test_two_cities_of_the_list_are_compared(begin, count):
    journey = begin("/cities/")
    tab = journey.tab

    for slug in ("boston-ma", "kansas-city-mo"):
        journey.click(tab.locator(f"#results .choose:has([value={slug}])"))
    journey.click(tab.locator(".choice a.primary"))

    expect(tab.locator("h1")).to_have_text("Boston (MA) and Kansas City (MO) compared")
    count("Two cities compared", journey.clicks, "clicks", 3)


def test_a_city_that_is_not_certified_is_compared(begin, count):
    journey = begin("/cities/boise-id/")
    tab = journey.tab

    journey.click(tab.locator(".toolbar summary", has_text="Compare"))
    journey.click(tab.locator(".panel a", has_text="Seattle"))

    expect(tab.locator("h1")).to_have_text("Boise (ID) and Seattle (WA) compared")
    count("Compared with an eligible city", journey.clicks, "clicks", 3)
