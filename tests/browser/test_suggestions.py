"""Suggestions while one types, in every search form: by keyboard, mouse and touch."""

import pytest
from playwright.sync_api import expect

from tests.browser.audit import too_wide, violations
from tests.browser.chromium import visit
from tests.browser.keyboard import tab_to
from tests.browser.modes import DARK, FORCED_COLORS, LARGE_TEXT, LIGHT, NARROW
from tests.browser.pages import PublicPage

SUGGESTIONS = "**/find/suggestions.json*"
LIBRARY = "combobox-nav"
BOSTON = "Boston, Massachusetts Silver, 2018"
BOSTON_PAGE = "/cities/boston-ma/"
HOME = (PublicPage("/"), "#home-q")
TIMELINE = (PublicPage("/timeline/"), "#masthead-q")
FIND = (PublicPage("/find/"), "#find-q")  # where the masthead has no room for a field
NOWHERE = PublicPage("/cities/nowhere/", status=404)
FORMS = [
    HOME,
    TIMELINE,
    FIND,
    (NOWHERE, "#error-q"),
    (NOWHERE, "#masthead-q"),
]
PAUSE_MS = 150
SLOW_ANSWER_MS = 600
# An answer that is late and that nobody could give up, as where a browser is slow to do so.
HOLD_FIRST_ANSWER = f"""
    const ask = window.fetch;
    let asked = 0;
    window.fetch = async (address) => {{
        const isFirst = ++asked === 1;
        const answer = await ask(address);
        if (isFirst) await new Promise((go) => setTimeout(go, {SLOW_ANSWER_MS}));
        return answer;
    }};
"""
TYPE_QUICKLY = """async (field) => {
    for (const letter of "boston") {
        field.value += letter;
        field.dispatchEvent(new Event("input", {bubbles: true}));
        await new Promise((go) => setTimeout(go, 20));
    }
}"""
READ_PLACES = """() => [...document.querySelectorAll("main > .wrap > *, footer")].map((node) => {
    const {left, top, width} = node.getBoundingClientRect();
    return [node.localName, left, top, width];
})"""


@pytest.fixture
def tab(tab_in):
    """The front page, with the focus in its search field."""
    return focused(tab_in())


@pytest.mark.parametrize(("page", "field"), FORMS, ids=str)
def test_typing_shows_suggestions_in_every_search_form(tab_in, page, field):
    tab = focused(tab_in(), page, field)

    tab.keyboard.type("bos")

    expect(tab.locator(f"form:has({field})").get_by_role("option").first).to_have_text(BOSTON)
    expect(tab.locator(field)).to_have_attribute("aria-expanded", "true")


def test_suggestion_shows_the_mark_of_the_standing_beside_the_words(tab):
    tab.keyboard.type("bo")

    boston, boise = (tab.get_by_role("option", name=name) for name in ("Boston", "Boise"))
    expect(boston.locator("svg.mark-silver use")).to_have_count(1)
    expect(boise.locator("svg.mark-unstruck use")).to_have_count(1)
    expect(boise).to_contain_text("Not certified as of April 24, 2019")


def test_what_was_typed_is_marked_in_the_name(tab):
    tab.keyboard.type("bO")

    expect(tab.get_by_role("option", name="Boston").locator("u")).to_have_text("Bo")


def test_what_was_typed_otherwise_is_marked_nowhere(tab):
    tab.keyboard.type("nyc")

    option = tab.get_by_role("option", name="New York, New York")
    expect(option.locator("b")).to_have_text("New York")
    expect(option.locator("u")).to_have_count(0)


def test_letters_and_enter_answer_from_the_front_page(tab, site):
    tab.keyboard.type("boise")
    tab.keyboard.press("Enter")

    expect(tab).to_have_url(f"{site}/cities/boise-id/")


def test_field_names_the_list_that_it_opens(tab):
    tab.keyboard.type("bos")

    expect(tab.get_by_role("listbox", name="Suggestions")).to_have_id("home-q-suggestions")
    expect(field(tab)).to_have_attribute("aria-controls", "home-q-suggestions")
    expect(field(tab)).to_have_attribute("aria-autocomplete", "list")


