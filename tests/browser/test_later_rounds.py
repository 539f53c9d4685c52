"""The site once the record reaches into 2025: sixty cities, six years, one round missing."""

import pytest

from tests.browser.audit import broken_words, too_wide, violations_in
from tests.browser.chromium import visit
from tests.browser.modes import LIGHT, NARROW
from tests.browser.pages import PublicPage
from tests.browser.serving import served

MORE_CITIES = 47
GO_ON = ("shell", "-c", f"from tests.browser.crowd import go_on; go_on({MORE_CITIES})")
PATHS = [
    *("/", "/cities/", "/cities/?level=platinum", "/cities/?view=table", "/cities/new-york-ny/"),
    *("/timeline/", "/timeline/2021/", "/states/", "/states/ca/"),
    "/compare/?city=new-york-ny&city=kansas-city-mo&city=boise-id",
]
READ_HEADS = """() => [...document.querySelectorAll(".matrix thead tr:first-child th")]
    .map((head) => [...head.querySelectorAll("a, span")]
        .map((words) => words.getBoundingClientRect()).find((box) => box.width > 1))
    .map(({left, right}) => [left, right])"""


@pytest.fixture(scope="module")
def site(chromium_path):
    with served(then=[GO_ON]) as address:
        yield address


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(tab_in, axe, path):
    tab = tab_in()

    visit(tab, PublicPage(path))

    assert violations_in([LIGHT, NARROW], tab, axe) == {}


@pytest.mark.parametrize("path", PATHS)
def test_page_never_scrolls_sideways_and_breaks_no_word(tab_in, path):
    tab = tab_in()
    visit(tab, PublicPage(path))
    assert too_wide(tab) == {}

    broken = {}
    for width in (320, 360, 768, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        broken[width] = broken_words(tab)

    assert not any(broken.values()), broken


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_years_of_the_timeline_stand_apart(tab_in, width):
    tab = tab_in()
    visit(tab, PublicPage("/timeline/"))
    tab.set_viewport_size({"width": width, "height": 800})

    heads = tab.evaluate(READ_HEADS)

    assert len(heads) == 7
    ends = [right for _, right in heads[:-1]]
    assert all(left > end for end, (left, _) in zip(ends, heads[1:], strict=True))
