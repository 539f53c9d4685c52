"""Setting up a phone."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.cities.desk.code_pages import CODE, SET_UP, key_on, send
from tests.cities.desk.conftest import PASSWORD, code_of

NOON = datetime(2026, 12, 1, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveler:
        yield traveler


def test_the_page_shows_a_picture_and_the_key_and_keeps_both(to_enroll):
    first, second = to_enroll.get(SET_UP), to_enroll.get(SET_UP)

    page = BeautifulSoup(first.content, "html.parser")
    assert page.select_one("#content svg title").get_text() == "QR code of the key"
    assert page.select("#content [style], #content script, #content img") == []
    assert key_on(first) == key_on(second)
    assert "no-store" in first["Cache-Control"]


def test_a_phone_is_set_up_and_lets_in(to_enroll, robin):
    key = key_on(to_enroll.get(SET_UP))

    response = send(to_enroll, SET_UP, code_of(key), next="/admin/cities/city/")

    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    codes = [code.get_text().replace("-", "") for code in page.select("#content li code")]
    assert len(codes) == 10
    assert set(StaticDevice.objects.get().token_set.values_list("token", flat=True)) == set(codes)
    assert page.select_one("#content a.button")["href"] == "/admin/cities/city/"
    assert "no-store" in response["Cache-Control"]
    assert TOTPDevice.objects.get(user=robin).key == key
    assert to_enroll.get("/admin/cities/city/").status_code == 200
    assert key not in to_enroll.session.values()


def test_backup_codes_are_shown_once(to_enroll):
    form = {"code": code_of(key_on(to_enroll.get(SET_UP)))}
    to_enroll.post(SET_UP, form)

    assert to_enroll.post(SET_UP, form)["Location"] == "/admin/"
    assert to_enroll.get(SET_UP)["Location"] == "/admin/"


@pytest.mark.parametrize("code", ["000000", "abcdef", "", "x" * 1000, "1\x002345", "\u0661" * 6])
def test_a_wrong_first_code_is_told_and_keeps_the_key(to_enroll, code):
    key = key_on(to_enroll.get(SET_UP))

    response = send(to_enroll, SET_UP, code)

    assert response.status_code == 200
    assert BeautifulSoup(response.content, "html.parser").select(".errorlist li")
    assert key_on(response) == key
    assert send(to_enroll, SET_UP, code_of(key)).status_code == 200
    assert TOTPDevice.objects.count() == 1


def test_every_sign_in_is_offered_another_key(to_enroll, sign_in):
    first = key_on(to_enroll.get(SET_UP))
    to_enroll.post("/admin/logout/")
    sign_in(password=PASSWORD)

    assert key_on(to_enroll.get(SET_UP)) != first


def test_a_phone_set_up_in_another_session_is_asked_for(to_enroll, robin, phone):
    response = send(to_enroll, SET_UP, "123456")

    assert response["Location"] == f"{CODE}?next=/admin/"
    assert TOTPDevice.objects.count() == 1
