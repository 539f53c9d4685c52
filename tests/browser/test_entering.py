"""A round of 21 awards, entered in the browser: its clicks and seconds stand in the summary."""

import csv
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.journey import Journey
from tests.browser.modes import LIGHT
from tests.browser.serving import served
from tests.browser.staff import MAKE_STAFF, sign_in

LATER = Path(__file__).parents[2] / "fixtures" / "later" / "later_awards.csv"
AWARDS = 21


@pytest.fixture
def tab(chromium_path, browser):
    with served(then=[("shell", "-c", MAKE_STAFF)]) as site:
        tab = sign_in(browser, site, LIGHT)
        yield tab
        tab.context.close()


def rows_of(day):
    """Return the first awards of a day as somebody copies them from a sheet."""
    with LATER.open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["announced_on"] == day][:AWARDS]
    return [f"{row['city']}\t{row['state']}\t{row['level']}" for row in rows]


def test_a_round_of_21_awards(tab, count, record_property):
    rows = rows_of("2021-07-14")
    assert len(rows) == AWARDS
    journey = Journey(tab, "/admin/")
    began = time.monotonic()

    journey.click(tab.locator("#content a[href='/admin/cohort/']").first)
    journey.click(tab.locator("#id_announcement"))
    announced = tab.locator("#id_announcement option", has_text="July 14, 2021")
    tab.locator("#id_announcement").select_option(announced.get_attribute("value"))
    journey.clicks += 1  # the option, which opens outside of the page
    journey.click(tab.locator("#id_pasted"))
    tab.keyboard.insert_text("\n".join(rows))
    journey.click(tab.get_by_role("button", name="Look at the rows"))
    journey.click(tab.get_by_role("button", name=f"Enter {AWARDS} awards"))

    expect(tab.locator("#content")).to_contain_text(f"Entered {AWARDS} awards")
    took = time.monotonic() - began
    record_property("budget", f"21 awards entered: {took:.1f} s without reading and typing")
    count("21 awards entered", journey.clicks, "clicks", 8)
