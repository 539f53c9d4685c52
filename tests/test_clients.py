"""What programs need of every file, byte by byte, from the server as it runs.

polars and R ask for the length before they read, GDAL (so QGIS) and DuckDB read a part at a time,
`curl -z` asks whether there is news, and a browser asks before a script sends a header of its own.
"""

import json
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.browser.serving import served

pytestmark = pytest.mark.once

# Beside what the description names: files that it leaves out, and queries that are not kept.
MORE = ["/corrections.csv", "/corrections.json", "/corrections.atom", "/find/suggestions.json?q=bo"]
MORE += ["/compare.csv?city=boston-ma&city=boise-id", "/badges/boston-ma.svg", "/cards/site.png"]
MORE += ["/cities.json?utm_source=x", f"/cities.csv?{'x' * 600}=1", "/cities.geojson?level=gold"]
ASKED_BEFORE = {
    "Origin": "https://a.example",
    "Access-Control-Request-Method": "GET",
    "Access-Control-Request-Headers": "if-none-match, range",
}


@pytest.fixture(scope="module")
def ask():
    """Return `ask(path, method, **headers)` -> (status, headers in small letters, body)."""
    with served() as site:
        host = urlsplit(site).netloc

        def answer(path, method="GET", **headers):
            connection = HTTPConnection(host, timeout=30)
            connection.request(method, path, headers=headers)
            response = connection.getresponse()
            told = {name.lower(): value for name, value in response.getheaders()}
            body = response.read()
            connection.close()
            return response.status, told, body

        yield answer


@pytest.fixture(scope="module")
def files(ask):
    described = json.loads(ask("/data/openapi.json")[2])
    return [path.replace("{slug}", "boston-ma") for path in described["paths"]] + MORE


def test_each_file_tells_its_length_and_date_fresh_and_kept(ask, files):
    for path in files:
        for _ in range(3):  # by each of the two processes, at least one of which has it kept
            status, told, body = ask(path)
            assert (status, int(told["content-length"])) == (200, len(body)), path
            assert "transfer-encoding" not in told, path
            assert told["accept-ranges"] == "bytes", path
            assert told["last-modified"].endswith(" GMT"), path
            assert told["etag"].startswith('"'), path
            assert told["access-control-allow-origin"] == "*", path
            assert "set-cookie" not in told, path


def test_head_tells_what_get_does(ask, files):
    for path in files:
        status, told, body = ask(path, "HEAD")
        length = ask(path)[1]["content-length"]
        assert (status, body, told["content-length"]) == (200, b"", length), path
        assert told["accept-ranges"] == "bytes", path


def test_each_file_is_read_in_parts_that_fit_together(ask, files):
    for path in files:
        whole = ask(path)[2]
        middle = len(whole) // 2
        found = [ask(path, Range=f"bytes={part}") for part in (f"0-{middle - 1}", f"{middle}-")]
        assert [status for status, _, _ in found] == [206, 206], path
        assert found[0][1]["content-range"] == f"bytes 0-{middle - 1}/{len(whole)}", path
        assert b"".join(body for _, _, body in found) == whole, path


def test_who_has_a_file_is_not_sent_it_again(ask, files):
    for path in files:
        tag = ask(path)[1]["etag"]
        assert ask(path, **{"If-None-Match": tag})[::2] == (304, b""), path
        date = "Fri, 31 Dec 2100 23:59:59 GMT"  # later than any process has seen it
        assert ask(path, **{"If-Modified-Since": date})[::2] == (304, b""), path
        date = "Thu, 01 Jan 2015 00:00:00 GMT"
        assert ask(path, **{"If-Modified-Since": date})[0] == 200, path


def test_a_browser_that_asks_before_is_answered(ask, files):
    for path in files:
        status, told, body = ask(path, "OPTIONS", **ASKED_BEFORE)
        assert (status, body) == (204, b""), path
        assert told["access-control-allow-origin"] == "*", path
        assert told["access-control-allow-headers"] == "*", path
        assert "GET" in told["access-control-allow-methods"], path
        assert "set-cookie" not in told, path
