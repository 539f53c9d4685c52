"""The HTML of every kind of page, read against its standard."""

import json
import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.browser.pages import ERRORS, PAGES

# The recommended rules, but for what the standard allows and this site means: a word of the query
# may repeat (form-dup-name), a list may have a name (aria-label-misuse), a button sends its form
# (no-implicit-button-type), a title is the query in words (long-title), the doctype is written
# small, and template tags leave blanks at line ends, which compression takes out.
CONFIG = Path(__file__).with_name(".htmlvalidate.json")


@pytest.fixture(scope="module")
def files(site, tmp_path_factory):
    """Return {path of a file: the page that stands in it} for every kind of page."""
    folder = tmp_path_factory.mktemp("pages")
    names = {}
    for number, page in enumerate(PAGES + ERRORS):
        file = folder / f"{number}.html"
        file.write_bytes(fetch(site, page))
        names[str(file)] = str(page)
    return names


def test_html_validate_finds_nothing(files, html_validate, tmp_path):
    faults = read(html_validate, files, tmp_path / "report.json")

    assert not faults, "\n".join(faults)


def test_the_checker_of_the_w3c_finds_nothing(files, vnu):
    command = [*vnu, "--format", "json", "--exit-zero-always", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    messages = json.loads(done.stderr)["messages"]
    assert not [
        f"{files[message['url'].removeprefix('file:')]}: {message['message']}"
        for message in messages
    ]


def fetch(site, page):
    try:
        response = urlopen(Request(site + page.path, method=page.method), timeout=30)
    except HTTPError as answer:
        response = answer
    with response:
        assert response.status == page.status
        return response.read()


def read(html_validate, names, report):
    """Return what the validator says of the files, each fault under its page's address."""
    command = [html_validate, "--config", CONFIG, "--formatter", f"json={report}", *names]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert report.exists(), done.stderr
    return [
        f"{names[result['filePath']]} line {fault['line']}: {fault['ruleId']}: {fault['message']}"
        for result in json.loads(report.read_text())
        for fault in result["messages"]
    ]
