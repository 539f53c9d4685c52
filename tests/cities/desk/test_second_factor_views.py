"""Signing in with a second factor: what opens before it, and what it asks for."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.cities.desk.code_pages import CODE, SET_UP, send, text_of
from tests.cities.desk.conftest import PASSWORD

NOON = datetime(2026, 12, 1, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveler:
        yield traveler


def pages_of_the_admin():
    return [
        f"/admin/{pattern.pattern}"
        for pattern in admin.site.get_urls()
        if isinstance(pattern, URLPattern) and "<" not in str(pattern.pattern)
    ] + [f"/admin/{m._meta.app_label}/{m._meta.model_name}/" for m in admin.site._registry]


# Off ------------------------------------------------------------------------------------------


def test_a_site_on_this_machine_asks_for_no_code(client, sign_in, robin, phone):
    with CaptureQueriesContext(connection) as queries:
        assert sign_in(password=PASSWORD)["Location"] == "/admin/"
        assert client.get("/admin/").status_code == 200

    assert [q["sql"] for q in queries if "otp_" in q["sql"]] == []


@pytest.mark.parametrize("address", [CODE, SET_UP])
def test_a_site_on_this_machine_has_no_page_for_codes(client, robin, address):
    client.force_login(robin)

    assert client.get(address).status_code == 404
    assert send(client, address, "123456").status_code == 404


@pytest.mark.parametrize("model", ["otp_totp/totpdevice", "otp_static/staticdevice"])
def test_nobody_reads_the_keys_of_others_in_the_admin(client, robin, phone, model):
    client.force_login(robin)

    assert client.get(f"/admin/{model}/").status_code == 404


# Before the second factor ---------------------------------------------------------------------


@pytest.mark.parametrize("enrolled", [False, True])
def test_nothing_but_its_page_and_the_sign_out_opens(
    second_factor, client, sign_in, robin, enrolled, request
):
    if enrolled:
        request.getfixturevalue("phone")
    own, other = (CODE, SET_UP) if enrolled else (SET_UP, CODE)
    sign_in(password=PASSWORD)

    answers = {address: client.get(address) for address in pages_of_the_admin()}

    assert len(answers) > 15
    assert answers.pop(own).status_code == 200
    assert answers.pop("/admin/logout/").status_code == 405
    for address, answer in answers.items():
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, own), address
    assert client.post("/admin/password_change/", {})["Location"].startswith(own)
    assert client.get(other)["Location"].startswith(own)
    assert client.post("/admin/logout/").status_code == 200
    assert client.get(own)["Location"].startswith("/admin/login/")


def test_nobody_is_asked_for_a_code_who_is_not_signed_in_as_staff(second_factor, client, db):
    assert client.get(CODE)["Location"] == "/admin/login/?next=/admin/"
    client.force_login(User.objects.create_user("pat"))
    assert client.get(SET_UP)["Location"] == "/admin/login/?next=/admin/"


def test_a_session_of_before_is_asked_too(client, robin, settings):
    client.force_login(robin)
    assert client.get("/admin/").status_code == 200

    settings.SECOND_FACTOR = True

    assert client.get("/admin/cities/city/")["Location"] == f"{SET_UP}?next=/admin/cities/city/"


def test_public_pages_ask_nobody(second_factor, client, sign_in, robin, roster):
    sign_in(password=PASSWORD)

    assert client.get("/cities/").status_code == 200


# The code -------------------------------------------------------------------------------------


def test_the_right_code_leads_to_what_was_asked_for(to_show, phone):
    asked = to_show.get("/admin/cities/city/?q=boston", follow=True)
    before = to_show.session.session_key

    (address, _) = asked.redirect_chain[0]
    response = send(to_show, address, phone())

    assert response["Location"] == "/admin/cities/city/?q=boston"
    assert to_show.get(response["Location"]).status_code == 200
    assert to_show.session.session_key != before


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org", "javascript:x"])
def test_no_code_leads_to_another_site(to_show, phone, address):
    assert send(to_show, CODE, phone(), next=address)["Location"] == "/admin/"


@pytest.mark.parametrize("typed", ["{} {}", "{}-{}", " {}{} "])
def test_a_code_may_be_typed_with_gaps(to_show, phone, typed):
    assert send(to_show, CODE, typed.format(phone()[:3], phone()[3:])).status_code == 302


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "Enter the 6-digit code that your phone shows."),
        ("000000", "wait for the next one on your phone"),
        ("abcdefgh", "enter one that you haven’t used"),
        ("12345", "enter one that you haven’t used"),
        ("x" * 100, "Enter the code alone."),
        ("123\x00456", "Null characters are not allowed."),
    ],
)
def test_a_wrong_code_is_told_what_to_do(to_show, code, sentence):
    response = send(to_show, CODE, code)

    assert response.status_code == 200
    assert sentence in text_of(response)
    assert to_show.get("/admin/")["Location"].startswith(CODE)


def test_a_code_works_for_one_session(to_show, sign_in, phone):
    code = phone()
    assert send(to_show, CODE, code).status_code == 302
    to_show.post("/admin/logout/")
    sign_in(password=PASSWORD)

    assert send(to_show, CODE, code).status_code == 200


def test_a_backup_code_lets_in_once_and_says_how_many_are_left(to_show, sign_in):
    response = send(to_show, CODE, "ABCD-2345")

    assert response.status_code == 302
    assert "You have 1 left." in to_show.get("/admin/").content.decode()
    to_show.post("/admin/logout/")
    sign_in(password=PASSWORD)
    assert send(to_show, CODE, "abcd2345").status_code == 200


def test_an_account_whose_phone_is_forgotten_sets_up_another(to_show, robin, phone):
    send(to_show, CODE, phone())
    TOTPDevice.objects.all().delete()

    assert to_show.get("/admin/")["Location"] == f"{SET_UP}?next=/admin/"


def test_the_sign_in_page_leads_on_to_the_code(to_show):
    assert to_show.get("/admin/login/")["Location"] == CODE


def test_who_has_shown_a_code_is_asked_no_more(to_show, phone):
    send(to_show, CODE, phone())

    assert to_show.get(CODE)["Location"] == to_show.get(SET_UP)["Location"] == "/admin/"
    assert to_show.get(reverse("admin:password_change")).status_code == 200


def test_program_staff_show_a_code_too(second_factor, client, sign_in, robin, phone):
    robin.is_superuser = False
    robin.save()
    robin.groups.add(Group.objects.get(name="Program staff"))
    sign_in(password=PASSWORD)

    assert client.get("/admin/cities/city/")["Location"].startswith(CODE)
    send(client, CODE, phone())
    assert client.get("/admin/cities/city/").status_code == 200