def test_two_forms_on_a_page_have_lists_of_their_own(tab_in):
    tab = focused(tab_in(), NOWHERE, "#masthead-q")
    tab.keyboard.type("bos")
    expect(tab.locator("#masthead-q-suggestions")).to_be_visible()

    tab.locator("#error-q").focus()
    tab.keyboard.type("bos")

    expect(tab.locator("#error-q-suggestions")).to_be_visible()
    expect(tab.locator("#masthead-q-suggestions")).to_be_hidden()
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")
    assert len(ids) == len(set(ids))


def test_arrows_move_through_the_options(tab):
    offer(tab, "Boston", "Bossier City", "Massachusetts")

    chosen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        tab.keyboard.press(key)
        chosen += selected(tab)

    assert chosen == ["Boston state", "Bossier City state", "Boston state"]


def test_arrows_lead_out_of_the_options_at_both_ends(tab):
    offer(tab, "Boston", "Bossier City")

    chosen = []
    for key in ("ArrowUp", "ArrowDown", "ArrowDown"):
        tab.keyboard.press(key)
        chosen.append(selected(tab))

    assert chosen == [["Bossier City state"], [], ["Boston state"]]


def test_field_points_at_the_selected_option_and_keeps_the_focus(tab):
    offer(tab, "Boston", "Bossier City")

    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")

    active = field(tab).get_attribute("aria-activedescendant")
    expect(tab.locator(f"[id='{active}']")).to_have_text("Bossier City state")
    expect(field(tab)).to_be_focused()


def test_no_option_is_selected_by_itself(tab):
    offer(tab, "Boston", "Bossier City")

    assert selected(tab) == []


def test_typing_on_gives_the_selection_up(tab):
    offer(tab, "Boston", "Bossier City")
    tab.keyboard.press("ArrowDown")

    tab.keyboard.type("t")

    assert selected(tab) == []
    assert field(tab).get_attribute("aria-activedescendant") is None


def test_enter_on_an_option_opens_its_page(tab, site):
    tab.keyboard.type("bos")
    expect(tab.get_by_role("option").first).to_be_visible()
    tab.keyboard.press("ArrowDown")

    tab.keyboard.press("Enter")

    expect(tab).to_have_url(site + BOSTON_PAGE)


def test_enter_without_a_selection_looks_up_what_is_typed(tab, site):
    tab.keyboard.type("bos")
    expect(tab.get_by_role("option").first).to_be_visible()

    tab.keyboard.press("Enter")

    expect(tab).to_have_url(f"{site}/find/?q=bos")


def test_escape_closes_the_list_and_keeps_the_text(tab):
    tab.keyboard.type("bos")
    expect(tab.get_by_role("listbox")).to_be_visible()

    tab.keyboard.press("Escape")

    expect(tab.get_by_role("listbox")).to_be_hidden()
    expect(field(tab)).to_have_value("bos")
    expect(field(tab)).to_have_attribute("aria-expanded", "false")


def test_arrow_down_opens_a_closed_list_again(tab):
    offer(tab, "Boston", "Bossier City")
    tab.keyboard.press("Escape")

    tab.keyboard.press("ArrowDown")

    expect(tab.get_by_role("listbox")).to_be_visible()
    assert selected(tab) == ["Boston state"]


def test_arrow_down_asks_about_what_stands_in_the_field(tab_in):
    tab = focused(tab_in(), PublicPage("/find/?q=bos"), "#find-q")
    expect(tab.get_by_role("listbox")).to_be_hidden()

    tab.keyboard.press("ArrowDown")

    expect(tab.get_by_role("option").first).to_have_text(BOSTON)


def test_tab_moves_on_without_choosing(tab, site):
    tab.keyboard.type("bos")
    expect(tab.get_by_role("option").first).to_be_visible()
    tab.keyboard.press("ArrowDown")

    tab.keyboard.press("Tab")

    expect(tab.locator("main").get_by_role("button", name="Search")).to_be_focused()
    expect(tab.get_by_role("listbox")).to_be_hidden()
    expect(tab.locator("#home-q")).to_have_value("bos")
    assert tab.url == f"{site}/"


