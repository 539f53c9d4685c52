"""Every address with values that nobody means well: a clear answer, and never 500."""

import json
from urllib.parse import quote, urlencode

import pytest

VALUES = {
    "NUL": "%00",
    "bad UTF-8": "%ff%fe%c0%80",
    "half a surrogate": "%ed%a0%80",
    "5 kB": "a" * 5_000,
    "10^20": "1" + "0" * 20,
    "minus": "-1",
    "digits of another script": quote("２０１８"),
    "quote": quote("' OR 1=1 --"),
    "markup": quote("\"><script>alert('x')</script>"),
    "template": quote("{{ 7|add:7 }}{% now %}"),
    "path": quote("../../etc/passwd", safe=""),
    "right to left": quote("\u202eאבג"),
    "emoji": quote("🏛️" * 20),
    "newline": "a%0d%0aSet-Cookie:%20x=1",
}
WORDS = ["q", "level", "year", "state", "region", "event", "standing", "sort", "page", "unknown"]
PATHS = ["/{}", "/cities/{}", "/cities/{}/", "/timeline/{}/", "/about/{}", "/healthz{}"]


def check(response):
    assert response.status_code in (200, 301, 400, 404)
    assert b"<script>alert" not in response.content
    assert not response.cookies
    assert "Set-Cookie" not in response


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_hostile_value_of_a_word_is_answered(roster, client, word, value):
    check(client.get(f"/cities/?{word}={value}"))
    check(client.get(f"/?{word}={value}"))
    check(client.get(f"/timeline/2018/?{word}={value}"))


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_hostile_value_is_answered_in_json_lines_or_in_json(roster, client, word, value):
    response = client.get(f"/awards.ndjson?{word}={value}")

    kinds = {200: "application/x-ndjson", 400: "application/json"}
    assert response["Content-Type"] == kinds[response.status_code]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert all(json.loads(line) for line in response.getvalue().splitlines())
    assert not response.cookies


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_hostile_path_is_answered(roster, client, path, value):
    response = client.get(path.format(value))

    check(response)
    assert response.status_code != 200


@pytest.mark.once
@pytest.mark.parametrize("word", [w for w in WORDS if w not in ("q", "unknown")])
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_value_outside_the_vocabulary_lists_no_city(roster, client, word, value):
    response = client.get(f"/cities/?{word}={value}")

    assert response.status_code in (400, 404)
    assert b"boston-ma" not in response.content


@pytest.mark.parametrize("word", WORDS)
def test_a_word_repeated_500_times_is_answered(roster, client, word):
    sound = {"level": "gold", "year": "2018", "state": "CA", "page": "1", "sort": "name"}

    check(client.get("/cities/?" + urlencode([(word, sound.get(word, "ever"))] * 500)))


def test_500_unknown_words_are_ignored(roster, client):
    response = client.get("/cities/?" + urlencode([(f"w{n}", n) for n in range(500)]))

    assert response.status_code == 200


def test_more_words_than_are_read_is_a_bad_request(roster, client):
    response = client.get("/cities/?" + urlencode([(f"w{n}", n) for n in range(2_000)]))

    assert response.status_code == 400
    assert "Something in this address isn’t right" in response.content.decode()


def test_a_search_of_fifty_words_is_answered(roster, client):
    check(client.get("/cities/?" + urlencode({"q": "a " * 50})))


@pytest.mark.once
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize(
    "address", ["/", "/cities/", "/cities/boston-ma/", "/timeline/2018/", "/about/", "/healthz"]
)
def test_public_pages_are_read_only(roster, client, method, address):
    client.handler.enforce_csrf_checks = True

    response = client.generic(method, address)

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert "can’t accept that request" in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/cities/", "/cities/boston-ma/", "/timeline/"])
def test_head_answers_as_get_without_content(roster, client, address):
    response = client.head(address)

    assert (response.status_code, response.content) == (200, b"")
