"""What a collector of faults is told: where, which kind, in which request; nothing more."""

import gzip
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import brotli
import pytest

from tests.wwc_site.test_settings import start

pytestmark = pytest.mark.once

UNPACKED = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}

# The site has no database, so that /cities.json is a fault of ours.
FAULTS = """
import logging
import wwc_site.wsgi
import sentry_sdk
from django.test import Client
client = Client(headers={"host": "localhost", "x-request-id": "mine", "user-agent": "secret"})
client.cookies["sessionid"] = "secret"
client.get("/cities.json?q=secret", REMOTE_ADDR="203.0.113.5")
client.get("/.well-known/security.txt?q=secret")
logging.getLogger("wwc.security").warning("sign-in: wrong password, name=%r", "secret")
logging.getLogger("django.request").error("%s: %s", "Internal Server Error", "/press/secret/")
secret = "secret"
try:
    raise ValueError(secret) from KeyError(secret)
except ValueError:
    logging.getLogger("django.request").exception("%s: %s", secret, secret)
sentry_sdk.flush()
"""


@pytest.fixture
def collector():
    """Yield (address of a server, what was sent to it)."""
    sent = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            sent.append(UNPACKED[self.headers["Content-Encoding"]](body).decode())
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Collector) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}", sent
        server.shutdown()


@pytest.fixture
def told(collector, tmp_path):
    """The events that the collector was sent, each with the whole text around it."""
    address, sent = collector
    (tmp_path / "var" / "static").mkdir(parents=True)
    done = start(tmp_path, FAULTS, SENTRY_DSN=f"http://key@{address}/1")
    assert done.returncode == 0, done.stderr
    return [(text, json.loads(text.splitlines()[2])) for text in sent]


def test_each_fault_is_told_once_with_its_place_and_its_request(told):
    (_, away), (_, plain), (_, chained) = told

    assert away["exception"]["values"][-1]["type"] == "OperationalError"
    assert away["logentry"]["message"] == "The database is away: %s"
    assert plain["logentry"]["message"] == "%s: %s"
    assert [each["type"] for each in chained["exception"]["values"]] == ["KeyError", "ValueError"]
    assert {event["tags"]["request_id"] for _, event in told} == {"mine"}
    assert {event["level"] for _, event in told} == {"error"}
    assert all(re.fullmatch("[0-9a-f]{16}", event["release"]) for _, event in told)


def test_nothing_is_told_that_somebody_said(told):
    for text, event in told:
        assert "secret" not in text
        assert "203.0.113.5" not in text
        assert not {"request", "user", "breadcrumbs", "extra", "server_name"} & event.keys()
        for exception in event.get("exception", {}).get("values", []):
            assert "value" not in exception
        assert '"vars"' not in text


def test_nothing_is_loaded_or_told_without_a_dsn(tmp_path):
    (tmp_path / "var" / "static").mkdir(parents=True)
    code = "import sys, wwc_site.wsgi; print('sentry_sdk' in sys.modules)"

    assert start(tmp_path, code).stdout.strip() == "False"


def test_a_dsn_without_the_library_stops_the_start_with_a_sentence(tmp_path):
    hidden = "import sys; sys.modules['sentry_sdk'] = None\n"
    code = hidden + "from django.conf import settings as s; s.PORT"

    done = start(tmp_path, code, SENTRY_DSN="https://key@faults.example.org/1")

    assert done.returncode == 1
    assert done.stderr == (
        "SENTRY_DSN is set, but the package sentry-sdk is not installed: install it "
        "(pip install -r requirements.lock does), or unset SENTRY_DSN.\n"
    )
