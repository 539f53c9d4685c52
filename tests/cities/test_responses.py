"""What answers share: refusals by the type of the address, and what is shown of typed values."""

import json

import pytest
from django.http import Http404, HttpResponse, QueryDict
from django.test import RequestFactory

from cities.models import City
from cities.responses import absolute, faults_of_repeated, moved, open_to_all, printable, refused
from tests.factories import make_city


def answer(path):
    return refused(RequestFactory().get(path), ["level: no", "year: no"])


@pytest.mark.parametrize("path", ["/cities.json", "/cities.geojson"])
def test_json_is_refused_in_json(path):
    refusal = answer(path)

    assert refusal.status_code == 400
    assert json.loads(refusal.content) == {
        "error": "level: no year: no",
        "faults": ["level: no", "year: no"],
    }
    assert refusal["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["/cities.csv", "/awards.atom", "/badges/x.svg", "/sitemap.xml"])
def test_other_files_are_refused_in_text(path):
    refusal = answer(path)

    assert (refusal.status_code, refusal.content) == (400, b"level: no\nyear: no\n")
    assert refusal["Content-Type"] == "text/plain; charset=utf-8"
    assert refusal["Access-Control-Allow-Origin"] == "*"


def test_a_page_is_refused_by_a_page():
    refusal = answer("/cities/")

    assert refusal.status_code == 400
    assert b"<li>level: no</li>" in refusal.content
    assert "Access-Control-Allow-Origin" not in refusal


def test_what_is_open_may_be_read_and_shown_by_every_origin():
    opened = open_to_all(HttpResponse(), Vary="x")

    assert opened["Access-Control-Allow-Origin"] == "*"
    assert opened["Access-Control-Expose-Headers"] == "Content-Disposition, ETag"
    assert opened["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert opened["Vary"] == "x"


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
    ("query", "faults"),
    [
        ("sort=name&sort=first", ["sort: 2 different values were given. Allowed: one."]),
        ("sort=name&sort=+name", []),
        ("sort=&sort=name", []),
        ("level=gold&level=silver", []),
    ],
)
def test_a_word_of_one_value_is_refused_with_different_ones(query, faults):
    assert faults_of_repeated(QueryDict(query), "sort", "q") == faults


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
