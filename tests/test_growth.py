"""A page costs as much whatever the record holds: statements, calls of Python functions, bytes."""

import io
import sys

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.browser.crowd import certify
from tests.conftest import unrecorded
from tests.factories import analyze

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]
MANY, MORE = 1_361, 20_000
PAGES = [
    "/",
    "/cities/",
    "/cities/?level=gold&year=2019",
    "/cities/?sort=-population&page=3",
    "/cities/?view=table",
    "/cities/kansas-city-mo/",
    "/cities/fresno-ca/",
    "/timeline/",
    "/timeline/?page=2",
    "/timeline/2018/",
    "/states/",
    "/find/?q=springfield",
    "/data/",
    "/about/",
    "/badges/kansas-city-mo.svg",
    "/cards/site.png",
]
MOST_BYTES = 400_000


def cost(client, path):
    """Return (statements, calls of Python functions, bytes) of a page that is asked for again."""
    client.get(path)
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event == "call"

    with CaptureQueriesContext(connection) as statements:
        sys.setprofile(count)
        try:
            response = client.get(path)
        finally:
            sys.setprofile(None)
    assert response.status_code == 200
    return len(statements), calls, len(response.content)


def grow(count, start):
    with unrecorded():
        certify(count, start)
    analyze()


def test_pages_cost_as_much_of_twenty_thousand_cities_as_of_those_that_there_are(client):
    call_command("seed", stdout=io.StringIO())
    grow(MANY - 13, 0)
    of_many = {path: cost(client, path) for path in PAGES}
    grow(MORE - MANY, MANY)
    of_more = {path: cost(client, path) for path in PAGES}

    for path, (statements, calls, _) in of_many.items():
        assert of_more[path][0] == statements, path
        # A small state that had two cities may show three marks, and a number has a digit more.
        assert of_more[path][1] == pytest.approx(calls, rel=0.001, abs=3), path
    assert [path for path, (*_, size) in of_more.items() if size > MOST_BYTES] == []
