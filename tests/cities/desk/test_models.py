"""The table of wrong passwords: its size, and guesses that arrive together."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.contrib.auth.models import Permission
from django.db import connection

from cities.desk.models import PasswordAttempt

NOON = datetime(2026, 12, 1, 17, tzinfo=UTC)
AT_ONCE = 20


def admit(*, name="robin", network="203.0.113.5", at=NOON):
    return PasswordAttempt.objects.admit(name=name, network=network, at=at)


def test_old_rows_go_as_new_ones_come(db):
    for number in range(100):
        admit(name=f"name {number}", at=NOON + timedelta(minutes=number))

    assert PasswordAttempt.objects.count() == 15


def test_what_is_refused_takes_no_room_and_puts_nothing_off(db):
    untils = {admit(at=NOON + timedelta(seconds=second)) for second in range(100)}

    assert PasswordAttempt.objects.count() == 5
    assert untils == {None, NOON + timedelta(minutes=15)}


def test_what_was_right_is_taken_back_alone(db):
    for _ in range(3):
        admit()
    admit(name="kim")

    PasswordAttempt.objects.take_back(name="robin", network="203.0.113.5", at=NOON)

    assert PasswordAttempt.objects.filter(name="robin").count() == 2
    assert PasswordAttempt.objects.filter(name="kim").count() == 1


def test_nobody_is_given_rights_to_the_table(db):
    assert not Permission.objects.filter(content_type__model="passwordattempt").exists()


@pytest.mark.django_db(transaction=True)
def test_guesses_that_arrive_together_do_not_all_find_room():
    if connection.vendor == "sqlite":
        pytest.skip("threads share SQLite's test database; test_race.py tries a site on a file")
    together = Barrier(AT_ONCE)

    def arrive(_):
        try:
            connection.ensure_connection()
            together.wait(timeout=30)
            return admit()
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as visitors:
        untils = list(visitors.map(arrive, range(AT_ONCE)))

    assert untils.count(None) == PasswordAttempt.objects.count() == 5
