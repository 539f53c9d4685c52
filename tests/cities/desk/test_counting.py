"""What is counted of whom, and the line that each check of a password leaves in the log."""

from ipaddress import ip_network

import pytest

from cities.desk.models import PasswordAttempt
from cities.desk.sign_in import LONGEST_NAME
from tests.cities.desk.conftest import PASSWORD


def test_each_check_of_a_password_leaves_one_line(sign_in, robin, lines):
    for password in ("hush", PASSWORD, *["hush"] * 6):
        sign_in(password=password)

    wrong = ("WARNING", "sign-in: wrong password, name='robin', network=203.0.113.5")
    assert lines() == [
        wrong,
        ("INFO", "sign-in: right password, name='robin', network=203.0.113.5"),
        *[wrong] * 5,
        ("WARNING", "sign-in: refused unchecked, name='robin', network=203.0.113.5"),
    ]


def test_a_change_of_password_leaves_a_line(client, robin, lines):
    client.force_login(robin)

    client.post("/admin/password_change/", {"old_password": "hush"}, REMOTE_ADDR="203.0.113.5")

    assert lines() == [
        ("WARNING", "password change: wrong password, name='robin', network=203.0.113.5")
    ]


@pytest.mark.parametrize(
    "name",
    [
        "kim\nsign-in: right password, name='robin'",
        "kim', network=198.51.100.7\rrobin",
        "kim\u2028robin",
        "kim\u202enibor",
        "kim\x1b[2Krobin",
    ],
)
def test_no_name_can_forge_a_line(sign_in, lines, name):
    sign_in(name=name)

    ((_, line),) = lines()
    before, after = line.split(repr(name))
    assert line.isprintable()
    assert (before, after) == ("sign-in: wrong password, name=", ", network=203.0.113.5")


def test_a_long_name_is_cut_in_the_log_and_in_the_table(sign_in, lines):
    sign_in(name="n" * 100_000)

    ((_, line),) = lines()
    assert len(line) < LONGEST_NAME + 100
    assert PasswordAttempt.objects.get().name == "n" * LONGEST_NAME


def test_a_name_that_no_database_can_hold_is_refused_by_the_form(sign_in, lines):
    response = sign_in(name="ro\x00bin")

    assert response.status_code == 200
    assert lines() == []


def test_a_forwarded_address_counts_behind_a_trusted_proxy_alone(sign_in, settings):
    sign_in(HTTP_X_FORWARDED_FOR="198.51.100.7")
    settings.TRUSTED_PROXIES = [ip_network("203.0.113.0/24")]
    sign_in(HTTP_X_FORWARDED_FOR="192.0.2.66, 198.51.100.7")

    networks = PasswordAttempt.objects.order_by("pk").values_list("network", flat=True)
    assert list(networks) == ["203.0.113.5", "198.51.100.7"]
