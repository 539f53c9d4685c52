"""Typing and ticking in the directory: the page follows, and nobody loses their place."""

import pytest
from playwright.sync_api import expect

ALL = "13 cities were certified by April 24, 2019"
GOLD = "4 cities were awarded gold by April 24, 2019"
GOLD_2018 = "Los Angeles was the only city awarded gold in 2018"
KANSAS = "1 city matching “kansas” was certified by April 24, 2019"
SLOW_ANSWER_MS = 500

WATCH_ANNOUNCEMENTS = """() => {
    window.said = [];
    const status = document.querySelector("#announcement");
    const hear = () => window.said.push(status.textContent.trim());
    const changes = {childList: true, characterData: true, subtree: true};
    new MutationObserver(hear).observe(status, changes);
}"""
READ_STATE = """() => {
    const words = (node) => node.textContent.replace(/\\s+/g, " ").trim();
    const all = (selector) => [...document.querySelectorAll(selector)];
    return {
        title: document.title,
        results: words(document.querySelector("#results")),
        links: all("#results a").map((link) => link.getAttribute("href")),
        chips: all(".chips a").map((link) => [words(link), link.getAttribute("href")]),
        options: all("form.filter label").map(words),
        chosen: all("form.filter :checked").map((control) => control.value),
        typed: document.querySelector("#q").value,
    };
}"""


@pytest.fixture
def tab(open_tab):
    """The directory as it opens, marked so that a page load can be told."""
    tab = open_tab()
    tab.goto("/cities/", wait_until="networkidle")
    tab.evaluate("window.isSamePage = true")
    tab.locator(".more > summary").click()
    tab.locator(".drop > summary").click()
    return tab


def test_typing_refreshes_the_page_without_loading_it(tab, site):
    tab.locator("#q").fill("kansas")

    expect_heading(tab, KANSAS)
    assert tab.url == f"{site}/cities/?q=kansas"
    assert tab.title().startswith(KANSAS)
    assert tab.evaluate("window.isSamePage")


def test_ticking_refreshes_the_page_without_loading_it(tab, site):
    tick(tab, "level", "gold")
    expect_heading(tab, GOLD)
    tick(tab, "year", "2018")

    expect_heading(tab, GOLD_2018)
    assert tab.url == f"{site}/cities/?level=gold&year=2018"
    assert tab.evaluate("window.isSamePage")


def test_address_bar_holds_the_canonical_query(tab, site):
    tick(tab, "year", "2019")
    expect_heading(tab, "7 cities were certified in 2019")
    tick(tab, "level", "silver")
    expect_heading(tab, "4 cities were awarded silver in 2019")
    tab.locator("#q").fill("a")
    expect(tab).to_have_url(f"{site}/cities/?level=silver&q=a&year=2019")


@pytest.mark.parametrize(
    ("word", "value", "heading"),
    [
        ("level", "gold", GOLD),
        ("year", "2018", "9 cities were certified in 2018"),
        ("state", "CA", "3 cities in California were certified by April 24, 2019"),
        ("standing", "current", ALL),
    ],
)
def test_refreshed_page_is_the_same_as_a_loaded_one(tab, open_tab, word, value, heading):
    tick(tab, word, value)
    expect(tab.locator(".chips")).to_be_visible()
    expect_heading(tab, heading)

    loaded = open_tab(java_script_enabled=False)
    loaded.goto(tab.url)

    assert tab.evaluate(READ_STATE) == loaded.evaluate(READ_STATE)


def test_sorting_refreshes_the_order(tab, site):
    tab.locator("#sort").select_option("-population")

    expect(tab.locator("#results tbody a[href^='/cities/']").first).to_have_text(
        "Los Angeles, California"
    )
    assert tab.url == f"{site}/cities/?sort=-population"


def test_empty_result_is_refreshed_with_its_ways_on(tab):
    tick(tab, "level", "gold")
    expect_heading(tab, GOLD)
    tab.locator("#q").fill("boston")

    expect_heading(tab, "No city matching “boston” was awarded gold by April 24, 2019")
    expect(tab.get_by_role("link", name="Without gold")).to_be_visible()


