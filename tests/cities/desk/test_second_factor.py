"""Codes and keys: what is taken, and that it is taken once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from cities.desk.second_factor import (
    backup_codes_left,
    device_that_takes,
    enroll,
    forget,
    is_enrolled,
    key_as_picture,
    key_as_text,
    without_gaps,
)
from cities.publication import SITE
from tests.cities.desk.conftest import code_of

NOON = datetime(2026, 12, 1, 17, tzinfo=UTC)
KEY = "3132333435363738393031323334353637383930"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveler:
        yield traveler


def takes(user, code):
    try:
        return device_that_takes(user, code).name
    except ValidationError:
        return None


@pytest.mark.parametrize("typed", ["123 456", "123-456", " 123456\n", "1 2 3 4 5 6"])
def test_gaps_in_a_code_do_not_count(typed):
    assert without_gaps(typed) == "123456"


def test_the_key_is_text_that_an_app_takes():
    assert key_as_text(KEY) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"


@pytest.mark.parametrize("name", ["robin", "r" * 150, "\u5bbf" * 150, "a&b:c<d"])
def test_the_picture_needs_neither_style_nor_script(name):
    picture = key_as_picture(User(username=name), KEY)

    svg = BeautifulSoup(picture, "html.parser").svg
    assert {element.name for element in svg.find_all()} == {"title", "g", "path"}
    assert [e for e in (svg, *svg.find_all()) if e.has_attr("style") or e.has_attr("class")] == []


def test_the_picture_holds_the_key_and_says_whose_it_is(monkeypatch):
    held = []

    class Code:
        def svg_inline(self, **options):
            return "<svg></svg>"

    monkeypatch.setattr("segno.make_qr", lambda text: held.append(text) or Code())

    key_as_picture(User(username="robin"), KEY)

    assert held[0].startswith(f"otpauth://totp/{quote(SITE)}%3Arobin?secret=GEZDGNBVGY3TQOJQ")


# Setting up a phone --------------------------------------------------------------------------


def test_a_phone_is_set_up_with_its_code_and_ten_backup_codes(robin):
    device, codes = enroll(robin, KEY, code_of(KEY))

    assert (device.key, device.confirmed) == (KEY, True)
    assert len(set(codes)) == backup_codes_left(robin) == 10
    assert is_enrolled(robin)
    assert takes(robin, codes[3]) == "backup codes"


@pytest.mark.parametrize("code", ["000000", "", "abc", "1234567", "-12345", "\u0661" * 6])
def test_a_wrong_code_sets_up_nothing(robin, code):
    with pytest.raises(ValidationError, match="isn’t right"):
        enroll(robin, KEY, code)

    assert not TOTPDevice.objects.exists()
    assert not StaticDevice.objects.exists()


def test_the_code_that_set_up_a_phone_is_used(robin, clock):
    enroll(robin, KEY, code_of(KEY))

    assert takes(robin, code_of(KEY)) is None
    clock.shift(timedelta(seconds=30))
    assert takes(robin, code_of(KEY)) == "phone"


def test_an_account_has_one_phone(robin, phone):
    with pytest.raises(ValidationError, match="a moment ago"):
        enroll(robin, KEY, code_of(KEY))

    assert TOTPDevice.objects.count() == 1


# Codes ---------------------------------------------------------------------------------------


def test_a_code_works_once(robin, phone):
    assert [takes(robin, phone()) for _ in range(3)] == ["phone", None, None]


def test_a_code_works_a_step_earlier_or_later(robin, phone, clock):
    code = phone()

    clock.shift(timedelta(seconds=61))
    assert takes(robin, code) is None
    clock.shift(timedelta(seconds=-31))
    assert takes(robin, code) == "phone"


def test_a_backup_code_works_once(robin, phone):
    assert [takes(robin, "abcd2345") for _ in range(2)] == ["backup codes", None]
    assert backup_codes_left(robin) == 1
    assert takes(robin, "efgh2345") == "backup codes"


@pytest.mark.parametrize("code", ["", "abcd", "x" * 40, "12345", "1234567", "\u0661" * 6, "-12345"])
def test_what_is_no_code_is_refused(robin, phone, code):
    with pytest.raises(ValidationError, match="neither a 6-digit code"):
        device_that_takes(robin, code)


def test_nobody_takes_the_code_of_another(robin, phone, db):
    kim = User.objects.create_user("kim")
    TOTPDevice.objects.create(user=kim, key=default_key())

    assert takes(kim, phone()) is None
    assert takes(kim, "abcd2345") is None
    assert takes(robin, phone()) == "phone"


def test_wrong_codes_put_no_account_off(robin, phone):
    for _ in range(50):
        assert takes(robin, "zzzz") is None
        assert takes(robin, "000000") is None

    assert takes(robin, phone()) == "phone"
    assert takes(robin, "abcd2345") == "backup codes"


def test_what_is_forgotten_works_no_more(robin, phone):
    assert forget(robin)

    assert takes(robin, phone()) is None
    assert takes(robin, "abcd2345") is None
    assert not is_enrolled(robin)
    assert not forget(robin)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("code", ["phone", "abcd2345"])
def test_of_two_requests_with_one_code_one_is_let_in(robin, phone, code):
    if connection.vendor == "sqlite":
        pytest.skip("threads share SQLite's test database, where one transaction waits for another")

    def try_it(typed):
        try:
            return takes(robin, typed)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as requests:
        taken = list(requests.map(try_it, [phone() if code == "phone" else code] * 8))

    assert sum(map(bool, taken)) == 1
