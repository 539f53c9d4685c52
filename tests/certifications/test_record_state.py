"""The state of the record: what moves it, and what happens while nobody can tell."""

import threading
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError

from certifications import record_state
from certifications.history.models import counter
from certifications.models import Announcement
from certifications.record_state import RecordState, held
from tests.factories import make_announcement, make_city

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 7, 16, tzinfo=UTC)
MIDNIGHT = datetime(2026, 5, 8, 4, tzinfo=UTC)  # of New York


def state(at=NOON):
    with time_machine.travel(at, tick=False):
        return RecordState().now()


def test_the_counter_is_that_of_the_history():
    assert state().counter == counter()
    make_city()
    assert state().counter == counter() > 0


@pytest.mark.parametrize(
    ("moments", "until"),
    [
        ([], MIDNIGHT),
        ([NOON + timedelta(days=3)], MIDNIGHT),
        ([NOON + timedelta(hours=2), NOON + timedelta(hours=1)], NOON + timedelta(hours=1)),
        ([NOON], MIDNIGHT),
        ([NOON - timedelta(hours=1)], MIDNIGHT),
    ],
)
def test_it_lasts_until_the_next_announcement_or_midnight(moments, until):
    for moment in moments:
        make_announcement(year=2026, announced_at=moment)

    assert state().until == until.timestamp()


@pytest.mark.parametrize("day", [datetime(2026, 11, 1, 12, tzinfo=UTC), NOON])
def test_a_day_has_as_many_hours_as_its_clock(day):
    """On November 1, 2026, the clocks go back: midnight is 17 hours after 8 AM, not 16."""
    hours = (state(day).until - day.timestamp()) / 3600

    assert hours == (17 if day.month == 11 else 12)


def test_nothing_is_asked_twice_while_nothing_changes(django_assert_num_queries):
    record = RecordState()
    with time_machine.travel(NOON, tick=False):
        first = record.now()
        with django_assert_num_queries(0):  # Django does not see the look at the counter
            assert record.now() is first


def test_the_look_at_the_counter_leaves_no_statement_open():
    """It would go on seeing the record as it was at its first look."""
    record = RecordState()
    for name in ("Boise", "Dallas", "Tempe"):
        make_city(name=name)
        assert record.now().counter == counter()


@pytest.mark.parametrize("deaths", [1, 2])
def test_a_connection_that_died_is_replaced_once(monkeypatch, deaths):
    dying = Dying(deaths)
    monkeypatch.setattr(record_state, "connections", {"default": dying})

    if deaths == 1:
        assert record_state._counter() == 7
    else:
        with pytest.raises(DatabaseError):
            record_state._counter()
    assert dying.closed == deaths


class Dying:
    """A connection whose first statements fail."""

    wrap_database_errors = nullcontext()

    def __init__(self, deaths):
        self.deaths, self.closed = deaths, 0
        self.connection = self

    def ensure_connection(self):
        pass

    def execute(self, _):
        if self.closed < self.deaths:
            raise DatabaseError
        return self

    def fetchall(self):
        return [(7,)]

    def close(self):
        self.closed += 1


@pytest.fixture
def database(monkeypatch):
    """Let the database fail on demand, and count who asks it."""
    monkeypatch.setattr(record_state, "PAUSE", 0.01)
    asked = []
    state = {"fails": False}

    def look():
        asked.append(threading.current_thread().name)
        if state["fails"]:
            raise DatabaseError
        return 7

    monkeypatch.setattr(record_state, "_counter", look)
    return state, asked


def test_one_request_finds_out_and_the_others_do_not_wait(database, monkeypatch):
    state, asked = database
    looking = threading.Event()
    monkeypatch.setattr(RecordState, "_look", lambda record: looking.set())
    record = RecordState()
    state["fails"] = True

    for _ in range(5):
        with pytest.raises(DatabaseError):
            record.now()

    assert len(asked) == 1
    assert looking.wait(5)


def test_it_is_asked_again_once_it_answers(database):
    state, asked = database
    record = RecordState()
    state["fails"] = True
    with pytest.raises(DatabaseError):
        record.now()
    state["fails"] = False

    assert wait_for(lambda: not record._away.is_set())
    assert record.now().counter == 7
    assert asked.count("MainThread") == 2


def wait_for(condition):
    pause = threading.Event()
    return any(condition() or pause.wait(0.02) for _ in range(500))


# What is held -----------------------------------------------------------------------------------


@pytest.fixture
def counted():
    """Return a held function of the record, and what it was asked."""
    asked = []

    @held
    def number_of_announcements(at):
        asked.append(at)
        return Announcement.objects.public(at).count()

    return number_of_announcements, asked


@pytest.mark.django_db(transaction=True)
def test_what_is_held_is_computed_once_for_the_present_and_anew_after_a_change(counted):
    number, asked = counted
    with time_machine.travel(NOON, tick=False):
        assert [number(NOON), number(NOON + timedelta(hours=1)), len(asked)] == [0, 0, 1]
        make_announcement(year=2018)
        assert [number(NOON), number(NOON), len(asked)] == [1, 1, 2]


@pytest.mark.django_db(transaction=True)
def test_of_another_moment_nothing_is_held(counted):
    number, asked = counted
    make_announcement(year=2026, announced_at=NOON + timedelta(hours=1))
    with time_machine.travel(NOON, tick=False):
        number(NOON)
        later, earlier = NOON + timedelta(hours=1), NOON - timedelta(days=1)
        assert [number(later), number(earlier), number(NOON), len(asked)] == [1, 0, 0, 3]


def test_within_a_transaction_nothing_is_held(counted):
    """What it wrote may be taken back, and its numbers given to other changes."""
    number, asked = counted
    with time_machine.travel(NOON, tick=False):
        number(NOON)
        number(NOON)

    assert len(asked) == 2
