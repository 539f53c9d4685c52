"""Debian's Chromium, driven by Playwright."""

import shutil
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from tests.browser.modes import DESKTOP, LIGHT

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE_MS = 10_000


def find():
    """Return the path of the browser, or None where it is not installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def launched(path):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def new_tab(browser, site, mode, **options):
    """Open an empty tab of a new visitor, who looks at the site in `mode`."""
    context = browser.new_context(base_url=site, **({"viewport": DESKTOP} | mode.context | options))
    context.set_default_timeout(PATIENCE_MS)
    tab = context.new_page()
    if mode.text_percent != 100:
        # The reader's own setting, so that media queries in rem answer to it as well.
        sizes = {"standard": 16 * mode.text_percent // 100, "fixed": 13 * mode.text_percent // 100}
        context.new_cdp_session(tab).send("Page.setFontSizes", {"fontSizes": sizes})
    return tab


def look(tab, mode):
    """Look at the page in another window or in other colors."""
    tab.set_viewport_size(mode.context.get("viewport", DESKTOP))
    tab.emulate_media(**mode.colors)


def visit(tab, page, mode=LIGHT):
    """Load a page; one without script stays as it was loaded, but axe can run in it."""
    look(tab, mode)
    tab.unroute_all()
    if page.method != "GET":
        tab.route(f"**{page.path}", lambda route: route.continue_(method=page.method))
    chrome = tab.context.new_cdp_session(tab)
    chrome.send("Emulation.setScriptExecutionDisabled", {"value": not mode.is_scripted})
    response = tab.goto(page.path)
    chrome.detach()  # which lets scripts run again, but not those of the page: it is loaded
    assert response.status == page.status, f"{page} answered {response.status}"
