"""Bad requests in the format of the URL, and redirects from former URLs."""

import json

import pytest
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, QueryDict
from django.test import RequestFactory

from cities.models import City
from cities.responses import (
    BadRequest,
    Fault,
    absolute,
    bad_request,
    errors_of_repeated,
    moved,
    moved_to,
    printable,
)
from tests.factories import make_city

ERRORS = ["level: no such level.", "year: no such year."]


def answer(path, exception):
    return bad_request(RequestFactory().get(path), exception)


@pytest.mark.parametrize("suffix", ["json", "geojson", "ndjson"])
def test_a_json_url_answers_with_the_errors_in_json(suffix):
    response = answer(f"/cities.{suffix}", BadRequest(ERRORS))

    assert (response.status_code, response["Content-Type"]) == (400, "application/json")
    assert response.content == (
        b'{"error": "level: no such level. year: no such year.", '
        b'"faults": ["level: no such level.", "year: no such year."]}'
    )


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "atom", "svg", "png", "xml", "txt", "zip"])
def test_any_other_data_url_answers_with_a_line_for_each_error(suffix):
    response = answer(f"/cities.{suffix}", BadRequest(ERRORS))

    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert response.content == b"level: no such level.\nyear: no such year.\n"


def test_a_page_answers_with_a_page_that_lists_the_errors():
    response = answer("/states/", BadRequest(ERRORS))

    assert response.status_code == 400
    assert b"<li>level: no such level.</li><li>year: no such year.</li>" in response.content


def test_a_fault_names_its_parameter_to_programs_and_says_its_sentence_on_a_page():
    wrong = BadRequest([Fault("level", "There is no “bronze” level.")])

    assert "level: There is no “bronze” level." in answer("/cities.csv", wrong).content.decode()
    assert "<li>There is no “bronze” level.</li>" in answer("/states/", wrong).content.decode()


def test_another_exception_is_answered_in_the_format_of_the_url_and_not_told_apart():
    page, file = [answer(path, SuspiciousOperation("x")) for path in ("/cities/", "/cities.json")]

    assert (page.status_code, file.status_code) == (400, 400)
    assert "Something in this address isn’t right" in page.content.decode()
    assert "Something in this address isn’t right" in json.loads(file.content)["error"]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/cities.json?as_of=never", b"as_of: "),
        ("/badges/boston-ma.svg?as_of=never", b"as_of: "),
        ("/cities.csv?level=bronze", b"level: "),
        ("/find/suggestions.json?q=%01", b"q: "),
        ("/compare.csv?city=boston-ma", b"city: You picked 1 city."),
        ("/states/?sort=x", b"There is no"),
        ("/states/?sort=name&sort=-share", b"You gave 2 different values of"),
    ],
)
def test_whoever_raises_is_answered_by_the_one_handler(roster, client, path, sentence):
    response = client.get(path)

    assert response.status_code == 400
    assert sentence in response.content


@pytest.mark.parametrize(
    ("path", "field", "value"),
    [
        ("/cities/?q=bos&level=bronze", "form.filter input[name=q]", "bos"),
        ("/find/?q=%01bos", "#find-q", "\x01bos"),
        ("/compare/?city=boston-ma&city=nowhere", "main form [name=city]", "boston-ma"),
    ],
)
def test_a_page_with_a_form_keeps_what_was_typed(roster, page, path, field, value):
    assert page(path, status=400).select_one(field)["value"] == value


def test_a_redirect_is_kept_for_five_minutes():
    response = moved_to("/cities/boston-ma/")

    assert (response.status_code, response["Location"]) == (301, "/cities/boston-ma/")
    assert response["Cache-Control"] == "max-age=300"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("x" * 59, "x" * 59),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 60 + "…"),
        ("a\u202eb\x01", "a\ufffdb\ufffd"),
        ("👩\u200d🚒", "👩\u200d🚒"),
    ],
)
def test_a_typed_value_is_shown_in_short_and_without_what_does_not_print(typed, shown):
    assert printable(typed) == shown


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("sort=name&sort=first", ["sort: You gave 2 different values of “sort”. Use one."]),
        ("sort=name&sort=+name", []),
        ("sort=&sort=name", []),
        ("level=gold&level=silver", []),
    ],
)
def test_a_word_of_one_value_is_refused_with_different_ones(query, errors):
    assert list(map(str, errors_of_repeated(QueryDict(query), "sort", "q"))) == errors


def test_an_address_is_that_of_the_site_whatever_the_request_says(settings):
    settings.SITE_URL = "https://directory.example.org"

    assert absolute("/cities/") == "https://directory.example.org/cities/"


def test_a_former_address_leads_on_for_five_minutes_and_keeps_the_day(db):
    make_city()
    City.objects.update(slug="hub-ma")
    request = RequestFactory().get("/cities/boston-ma/")
    request.kept = "?as_of=2018-12-31"

    redirect = moved(request, "boston-ma", City.objects.all())

    assert (redirect.status_code, redirect["Cache-Control"]) == (301, "max-age=300")
    assert redirect["Location"] == "/cities/hub-ma/?as_of=2018-12-31"


def test_an_address_that_no_city_had_is_not_found(db):
    with pytest.raises(Http404):
        moved(None, "boston-ma", City.objects.all())


@pytest.mark.parametrize(
    "sent", [{"a": "x" * 3_000_000}, {f"a{number}": "" for number in range(1_001)}]
)
def test_more_than_can_be_sent_at_once_is_said_to_be_too_large(client, db, sent):
    response = client.post("/admin/login/", sent)

    assert response.status_code == 413
    assert b"This is too large to be sent at once" in response.content
