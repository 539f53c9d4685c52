"""What the first view of a page costs a visitor: bytes, hosts, shifts, complaints."""

from urllib.parse import urlsplit

import pytest

KB = 1000
PAGE_AT_MOST = 100 * KB
SCRIPT_AT_MOST = 20 * KB
FONT_COMES_LATE_MS = 600
WATCH_SHIFTS = """
    window.shift = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shift += entry.value;
    }).observe({type: "layout-shift", buffered: true});
"""
WIDTHS = [360, 1280]
first_views = pytest.mark.parametrize("path", ["/", "/cities/"])


@first_views
def test_first_view_is_light(open_tab, record_property, path):
    tab = open_tab()
    weights = weigh(tab)

    tab.goto(path, wait_until="networkidle")

    total, script = sum(weights.values()), weights.get("Script", 0)
    record_property("budget", figures(path, weights))
    assert total <= PAGE_AT_MOST
    assert script <= SCRIPT_AT_MOST


@first_views
@pytest.mark.parametrize("width", WIDTHS)
def test_first_view_never_shifts(open_tab, record_property, path, width):
    tab = open_tab(viewport={"width": width, "height": 800})
    tab.add_init_script(WATCH_SHIFTS)
    tab.route("**/*.woff2", come_late(tab))

    tab.goto(path, wait_until="networkidle")
    tab.wait_for_timeout(FONT_COMES_LATE_MS / 2)

    shift = tab.evaluate("window.shift")
    record_property("budget", f"{path:<10} layout shift at {width} px: {shift:.4f} (at most 0)")
    assert shift == 0


@first_views
def test_first_view_asks_no_other_host_and_has_no_complaint(open_tab, site, path):
    tab = open_tab()
    asked, complaints = [], []
    tab.on("request", lambda request: asked.append(urlsplit(request.url).netloc))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))

    tab.goto(path, wait_until="networkidle")

    assert set(asked) == {urlsplit(site).netloc}
    assert complaints == []  # a violation of the content policy is one of them


def weigh(tab):
    """Return the bytes that cross the wire, headers and compression included, kind by kind."""
    kinds, weights = {}, {}

    def keep_kind(event):
        kinds[event["requestId"]] = event["type"]

    def add(event):
        kind = kinds.get(event["requestId"], "Other")
        weights[kind] = weights.get(kind, 0) + event["encodedDataLength"]

    chrome = tab.context.new_cdp_session(tab)
    chrome.send("Network.enable")
    chrome.on("Network.responseReceived", keep_kind)
    chrome.on("Network.loadingFinished", add)
    return weights


def figures(path, weights):
    parts = ", ".join(f"{kind.lower()} {size / KB:.1f}" for kind, size in sorted(weights.items()))
    total = sum(weights.values()) / KB
    return f"{path:<10} {total:.1f} kB of at most {PAGE_AT_MOST / KB:.0f} ({parts})"


def come_late(tab):
    """Return a route that delays its answer, as a slow line does: a late font may move the text."""

    def answer(route):
        tab.wait_for_timeout(FONT_COMES_LATE_MS)
        route.continue_()

    return answer