def test_back_and_forward_restore_everything(tab):
    states = [tab.evaluate(READ_STATE)]
    tick(tab, "level", "gold")
    expect_heading(tab, GOLD)
    states.append(tab.evaluate(READ_STATE))
    tab.locator("#q").fill("kansas")
    expect_heading(tab, "1 city matching “kansas” was awarded gold by April 24, 2019")
    states.append(tab.evaluate(READ_STATE))

    for state in (states[1], states[0]):
        tab.go_back(wait_until="networkidle")
        assert restored(tab, state) == state
    for state in (states[1], states[2]):
        tab.go_forward(wait_until="networkidle")
        assert restored(tab, state) == state


def test_back_from_a_city_restores_everything(tab):
    tick(tab, "level", "gold")
    expect_heading(tab, GOLD)
    state = tab.evaluate(READ_STATE)
    tab.locator("#results tbody a[href='/cities/kansas-city-mo/']").click()
    expect(tab.locator("h1")).to_have_text("Kansas City, Missouri")

    tab.go_back(wait_until="networkidle")

    assert restored(tab, state) == state


def test_reload_keeps_everything(tab):
    tick(tab, "level", "gold")
    expect_heading(tab, GOLD)
    state = tab.evaluate(READ_STATE)

    tab.reload(wait_until="networkidle")

    assert restored(tab, state) == state


def test_focus_and_caret_stay_in_the_search_box(tab):
    tab.locator("#q").press_sequentially("kansas")
    tab.keyboard.press("ArrowLeft")

    expect_heading(tab, KANSAS)

    expect(tab.locator("#q")).to_be_focused()
    assert tab.evaluate("document.activeElement.selectionStart") == len("kansas") - 1


def test_focus_stays_on_a_ticked_box(tab):
    tab.locator("input[name=level][value=gold]").focus()
    tab.keyboard.press("Space")

    expect_heading(tab, GOLD)

    expect(tab.locator("input[name=level][value=gold]")).to_be_focused()
    expect(tab.locator("input[name=level][value=gold]")).to_be_checked()


def test_text_typed_while_an_answer_is_due_is_not_lost(tab):
    answer_slowly(tab)
    with tab.expect_request("**/cities/?*"):
        tab.locator("#q").press_sequentially("kan")

    tab.locator("#q").press_sequentially("sas")

    expect_heading(tab, KANSAS)
    expect(tab.locator("#q")).to_have_value("kansas")


def test_box_ticked_while_an_answer_is_due_stays_ticked(tab):
    answer_slowly(tab)
    with tab.expect_request("**/cities/?*"):
        tick(tab, "level", "gold")

    tick(tab, "year", "2018")

    expect_heading(tab, GOLD_2018)
    expect(tab.locator("input[name=level][value=gold]")).to_be_checked()
    expect(tab.locator("input[name=year][value='2018']")).to_be_checked()


def test_count_is_announced_once(tab):
    tab.evaluate(WATCH_ANNOUNCEMENTS)

    tick(tab, "level", "gold")
    expect_heading(tab, GOLD)
    tab.wait_for_timeout(500)

    assert [said for said in tab.evaluate("window.said") if said] == [f"{GOLD}."]
    expect(tab.get_by_role("status")).to_have_text(f"{GOLD}.")


def test_nothing_is_complained_about(tab):
    complaints = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))

    tick(tab, "level", "gold")
    expect_heading(tab, GOLD)
    tab.locator("#q").fill("%_'\"<script>")
    expect(tab.locator("#results-heading")).to_contain_text("<script>")

    assert complaints == []


def test_page_is_loaded_where_it_cannot_be_refreshed(tab):
    def refuse_script(route):
        if route.request.is_navigation_request():
            route.continue_()
        else:
            route.abort()

    tab.route("**/cities/?*", refuse_script)

    tick(tab, "level", "gold")

    expect_heading(tab, GOLD)
    expect(tab.locator("input[name=level][value=gold]")).to_be_checked()


