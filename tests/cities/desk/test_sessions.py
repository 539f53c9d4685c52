"""A session ends an hour after its last request, and half a day after the sign-in."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cities.desk.conftest import PASSWORD

MORNING = datetime(2026, 12, 1, 13, tzinfo=UTC)
ALMOST_AN_HOUR = timedelta(minutes=58)


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as traveler:
        yield traveler


@pytest.fixture
def signed_in(clock, client, robin, sign_in):
    """Return a function that says whether the session is open, which uses it."""
    assert sign_in(password=PASSWORD).status_code == 302
    return lambda: client.get("/admin/").status_code == 200


def test_an_idle_session_ends_after_an_hour(clock, signed_in):
    clock.shift(ALMOST_AN_HOUR)
    assert signed_in()

    clock.shift(ALMOST_AN_HOUR)
    assert signed_in()

    clock.shift(timedelta(hours=1))
    assert not signed_in()


def test_a_busy_session_ends_after_twelve_hours(clock, signed_in):
    for _ in range(12 * 2 - 1):
        clock.shift(timedelta(minutes=30))
        assert signed_in()

    clock.shift(timedelta(minutes=30))

    assert not signed_in()
    assert not Session.objects.exists()


def test_a_session_that_ended_leads_to_the_sign_in_and_back(clock, signed_in, client):
    clock.shift(timedelta(hours=1))

    response = client.get("/admin/cities/city/")

    assert response["Location"] == "/admin/login/?next=/admin/cities/city/"


def test_signing_in_again_begins_twelve_hours_anew(clock, signed_in, sign_in):
    for _ in range(13 * 2):
        clock.shift(timedelta(minutes=30))
        sign_in(password=PASSWORD)

    assert signed_in()


def test_the_cookie_ends_with_the_session(signed_in, client):
    assert client.cookies["sessionid"]["max-age"] == 60 * 60


def test_a_session_is_saved_once_a_minute_at_most(clock, signed_in):
    saves = []
    for _ in range(8):
        clock.shift(timedelta(seconds=20))
        with CaptureQueriesContext(connection) as queries:
            assert signed_in()
        saves += [q for q in queries if q["sql"].startswith('UPDATE "django_session"')]

    assert len(saves) == 2


def test_a_session_from_before_this_rule_is_ended(clock, signed_in, client):
    session = client.session
    del session["signed_in_at"]
    session.save()

    assert not signed_in()


def test_a_public_page_reads_no_session(signed_in, client):
    response = client.get("/about/")

    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
