"""Guessing at codes, and the line that each check of one leaves in the log."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.cities.desk.code_pages import CODE, NETWORK, SET_UP, key_on, send, text_of
from tests.cities.desk.conftest import PASSWORD, code_of

NOON = datetime(2026, 12, 1, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveler:
        yield traveler


@pytest.fixture
def checked(monkeypatch):
    """The codes that were compared with that of a phone, or with the backup codes."""
    codes = []
    for model in (TOTPDevice, StaticDevice):
        verify = model.verify_token

        def noted(self, code, verify=verify):
            codes.append(code)
            return verify(self, code)

        monkeypatch.setattr(model, "verify_token", noted)
    return codes


@pytest.mark.parametrize("wrong", ["{:06}", "wrong{}"])
def test_of_two_hundred_wrong_codes_at_most_ten_are_checked(to_show, checked, wrong):
    statuses = [send(to_show, CODE, wrong.format(n)).status_code for n in range(200)]

    assert statuses == [200] * 5 + [429] * 195
    assert len(checked) == 5


def test_the_right_password_gives_no_room_for_further_codes(to_show, sign_in, checked):
    for number in range(200):
        send(to_show, CODE, f"{number:06}")
        to_show.post("/admin/logout/")
        sign_in(password=PASSWORD)

    assert len(checked) <= 5


def test_codes_and_passwords_count_together(to_show, sign_in, checked):
    for number in range(2):
        sign_in(password=f"wrong {number}")
    sign_in(password=PASSWORD)
    statuses = [send(to_show, CODE, "000000").status_code for _ in range(5)]

    assert statuses == [200] * 3 + [429] * 2
    assert sign_in(password=PASSWORD).status_code == 429


def test_the_right_code_forgets_what_was_wrong_before(to_show, sign_in, phone, clock):
    for _ in range(4):
        send(to_show, CODE, "000000")
    assert send(to_show, CODE, phone()).status_code == 302

    to_show.post("/admin/logout/")
    sign_in(password=PASSWORD)
    clock.shift(timedelta(seconds=30))
    assert [send(to_show, CODE, "000000").status_code for _ in range(5)] == [200] * 5


def test_too_many_wrong_codes_are_told_until_when(to_show, phone):
    for _ in range(5):
        send(to_show, CODE, "000000")

    response = send(to_show, CODE, phone())

    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert "Too many wrong passwords or codes. Try again at 12:15 PM" in text_of(response)
    assert "manage.py forget_second_factor" in text_of(response)


def test_wrong_first_codes_count_as_well(to_enroll):
    statuses = [send(to_enroll, SET_UP, "000000").status_code for _ in range(7)]

    assert statuses == [200] * 5 + [429] * 2


# The log --------------------------------------------------------------------------------------


def said(lines):
    """Return the lines without what all of them end in."""
    return [line.removesuffix(", name='robin', network=203.0.113.5") for _, line in lines()]


def test_each_step_leaves_one_line_without_its_code(to_enroll, lines, sign_in, clock):
    key = key_on(to_enroll.get(SET_UP))
    send(to_enroll, SET_UP, "000000")
    codes = BeautifulSoup(send(to_enroll, SET_UP, code_of(key)).content, "html.parser").select(
        "#content li code"
    )
    to_enroll.post("/admin/logout/", **NETWORK)
    sign_in(password=PASSWORD)
    send(to_enroll, CODE, "000000")
    send(to_enroll, CODE, "wrong")
    send(to_enroll, CODE, codes[0].get_text())
    to_enroll.post("/admin/logout/", **NETWORK)
    sign_in(password=PASSWORD)
    clock.shift(timedelta(minutes=1))
    send(to_enroll, CODE, code_of(key))

    assert said(lines) == [
        "enrollment: wrong code",
        "enrollment: right code",
        "sign-out: done",
        "sign-in: right password",
        "second step: wrong code",
        "second step: wrong backup code",
        "second step: right backup code",
        "sign-out: done",
        "sign-in: right password",
        "second step: right code",
    ]