def test_answer_that_comes_after_tab_opens_no_list(tab):
    tab.route(SUGGESTIONS, slow_answer(tab))
    with tab.expect_request(SUGGESTIONS):
        tab.keyboard.type("bos")

    tab.keyboard.press("Tab")
    tab.wait_for_timeout(2 * SLOW_ANSWER_MS)

    expect(tab.get_by_role("listbox")).to_be_hidden()


def test_click_on_an_option_opens_its_page(tab, site):
    tab.keyboard.type("bos")

    tab.get_by_role("option", name="Boston").click()

    expect(tab).to_have_url(site + BOSTON_PAGE)


def test_tap_on_an_option_opens_its_page(open_tab, site):
    tab = focused(open_tab(has_touch=True))
    tab.keyboard.type("bos")

    tab.get_by_role("option", name="Boston").tap()

    expect(tab).to_have_url(site + BOSTON_PAGE)


def test_click_elsewhere_closes_the_list(tab):
    tab.keyboard.type("bos")
    expect(tab.get_by_role("listbox")).to_be_visible()

    tab.locator("h1").click()

    expect(tab.get_by_role("listbox")).to_be_hidden()


@pytest.mark.parametrize("keys", [["Enter"], ["ArrowDown", "Enter"]], ids=["form", "option"])
def test_list_is_closed_when_one_leaves_the_page(tab, keys):
    """A browser may keep the page as it is left, and show it so when one comes back."""
    offer(tab, "Boston")
    tab.route(lambda url: "/find/?" in url or "/states/" in url, no_page)

    for key in keys:
        tab.keyboard.press(key)

    expect(tab.get_by_role("listbox")).to_be_hidden()


@pytest.mark.parametrize(
    ("count", "announcement"),
    [(5, "5 suggestions"), (1, "1 suggestion"), (0, "No suggestions")],
)
def test_count_is_announced(tab, count, announcement):
    tab.route(SUGGESTIONS, answer_with(*[suggestion()] * count))

    tab.keyboard.type("bos")

    expect(tab.get_by_role("status")).to_have_text(announcement)


def test_list_is_closed_where_there_is_no_suggestion(tab):
    offer(tab, "Boston")
    tab.route(SUGGESTIONS, answer_with())

    tab.keyboard.type("x")

    expect(tab.get_by_role("listbox")).to_be_hidden()


def test_announcement_goes_with_the_list(tab):
    tab.keyboard.type("bos")
    expect(tab.get_by_role("status")).to_contain_text("suggestions")

    tab.keyboard.press("Escape")

    expect(tab.get_by_role("status")).to_be_empty()


def test_name_with_html_in_it_stays_text(tab):
    name = "<img src=x onerror=alert(1)><b>Boston</b>"
    tab.route(SUGGESTIONS, answer_with(suggestion(name=name, says="<i>state</i>")))

    tab.keyboard.type("bos")

    expect(tab.get_by_role("option")).to_have_text(f"{name} <i>state</i>")
    expect(tab.locator("[role=option] :is(img, i)")).to_have_count(0)


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "/\t/evil.example/",
        "javascript:alert(1)",
    ],
)
def test_address_of_another_site_is_not_offered(tab, url):
    ours = suggestion(name="Boston", url="/cities/boston-ma/")
    tab.route(SUGGESTIONS, answer_with(suggestion(name="Evil", url=url), ours))

    tab.keyboard.type("bos")

    expect(tab.get_by_role("option")).to_have_text(["Boston state"])


@pytest.mark.parametrize(
    "fail",
    [
        lambda route: route.fulfill(status=500, body="<!doctype html>"),
        lambda route: route.fulfill(status=400, json={"error": "q: not understood"}),
        lambda route: route.fulfill(json={"suggestions": [{}]}),
        lambda route: route.abort(),
    ],
    ids=["fault", "refusal", "nonsense", "no line"],
)
def test_form_works_where_the_server_does_not_suggest(tab, site, fail):
    complaints = complaints_of(tab)
    tab.keyboard.type("bos")
    expect(tab.get_by_role("listbox")).to_be_visible()
    tab.route(SUGGESTIONS, fail)

    tab.keyboard.type("t")

    expect(tab.get_by_role("listbox")).to_be_hidden()
    expect(tab.get_by_role("status")).to_be_empty()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(f"{site}/find/?q=bost")
    assert complaints == []


