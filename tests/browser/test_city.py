"""The record card of a city: as tall as a few screens of a phone, and one sheet of paper."""

import pytest
from playwright.sync_api import expect

PHONE = {"width": 360, "height": 800}
SCREENS = 2.5
# The sources that disagree, the longest name of a government, the longest history, and no award.
SLUGS = ["philadelphia-pa", "louisville-ky", "washington-dc", "los-angeles-ca", "boise-id"]
PAGES = [f"/cities/{slug}/" for slug in SLUGS]
MARGIN = "0.4in"  # what Chromium's own dialog begins with


@pytest.mark.parametrize("path", PAGES)
def test_card_ends_within_a_few_screens_of_a_phone(open_tab, record_property, path):
    tab = open_tab(viewport=PHONE)
    tab.goto(path)

    end = tab.locator(".footing").bounding_box()["y"] / PHONE["height"]

    record_property("budget", f"{path}: {end:.2f} screens of a phone (at most {SCREENS})")
    assert end <= SCREENS


@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize("path", PAGES)
def test_card_is_one_sheet_of_paper(open_tab, path, paper):
    tab = open_tab()
    tab.goto(path)

    pdf = tab.pdf(format=paper, margin=dict.fromkeys(("top", "right", "bottom", "left"), MARGIN))

    assert pdf.count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("path", ["/cities/kansas-city-mo/", "/cities/boise-id/"])
def test_one_tool_is_open_at_a_time(open_tab, path):
    tab = open_tab(java_script_enabled=False)
    tab.goto(path)
    tools = tab.locator(".toolbar summary")

    for number in range(tools.count()):
        tools.nth(number).click()
        expect(tab.locator(".toolbar details[open]")).to_have_count(1)
