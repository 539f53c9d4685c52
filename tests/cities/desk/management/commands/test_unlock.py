"""`manage.py unlock`: letting somebody in at once."""

import io
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import CommandError, call_command

from cities.desk.models import PasswordAttempt

NOON = datetime(2026, 12, 1, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOON, tick=False):
        yield


def unlock(*arguments):
    out = io.StringIO()
    call_command("unlock", *arguments, stdout=out)
    return out.getvalue().splitlines()


def wrong(times, name="robin", network="203.0.113.5"):
    PasswordAttempt.objects.bulk_create(
        PasswordAttempt(name=name, network=network, at=NOON) for _ in range(times)
    )


def test_without_arguments_it_says_who_is_refused(db):
    wrong(5)
    wrong(4, name="kim")
    wrong(5, name="\x1b[2Klee", network="198.51.100.7")
    wrong(20, network="2001:db8:1:2::/64")

    assert unlock() == [
        "Refused until 12:15:00 EST: '\\x1b[2Klee' from 198.51.100.7",
        "Refused until 12:15:00 EST: every name from 2001:db8:1:2::/64",
        "Refused until 12:15:00 EST: 'robin' from 203.0.113.5",
    ]
    assert PasswordAttempt.objects.count() == 34


def test_a_name_is_let_in_from_everywhere(db, sign_in, robin):
    wrong(5)
    wrong(2, network="198.51.100.7")
    wrong(3, name="kim")

    said = unlock(" Robin ")

    assert said == ["Forgot 7 wrong passwords of 'robin'.", "Nobody is refused now."]
    assert sign_in().status_code == 200
    assert PasswordAttempt.objects.filter(name="kim").count() == 3


def test_it_says_when_a_name_is_still_refused_because_of_the_others(db):
    wrong(1)
    wrong(20, name="kim")

    assert unlock("robin") == [
        "Forgot 1 wrong password of 'robin'.",
        "Refused until 12:15:00 EST: every name from 203.0.113.5",
    ]


@pytest.mark.parametrize(
    ("address", "network"),
    [("203.0.113.5", "203.0.113.5"), ("2001:db8:1:2:3::9", "2001:db8:1:2::/64")],
)
def test_an_address_is_let_in_under_every_name(db, address, network):
    wrong(20, name="kim", network=network)
    wrong(5, network="198.51.100.7")

    said = unlock("--address", address)

    assert said[0] == f"Forgot 20 wrong passwords from {network}."
    assert set(PasswordAttempt.objects.values_list("network", flat=True)) == {"198.51.100.7"}


def test_a_name_is_let_in_from_one_address(db):
    wrong(5)
    wrong(5, network="198.51.100.7")

    assert unlock("robin", "--address", "203.0.113.5") == [
        "Forgot 5 wrong passwords of 'robin' from 203.0.113.5.",
        "Refused until 12:15:00 EST: 'robin' from 198.51.100.7",
    ]


def test_everybody_is_let_in(db):
    wrong(5)
    wrong(20, network="198.51.100.7")

    assert unlock("--all") == ["Forgot 25 wrong passwords.", "Nobody is refused now."]
    assert not PasswordAttempt.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--address", "203.0.113"], "“203.0.113” is not an IP address"),
        (["robin", "--all"], "leave out the name and the address"),
    ],
)
def test_what_makes_no_sense_is_refused_and_forgets_nothing(db, arguments, sentence):
    wrong(5)

    with pytest.raises(CommandError, match=sentence):
        unlock(*arguments)

    assert PasswordAttempt.objects.count() == 5