def test_form_works_where_the_library_does_not_come(open_tab, site):
    tab = open_tab()
    complaints = complaints_of(tab)
    tab.route(f"**/*{LIBRARY}*", lambda route: route.abort())
    tab.goto("/")

    tab.locator("#home-q").press_sequentially("bos")
    tab.wait_for_timeout(2 * PAUSE_MS)
    tab.keyboard.press("Enter")

    expect(tab).to_have_url(f"{site}/find/?q=bos")
    assert complaints == []


def test_form_works_without_script(open_tab, site):
    tab = open_tab(java_script_enabled=False)
    tab.goto("/")

    tab_to(tab, "#home-q")
    tab.keyboard.type("bos")
    tab.keyboard.press("Enter")

    expect(tab).to_have_url(f"{site}/find/?q=bos")
    expect(tab.locator("[role=listbox]")).to_have_count(0)


def test_library_is_fetched_on_the_first_focus_only(open_tab):
    tab = open_tab()
    asked = []
    tab.on("request", lambda request: asked.append(LIBRARY in request.url))
    tab.goto("/cities/nowhere/")
    before = sum(asked)

    for each in ("#masthead-q", "#error-q", "#masthead-q"):
        tab.locator(each).focus()
        expect(tab.locator(each)).to_have_attribute("role", "combobox")

    assert (before, sum(asked)) == (0, 1)


def test_text_typed_before_the_library_came_gets_suggestions(open_tab):
    tab = open_tab()
    tab.route(f"**/*{LIBRARY}*", slow_answer(tab))
    tab.goto("/")

    tab.locator("#home-q").press_sequentially("bos")

    expect(tab.get_by_role("option").first).to_have_text(BOSTON)


@pytest.mark.parametrize("typed", ["b", " b ", "x" * 101], ids=["one", "padded", "too many"])
def test_too_few_or_too_many_letters_are_not_asked_about(tab, typed):
    asked = requests_of(tab)

    field(tab).fill(typed)  # at once: of a hundred letters typed the first ones may be asked about
    tab.wait_for_timeout(3 * PAUSE_MS)

    assert asked == []


def test_quick_typing_asks_once(tab, site):
    asked = requests_of(tab)

    field(tab).evaluate(TYPE_QUICKLY)
    expect(tab.get_by_role("option").first).to_have_text(BOSTON)

    assert asked == [f"{site}/find/suggestions.json?q=boston"]


def test_request_before_is_given_up(tab):
    tab.route(SUGGESTIONS, slow_answer(tab))
    with tab.expect_request(SUGGESTIONS):
        field(tab).fill("bos")

    with tab.expect_event("requestfailed") as failed:
        tab.keyboard.type("t")

    assert failed.value.url.endswith("?q=bos")
    expect(tab.get_by_role("option").first).to_have_text(BOSTON)


def test_late_answer_changes_nothing(open_tab):
    tab = open_tab()
    tab.add_init_script(HOLD_FIRST_ANSWER)
    focused(tab)
    with tab.expect_response(SUGGESTIONS):
        tab.keyboard.type("seattle")

    field(tab).fill("bos")
    expect(tab.get_by_role("option").first).to_have_text(BOSTON)
    tab.wait_for_timeout(SLOW_ANSWER_MS)

    expect(tab.get_by_role("option").first).to_have_text(BOSTON)


def test_emptied_field_has_no_list(tab):
    tab.keyboard.type("bos")
    expect(tab.get_by_role("listbox")).to_be_visible()

    field(tab).fill("")

    expect(tab.get_by_role("listbox")).to_be_hidden()