def test_button_does_the_same_without_script(open_tab):
    tab = open_tab(java_script_enabled=False)
    tab.goto("/cities/")

    tick(tab, "level", "gold")
    tab.locator(".more > summary").click()
    tab.locator("#q").fill("kansas")
    tab.locator("form.filter button:visible").last.click()

    expect_heading(tab, "1 city matching “kansas” was awarded gold by April 24, 2019")
    expect(tab.locator("#q")).to_have_value("kansas")
    expect(tab.locator("input[name=level][value=gold]")).to_be_checked()


def test_sheet_on_a_phone_counts_closes_and_leads_to_the_list(open_tab):
    tab = open_tab(viewport={"width": 360, "height": 740})
    tab.goto("/cities/", wait_until="networkidle")

    tab.get_by_text("Filter and sort").click()
    tick(tab, "level", "gold")
    tab.get_by_role("button", name="Show 4 cities").click()

    expect(tab.locator("#results-heading")).to_be_focused()
    expect(tab.locator("input[name=level][value=gold]")).to_be_hidden()
    expect(tab.locator("#results-heading")).to_be_in_viewport()


def test_escape_closes_the_sheet(open_tab):
    tab = open_tab(viewport={"width": 360, "height": 740})
    tab.goto("/cities/", wait_until="networkidle")
    tab.get_by_text("Filter and sort").click()
    tab.locator("input[name=level][value=gold]").focus()

    tab.keyboard.press("Escape")

    expect(tab.locator("form.filter .sheet > summary")).to_be_focused()
    expect(tab.locator("input[name=level][value=gold]")).to_be_hidden()


def test_fold_on_a_phone_comes_back_closed_without_script(open_tab):
    tab = open_tab(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    tab.goto("/cities/")

    tab.get_by_text("Filter and sort").click()
    tick(tab, "level", "gold")
    tab.get_by_role("button", name="Show cities").click()

    expect_heading(tab, GOLD)
    expect(tab.locator("input[name=level][value=gold]")).to_be_hidden()


def test_removing_a_filter_keeps_the_focus_among_the_filters(open_tab):
    tab = open_tab()
    tab.goto("/cities/?region=south&region=west&standing=current", wait_until="networkidle")
    tab.evaluate("window.isSamePage = true")

    tab.locator(".chips a").first.click()
    expect(tab.locator(".chips [data-clears]")).to_have_count(2)
    expect(tab.locator(".chips a").first).to_be_focused()
    tab.locator(".chips a").nth(1).click()
    expect(tab.locator(".chips [data-clears]")).to_have_count(1)
    expect(tab.locator(".chips a").first).to_be_focused()
    tab.keyboard.press("Enter")

    expect_heading(tab, ALL)
    expect(tab.locator("#results-heading")).to_be_focused()
    assert tab.evaluate("window.isSamePage")


def test_list_of_states_is_narrowed_by_its_own_field(tab):
    tab.get_by_label("Find a state").fill("new")

    expect(tab.locator("#field-state label:visible")).to_have_count(4)
    expect_heading(tab, ALL)


def test_sentence_and_link_are_copied(open_tab, site):
    tab = open_tab(permissions=["clipboard-read", "clipboard-write"])
    tab.goto("/cities/?level=gold&year=2018", wait_until="networkidle")

    tab.get_by_role("button", name="Copy sentence").click()

    expect(tab.get_by_role("button", name="Copied")).to_be_visible()
    assert tab.evaluate("navigator.clipboard.readText()") == f"{GOLD_2018}."


def tick(tab, word, value):
    tab.locator(f"form.filter input[name={word}][value='{value}']").check()


def expect_heading(tab, words):
    expect(tab.locator("#results-heading")).to_have_text(words)


def restored(tab, state):
    """Return the state of the page once its heading is that of `state`."""
    expect(tab).to_have_title(state["title"])
    return tab.evaluate(READ_STATE)


def answer_slowly(tab):
    """Let every answer take its time, as on a slow line."""

    def answer(route):
        tab.wait_for_timeout(SLOW_ANSWER_MS)
        route.continue_()

    tab.route("**/cities/?*", answer)
