"""What the browser tests may ask for: the site as it is served, a browser, its tools."""

import os
import shutil
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.browser.modes import LIGHT
from tests.browser.serving import served

HERE = Path(__file__).parent
NODE_MODULES = HERE / "node_modules"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what stands here, so that `-m "not browser"` leaves it out."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site():
    """The address of the site, served from the published roster by a process of its own."""
    with served("tests.browser.broken_site") as address:
        yield address


@pytest.fixture(scope="session")
def chromium_path():
    """The path of the browser; asked for before the site is started in vain."""
    path = chromium.find()
    if not path:
        _cannot_run("Chromium was not found (Debian: apt-get install chromium)")
    return path


# Not for the whole session: while Playwright runs, Django refuses queries in the same thread, and
# tests of the database may follow in this worker.
@pytest.fixture(scope="module")
def browser(chromium_path):
    with chromium.launched(chromium_path) as running:
        yield running


@pytest.fixture(scope="module")
def tab_in(chromium_path, site, browser):
    """Return the module's one tab for a way of looking, for tests that only read a page.

    Thrice as quick as a new visitor's for every test: `tab_in(DARK)`.
    """
    tabs = {}

    def one(mode=LIGHT):
        if mode.name not in tabs:
            tabs[mode.name] = chromium.new_tab(browser, site, mode)
        return tabs[mode.name]

    yield one
    for tab in tabs.values():
        tab.context.close()


@pytest.fixture
def open_tab(chromium_path, site, browser):
    """Return what opens a new visitor's tab: `open_tab(DARK)`."""
    contexts = []

    def open_one(mode=LIGHT, **options):
        tab = chromium.new_tab(browser, site, mode, **options)
        contexts.append(tab.context)
        return tab

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe():
    """Return the source of axe-core, to be run in a page."""
    return _tool("axe-core/axe.min.js").read_text()


@pytest.fixture(scope="session")
def html_validate():
    """Return the path of the program that reads HTML against its standard."""
    if not shutil.which("node"):
        _cannot_run("node was not found (Debian: apt-get install nodejs npm)")
    return _tool(".bin/html-validate")


@pytest.fixture(scope="session")
def vnu():
    """Return the command of the W3C's checker of HTML."""
    if not shutil.which("java"):
        _cannot_run("java was not found (Debian: apt-get install default-jre-headless)")
    return ["java", "-jar", str(_tool("vnu-jar/build/dist/vnu.jar"))]


def _tool(path):
    if not (NODE_MODULES / path).exists():
        _cannot_run(f"{path} is not installed: `make browser-tools`, which needs npm")
    return NODE_MODULES / path


def _cannot_run(reason):
    """Skip with the reason; where the project is guarded, a test that cannot run has failed."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"Under CI every browser test must run: {reason}")
    pytest.skip(reason)


def pytest_terminal_summary(terminalreporter):
    """Print the figures that the tests of the budgets recorded."""
    reports = [r for reports in terminalreporter.stats.values() for r in reports]
    figures = {
        value
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == "budget"
    }
    if figures:
        terminalreporter.section("Budgets and journeys")
        for line in sorted(figures):
            terminalreporter.line(line)


@pytest.fixture
def count(record_property):
    """Record the length of a journey for the summary, and hold it to its limit."""

    def note(words, number, unit, at_most):
        record_property("budget", f"{words}: {number} {unit} (at most {at_most})")
        assert number <= at_most

    return note
