"""`manage.py forget_second_factor`: a lost phone."""

import io

import pytest
from django.core.management import CommandError, call_command
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.cities.desk.conftest import PASSWORD


def forget(name):
    out = io.StringIO()
    call_command("forget_second_factor", name, stdout=out)
    return out.getvalue()


def test_the_next_sign_in_sets_up_another_phone(second_factor, client, sign_in, phone):
    said = forget("robin")

    assert said.startswith("Forgot the phone and the backup codes of 'robin'.")
    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    sign_in(password=PASSWORD)
    assert client.get("/admin/")["Location"].startswith("/admin/second-factor/set-up/")


def test_an_open_session_must_set_up_another_phone_too(second_factor, client, sign_in, phone):
    sign_in(password=PASSWORD)
    client.post("/admin/second-factor/", {"code": phone()})
    assert client.get("/admin/").status_code == 200

    forget("robin")

    assert client.get("/admin/")["Location"].startswith("/admin/second-factor/set-up/")


def test_it_says_when_there_is_nothing_to_forget(robin):
    assert forget("robin") == "'robin' has no phone set up: there is nothing to forget.\n"


def test_a_name_that_no_account_has_is_told(db):
    with pytest.raises(CommandError, match="No account has the user name 'kim': look it up"):
        forget("kim")
