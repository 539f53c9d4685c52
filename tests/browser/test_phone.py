"""The directory on a phone: the list comes first, the bar counts filters, an error is seen."""

import pytest
from playwright.sync_api import expect

PHONE = {"width": 360, "height": 800}
GOLD_2018 = "/cities/?level=gold&year=2018"
REFUSED = "/cities/?level=bronze"
ROWS_AT_LEAST = 6
IS_IN_WINDOW = """(node) => {
    const {top, bottom} = node.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
}"""


@pytest.fixture
def phone(open_tab):
    """Open an address on a phone, with script or without."""

    def opened(path, *, is_scripted=True):
        tab = open_tab(viewport=PHONE, java_script_enabled=is_scripted)
        tab.goto(path, wait_until="networkidle")
        return tab

    return opened


def test_first_screen_shows_the_list(phone, record_property):
    tab = phone("/cities/")

    rows = [row.evaluate(IS_IN_WINDOW) for row in tab.locator("#results tbody tr").all()]

    record_property("budget", f"/cities/: {sum(rows)} rows in a phone's first screen (at least 6)")
    assert sum(rows) >= ROWS_AT_LEAST


def test_bar_says_what_is_filtered(phone):
    assert bar(phone("/cities/")) == ("Filter and sort", [])
    assert bar(phone(GOLD_2018)) == ("Filters (2)", ["Gold", "2018"])


@pytest.mark.parametrize("is_scripted", [True, False], ids=["script on", "script off"])
def test_error_is_seen_first_and_leads_to_its_field(phone, is_scripted):
    tab = phone(REFUSED, is_scripted=is_scripted)
    expect(tab.locator(".sheet-body")).to_be_hidden()
    assert tab.locator(".faults").evaluate(IS_IN_WINDOW)

    tab.get_by_role("link", name="Change it").click()

    expect(tab.locator("#field-level")).to_be_in_viewport()
    expect(tab.locator("#level-gold")).to_have_attribute("aria-invalid", "true")


def bar(tab):
    """Return what the bar says: its button, and each filter beside it, in one row."""
    button = tab.locator("#filters-shown")
    chips = tab.locator(".chips [data-clears]")
    boxes = [each.bounding_box() for each in (button, *chips.all())]
    middles = [round(box["y"] + box["height"] / 2) for box in boxes]
    assert max(middles) - min(middles) <= 1
    words = [
        chip.text_content().replace("×", "").replace("Remove filter", "") for chip in chips.all()
    ]
    return " ".join(button.inner_text().split()), [each.strip() for each in words]
