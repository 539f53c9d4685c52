"""The lines of the security log that no check of a password leaves."""

import logging

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests.cities.desk.conftest import PASSWORD
from tests.factories import make_city


@pytest.fixture
def pat(client, db):
    user = User.objects.create_user("pat", password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name="Program staff"))
    client.force_login(user)
    return client


def test_a_sign_out_leaves_a_line(pat, lines):
    pat.post("/admin/logout/", REMOTE_ADDR="203.0.113.5")

    assert lines() == [("INFO", "sign-out: done, name='pat', network=203.0.113.5")]


def test_nobody_signs_out_without_a_line(db, client, lines):
    client.post("/admin/logout/")
    client.logout()

    assert lines() == []


@pytest.mark.parametrize("address", ["/admin/auth/user/", "/admin/auth/user/add/"])
def test_a_right_that_is_denied_leaves_a_line(pat, lines, address):
    response = pat.get(address, REMOTE_ADDR="203.0.113.5")

    assert response.status_code == 403
    assert lines() == [
        ("WARNING", f"GET '{address}': right denied, name='pat', network=203.0.113.5")
    ]


def test_what_is_allowed_or_is_not_there_leaves_no_line(pat, lines):
    city = make_city()

    assert pat.get(f"/admin/cities/city/{city.pk}/change/").status_code == 200
    assert pat.get("/admin/nothing/").status_code == 404
    assert lines() == []


def test_a_form_without_its_token_is_no_right_denied(robin, lines):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(robin)

    assert strict.post("/admin/auth/user/add/", REMOTE_ADDR="203.0.113.5").status_code == 403
    reason = "Forbidden (CSRF cookie not set.): /admin/auth/user/add/"
    assert lines() == [("INFO", f"refused by Django: {reason!r}, network=203.0.113.5")]
    assert not logging.getLogger("django.security").propagate  # nor is there a second line


def test_what_django_refuses_without_a_request_is_a_line_too(lines):
    logging.getLogger("django.security.SuspiciousSession").warning("Session data\ncorrupted")

    assert lines() == [("INFO", r"refused by Django: 'Session data\ncorrupted', network=-")]


def test_a_wrong_host_leaves_no_line(client, lines):
    assert client.get("/", headers={"host": "evil.example.org"}).status_code == 400
    assert lines() == []


def test_no_address_can_forge_a_line(pat, lines):
    pat.get("/admin/auth/user/1%1B[2K%E2%80%A8sign-in: right password/delete/")

    ((_, line),) = lines()
    assert line.isprintable()
