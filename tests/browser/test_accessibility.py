"""Every kind of public page, audited by axe in every way of looking."""

import pytest

from tests.browser.chromium import visit
from tests.browser.modes import FORCED_COLOURS, LARGE_TEXT, LIGHT, MODES, SCRIPT_OFF
from tests.browser.pages import ERRORS, PAGES

RULES = {
    "resultTypes": ["violations"],
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
        "best-practice",
    ],
    "rules": {"target-size": {"enabled": True}},  # axe leaves it off by itself
}
WIDTHS = (320, 360, 480, 640, 768, 864, 1024, 1280, 1440)
OPEN_EVERY_FOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"

FIND_OVERFLOW = """() => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const name = (node) => [node.localName, ...node.classList].join(".");
    return [...document.body.querySelectorAll("*")]
        .filter((node) => node.getBoundingClientRect().right > root.clientWidth + 0.5)
        .map((node) => `${name(node)} by ${node.getBoundingClientRect().right - root.clientWidth}`)
        .slice(0, 4);
}"""


@pytest.mark.parametrize("mode", MODES, ids=str)
@pytest.mark.parametrize("page", PAGES + ERRORS, ids=str)
def test_axe_finds_nothing(open_tab, axe, page, mode):
    tab = open_tab(mode)
    visit(tab, page, mode)
    tab.evaluate(OPEN_EVERY_FOLD)

    assert violations(tab, axe) == []


# The other modes differ from these by colour, or by a width that is among those tried.
@pytest.mark.parametrize("mode", [LIGHT, LARGE_TEXT, FORCED_COLOURS, SCRIPT_OFF], ids=str)
@pytest.mark.parametrize("page", PAGES + ERRORS, ids=str)
def test_page_never_scrolls_sideways(open_tab, page, mode):
    tab = open_tab(mode)
    visit(tab, page, mode)

    too_wide = {width: found for width in WIDTHS if (found := overflow(tab, width))}

    assert too_wide == {}


def violations(tab, axe):
    """Return what axe finds, as sentences: rule, place, what to do."""
    tab.evaluate(axe)
    found = tab.evaluate("(rules) => axe.run(document, rules)", RULES)["violations"]
    return [
        f"{rule['id']} at {node['target'][0]}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def overflow(tab, width):
    """Return what stands out to the right of a window of `width`, if the page scrolls there."""
    tab.set_viewport_size({"width": width, "height": 800})
    return tab.evaluate(FIND_OVERFLOW)
