"""Signing in to the admin, and guessing at it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup

from tests.cities.desk.conftest import PASSWORD

NOON = datetime(2026, 12, 1, 17, tzinfo=UTC)  # in New York


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveler:
        yield traveler


def guess(sign_in, times, **form):
    """Send so many wrong passwords; return the status of each answer."""
    return [sign_in(password=f"wrong {n}", **form).status_code for n in range(times)]


def text_of(response):
    """Return the page as it is read, without its runs of white space."""
    page = BeautifulSoup(response.content, "html.parser").select_one("#content")
    return " ".join(page.get_text().split())


# What is counted -----------------------------------------------------------------------------


def test_two_hundred_wrong_passwords_are_hashed_five_times(sign_in, hashed):
    statuses = guess(sign_in, 200)

    assert statuses == [200] * 5 + [429] * 195
    assert hashed() == 5


def test_a_network_may_guess_at_twenty_names(sign_in, hashed):
    statuses = [sign_in(name=f"name {n}").status_code for n in range(200)]

    assert statuses == [200] * 20 + [429] * 180
    assert hashed() == 20


def test_the_right_password_is_not_checked_either_once_too_many_were_wrong(sign_in, hashed):
    guess(sign_in, 5)

    response = sign_in(password=PASSWORD)

    assert response.status_code == 429
    assert hashed() == 5


def test_an_account_is_never_locked_elsewhere(sign_in, robin):
    guess(sign_in, 50)

    assert sign_in(password=PASSWORD, network="198.51.100.7").status_code == 302


def test_another_name_may_still_sign_in_from_the_same_network(sign_in, robin):
    guess(sign_in, 10, name="kim")

    assert sign_in(password=PASSWORD).status_code == 302


@pytest.mark.parametrize("name", ["ROBIN", " robin ", "\uff32obin", "robin\u3000"])
def test_another_spelling_of_a_name_counts_as_the_name(sign_in, robin, name):
    guess(sign_in, 5, name=name)

    assert sign_in(password=PASSWORD).status_code == 429


@pytest.mark.parametrize("form", [{"name": ""}, {"password": ""}])
def test_a_form_that_is_not_filled_in_counts_nothing(sign_in, robin, form):
    for _ in range(30):
        assert sign_in(**form).status_code == 200

    assert sign_in(password=PASSWORD).status_code == 302


def test_signing_in_forgets_the_wrong_passwords_of_the_name(sign_in, robin):
    for _ in range(6):
        guess(sign_in, 4)
        assert sign_in(password=PASSWORD).status_code == 302

    assert guess(sign_in, 6) == [200] * 5 + [429]


def test_signing_in_forgets_nothing_of_another_name_or_network(sign_in, robin):
    guess(sign_in, 5, name="kim")
    guess(sign_in, 5, network="198.51.100.7")

    sign_in(password=PASSWORD)

    assert guess(sign_in, 1, name="kim") == [429]
    assert guess(sign_in, 1, network="198.51.100.7") == [429]


def test_an_account_without_the_right_to_enter_counts_as_wrong(sign_in, robin, hashed):
    robin.is_staff = False
    robin.save()

    statuses = [sign_in(password=PASSWORD).status_code for _ in range(6)]

    assert statuses == [200] * 5 + [429]


def test_a_wrong_password_counts_for_fifteen_minutes(sign_in, robin, clock):
    guess(sign_in, 4)
    clock.shift(timedelta(minutes=5))
    guess(sign_in, 1)

    clock.shift(timedelta(minutes=9, seconds=59))
    assert guess(sign_in, 1) == [429]

    clock.shift(timedelta(seconds=1))  # the first four are forgotten now, the fifth is not
    assert guess(sign_in, 5) == [200] * 4 + [429]


# The page ------------------------------------------------------------------------------------


def test_the_page_says_until_when_and_what_to_do(sign_in, robin, clock):
    guess(sign_in, 5)
    clock.shift(timedelta(minutes=3, seconds=30))

    response = sign_in(password=PASSWORD)

    assert response.status_code == 429
    assert response["Retry-After"] == "690"
    assert "no-store" in response["Cache-Control"]
    assert "Try again at 12:15 PM Eastern Time, in 12 minutes." in text_of(response)
    assert "Ask an administrator of this site to set a new one" in text_of(response)
    assert "manage.py unlock" in text_of(response)


@pytest.mark.parametrize(
    ("second", "later", "said"),
    [
        (0, timedelta(0), "at 12:15 PM Eastern Time, in 15 minutes."),
        (30, timedelta(minutes=3, seconds=20), "at 12:16 PM Eastern Time, in 12 minutes."),
        (1, timedelta(minutes=14, seconds=59), "at 12:16 PM Eastern Time, in 1 minute."),
    ],
)
def test_the_moment_is_never_said_too_early(sign_in, clock, second, later, said):
    clock.shift(timedelta(seconds=second))
    guess(sign_in, 5)
    clock.shift(later)

    assert said in text_of(sign_in())


def test_the_page_leads_back_to_what_was_asked_for(sign_in, client):
    guess(sign_in, 5)

    response = client.post(
        "/admin/login/?next=/admin/cities/city/",
        {"username": "robin", "password": "wrong"},
        REMOTE_ADDR="203.0.113.5",
    )

    link = BeautifulSoup(response.content, "html.parser").select_one("#content a")
    assert link["href"] == "/admin/login/?next=/admin/cities/city/"


def test_the_page_is_the_same_for_a_name_that_no_account_has(sign_in, robin, clock):
    pages = []
    for name, network in (("robin", "203.0.113.5"), ("nobody", "198.51.100.7")):
        guess(sign_in, 5, name=name, network=network)
        pages.append(sign_in(name=name, network=network))

    known, unknown = pages
    assert known.status_code == unknown.status_code == 429
    assert known.content == unknown.content
    assert known.headers == unknown.headers


def test_a_wrong_password_is_answered_alike_for_a_name_that_no_account_has(sign_in, hashed):
    known = sign_in(name="robin")
    after_known = hashed()
    unknown = sign_in(name="nobody")

    assert text_of(known) == text_of(unknown)
    assert (after_known, hashed()) == (1, 2)


# Changing the password -----------------------------------------------------------------------


def change_password(client, old, new="another staple, another horse"):
    return client.post(
        "/admin/password_change/",
        {"old_password": old, "new_password1": new, "new_password2": new},
        REMOTE_ADDR="203.0.113.5",
    )


def test_an_open_session_is_no_place_to_guess_the_password(client, robin, hashed):
    client.force_login(robin)

    statuses = [change_password(client, f"wrong {n}").status_code for n in range(50)]

    assert statuses == [200] * 5 + [429] * 45
    assert hashed() == 5


def test_the_password_is_changed_with_the_old_one(client, robin):
    client.force_login(robin)
    change_password(client, "wrong")

    response = change_password(client, PASSWORD)

    assert (response.status_code, response["Location"]) == (302, "/admin/password_change/done/")
    robin.refresh_from_db()
    assert robin.check_password("another staple, another horse")


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("elevensign!", "It must contain at least 12 characters."),
        ("qwerty123456", "This password is too common."),
        ("198709141987", "This password is entirely numeric."),
        ("robin@example.org", "The password is too similar to the email address."),
    ],
)
def test_a_weak_password_is_refused(client, robin, new, sentence):
    client.force_login(robin)

    response = change_password(client, PASSWORD, new)

    assert response.status_code == 200
    assert sentence in text_of(response)