def test_arrow_down_opens_nothing_for_an_emptied_field(tab):
    offer(tab, "Boston")
    field(tab).fill("")

    tab.keyboard.press("ArrowDown")

    expect(tab.get_by_role("listbox")).to_be_hidden()


def test_nothing_moves_when_the_list_comes(tab_in):
    tab = focused(tab_in(), *TIMELINE)
    places = tab.evaluate(READ_PLACES)

    offer(tab, "Boston", "Bossier City")

    assert tab.evaluate(READ_PLACES) == places


@pytest.mark.parametrize("mode", [LIGHT, DARK, NARROW, FORCED_COLORS], ids=str)
@pytest.mark.parametrize(("page", "field"), [HOME, FIND], ids=str)
def test_axe_finds_nothing_with_the_list_open(tab_in, axe, page, field, mode):
    tab = focused(tab_in(mode), page, field, mode)
    tab.route(SUGGESTIONS, answer_with(suggestion(), suggestion(level="gold"), suggestion()))
    tab.keyboard.type("bos")
    expect(tab.get_by_role("listbox")).to_be_visible()
    tab.keyboard.press("ArrowDown")

    assert violations(tab, axe) == []


@pytest.mark.parametrize("mode", [LIGHT, LARGE_TEXT], ids=str)
@pytest.mark.parametrize(("page", "field"), [HOME, FIND], ids=str)
def test_open_list_never_scrolls_the_page_sideways(tab_in, page, field, mode):
    tab = focused(tab_in(mode), page, field, mode)
    offer(tab, "Llanfairpwllgwyngyll" * 4)

    assert too_wide(tab) == {}
    expect(tab.get_by_role("listbox")).to_be_visible()


def test_selected_option_is_marked_where_the_reader_sets_the_colors(tab_in):
    tab = focused(tab_in(FORCED_COLORS), mode=FORCED_COLORS)
    offer(tab, "Boston", "Bossier City")

    tab.keyboard.press("ArrowDown")

    marked = "(node) => getComputedStyle(node).outlineStyle"
    outlines = [option.evaluate(marked) for option in tab.get_by_role("option").all()]
    assert outlines == ["solid", "none"]


def test_paper_has_no_list(open_tab):
    tab = focused(open_tab())
    tab.keyboard.type("bos")
    expect(tab.get_by_role("listbox")).to_be_visible()

    tab.emulate_media(media="print")

    expect(tab.locator("[role=listbox]")).to_be_hidden()


def focused(tab, page=HOME[0], field=HOME[1], mode=LIGHT):
    """Load a page and put the focus in its search field, once that can suggest."""
    visit(tab, page, mode)
    tab.locator(field).focus()
    expect(tab.locator(field)).to_have_attribute("role", "combobox")
    return tab


def field(tab):
    return tab.get_by_role("combobox", name="City or state")


def selected(tab):
    return tab.locator("[role=option][aria-selected=true]").all_text_contents()


def suggestion(*, name="Boston", says="state", level="", url="/states/ma/"):
    return {"name": name, "says": says, "level": level, "url": url}


def offer(tab, *names):
    """Type something for which these states are suggested."""
    tab.route(SUGGESTIONS, answer_with(*[suggestion(name=name) for name in names]))
    tab.keyboard.type("bos")
    expect(tab.get_by_role("option").nth(len(names) - 1)).to_be_visible()


def answer_with(*suggestions):
    return lambda route: route.fulfill(json={"suggestions": suggestions})


def no_page(route):
    """Answer so that the browser stays on the page where it is."""
    route.fulfill(status=204)


def slow_answer(tab):
    """Return a route that lets an answer take its time, as on a slow line."""

    def answer(route):
        tab.wait_for_timeout(SLOW_ANSWER_MS)
        route.continue_()

    return answer


def requests_of(tab):
    """Return the list of addresses that the tab will ask for."""
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    return asked


def complaints_of(tab):
    """Return the list of what will be complained about, but for the browser's own line on a load
    that failed, which no page can keep it from."""
    complaints = []

    def hear(message):
        if not message.text.startswith("Failed to load resource"):
            complaints.append(message.text)

    tab.on("console", hear)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints
