"""What the log says of a request, in which form, and how its answer is found in it."""

import json
import logging
import re

import pytest
from django.db import OperationalError, connection

from tests.wwc_site.test_settings import start
from wwc_site.logs import REQUEST_ID, JsonLines, with_request_id

MADE = re.compile(r"[0-9a-f]{32}")


@pytest.fixture
def lines(caplog):
    """Return a function that gives (level, line) of all that was logged, every request too."""
    caplog.set_level("INFO", logger="wwc.request")
    return lambda: [(r.levelname, re.sub(r"\d+ ms", "1 ms", r.message)) for r in caplog.records]


@pytest.fixture
def broken(client, monkeypatch):
    """A client whose `/cities/` is a fault of ours."""
    client.raise_request_exception = False
    monkeypatch.setattr("cities.pages.directory.facet_counts", None)
    return client


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/healthz", "GET /healthz 200 1 ms"),
        ("/cities/?q=secret", "GET /cities/ 200 1 ms"),
        ("/cities/?q=secret&level=x", "GET /cities/ 400 1 ms"),
        ("/?as_of=secret", "GET / 400 1 ms"),
        ("/nowhere?secret", "GET /nowhere 404 1 ms"),
        ("/a%0A2026%20ERROR%20x", "GET /a%0A2026%20ERROR%20x 404 1 ms"),
        ("/press/1.secret/", "GET /press/-/ 404 1 ms"),
        ("/press/1.secret.csv", "GET /press/- 404 1 ms"),
    ],
)
def test_a_request_is_one_line_that_does_not_say_what_was_typed(db, client, lines, path, line):
    client.get(path)

    assert lines() == [("INFO", line)]


def test_the_line_says_what_was_asked_for(db, client, lines):
    client.head("/healthz")
    client.post("/healthz")

    assert lines() == [("INFO", "HEAD /healthz 200 1 ms"), ("INFO", "POST /healthz 405 1 ms")]


def test_a_fault_is_an_error_with_one_traceback(roster, broken, lines, caplog):
    broken.get("/cities/?q=secret")

    assert lines() == [
        ("ERROR", "Internal Server Error: /cities/"),
        ("ERROR", "GET /cities/ 500 1 ms"),
    ]
    assert [bool(record.exc_info) for record in caplog.records] == [True, False]


def test_no_line_on_a_fault_holds_a_link_for_the_press(db, broken, lines, caplog, monkeypatch):
    caplog.handler.addFilter(with_request_id)  # as the console has it
    monkeypatch.setattr("cities.desk.embargoes.press._opened", None)

    broken.get("/press/1.secret/")

    assert lines() == [
        ("ERROR", "Internal Server Error: /press/-/"),
        ("ERROR", "GET /press/-/ 500 1 ms"),
    ]


def test_a_database_that_is_away_is_an_error_with_one_traceback(db, client, lines, caplog):
    def away(*_):
        raise OperationalError("away")

    with connection.execute_wrapper(away):
        client.get("/cities/")

    assert [level for level, _ in lines()] == ["ERROR", "ERROR"]
    assert [bool(record.exc_info) for record in caplog.records] == [True, False]


def test_a_probe_that_finds_a_fault_is_an_error(db, client, lines, monkeypatch):
    monkeypatch.setattr("wwc_site.health.database_faults", lambda: ["away"])

    client.get("/readyz")

    assert lines() == [
        ("ERROR", "GET /readyz 503 1 ms"),
        ("ERROR", "Service Unavailable: /readyz"),
    ]


# The id of a request ----------------------------------------------------------------------------


@pytest.mark.parametrize("given", ["a", "Z.9_-", "x" * 64])
def test_the_id_of_the_proxy_is_taken(client, given):
    assert client.get("/healthz", headers={"x-request-id": given})["X-Request-ID"] == given


@pytest.mark.parametrize("given", ["", "x" * 65, "a b", "a\n", "ä", "<b>", 'a"'])
def test_another_one_is_made(client, given):
    made = {client.get("/healthz", headers={"x-request-id": given})["X-Request-ID"] for _ in "12"}

    assert len(made) == 2
    assert all(map(MADE.fullmatch, made))


@pytest.mark.parametrize(
    "path", ["/nowhere", "/cities/?level=x", "/cities.json?level=x", "/cities"]
)
def test_every_answer_of_django_names_its_request(db, client, path):
    assert client.get(path, headers={"x-request-id": "mine"})["X-Request-ID"] == "mine"


def test_the_page_of_a_fault_names_the_request_as_its_lines_do(roster, broken, caplog):
    noted = []
    caplog.handler.addFilter(
        lambda record: with_request_id(record) and noted.append(record) is None
    )

    response = broken.get("/cities/", headers={"x-request-id": "mine"})

    assert response.status_code == 500
    assert response["X-Request-ID"] == "mine"
    assert "name this request: <code>mine</code>" in response.content.decode()
    assert [record.request_id for record in noted] == ["mine", "mine"]


# The forms --------------------------------------------------------------------------------------


def record(message="what happened", error=None, **more):
    told = (type(error), error, None) if error else None
    made = logging.LogRecord("wwc.request", logging.INFO, "x", 1, message, (), told)
    made.__dict__ |= {"created": 1_790_000_000.5, **more}
    with_request_id(made)
    return made


@pytest.fixture
def _mine():
    before = REQUEST_ID.set("mine")
    yield
    REQUEST_ID.reset(before)


@pytest.mark.usefixtures("_mine")
def test_json_has_a_field_for_each_fact_of_a_request():
    access = {"method": "GET", "path": "/", "status": 200, "milliseconds": 7}

    assert json.loads(JsonLines().format(record(access=access))) == {
        "time": "2026-09-21T14:13:20.500+00:00",
        "level": "INFO",
        "logger": "wwc.request",
        "request_id": "mine",
        **access,
    }


@pytest.mark.usefixtures("_mine")
def test_json_is_one_line_whatever_is_said():
    text = JsonLines().format(record("two\nlines", ValueError("x\ny")))

    assert "\n" not in text
    line = json.loads(text)
    assert (line["message"], line["request_id"]) == ("two\nlines", "mine")
    assert line["traceback"] == "ValueError: x\ny"


def test_what_belongs_to_no_request_says_so():
    before = REQUEST_ID.set("")
    made = record()
    REQUEST_ID.reset(before)

    assert made.request_id == "-"


ASKED = """
import wwc_site.wsgi
from django.test import Client
client = Client(headers={"host": "localhost", "x-request-id": "mine"})
client.get("/healthz?q=secret")
client.get("/.well-known/security.txt")
client.get("/cities.json?q=secret")
"""


@pytest.fixture
def said(tmp_path):
    """Return a function that gives what a site without a database says of three requests."""
    (tmp_path / "var" / "static").mkdir(parents=True)  # that it is missing would be said too
    return lambda **variables: start(tmp_path, ASKED, **variables).stderr


@pytest.mark.once
def test_json_holds_every_request(said):
    text = said(WWC_LOG="json")

    lines = [json.loads(line) for line in text.splitlines()]
    assert [line["status"] for line in lines if "status" in line] == [200, 404, 503]
    assert [line["logger"] for line in lines if "traceback" in line] == ["django.request"]
    assert {line["request_id"] for line in lines} == {"mine"}
    assert "secret" not in text


@pytest.mark.once
def test_a_terminal_shows_faults_alone(said):
    text = said()

    lines = re.findall(r"^[-\d]+ [:,\d]+ (\w+ [\w.]+ mine: .*)", text, re.M)
    assert [re.sub(r"\d+ ms", "1 ms", line) for line in lines] == [
        "ERROR django.request mine: The database is away: /cities.json",
        "ERROR wwc.request mine: GET /cities.json 503 1 ms",
    ]
    assert "secret" not in text
