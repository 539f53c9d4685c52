"""Tells in microseconds whether the public site is still what it was."""

import threading
import time
from datetime import datetime, timedelta
from functools import wraps
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, connection, connections
from django.db.models import Max, Min, Q
from django.utils import timezone

from .models import Announcement, Change

AWAY = (DatabaseError, InterfaceError)
LAST_CHANGE = f"SELECT MAX(id) FROM {Change._meta.db_table}"  # noqa: S608 - a name of ours
# Seconds between two looks for a database that was away.
PAUSE = 1


class State(NamedTuple):
    """All that decides what the public site says: equal states, equal pages.

    `counter` is the number of the last change, whoever wrote it (the database counts). Time alone
    makes another site with each announcement and at midnight Eastern: the last such second is
    `since`, the next one `until`.
    """

    counter: int
    since: float
    until: float

    def holds_at(self, moment: datetime) -> bool:
        return self.since <= moment.timestamp() < self.until


class RecordState:
    """Gives the state of the moment; while the database is away nobody waits for it."""

    def __init__(self):
        self.last_known: State | None = None
        self._away = threading.Event()

    def now(self) -> State:
        """Return the state; raises one of AWAY at once where the database is known to be away."""
        if self._away.is_set():
            raise DatabaseError("The database does not answer.")
        try:
            counter = _counter()
            known, now = self.last_known, timezone.now()
            if known is None or known.counter != counter or not known.holds_at(now):
                known = self.last_known = State(counter, *_around(now))
        except AWAY:
            self.found_away()
            raise
        return known

    def found_away(self):
        """Ask no more before a thread of its own, which may wait, has had an answer."""
        if not self._away.is_set():
            self._away.set()
            threading.Thread(target=self._look, daemon=True).start()

    def _look(self):
        while self._away.is_set():
            time.sleep(PAUSE)
            try:
                _counter()
                self._away.clear()
            except AWAY:
                pass
        connection.close()


def _counter():
    """Ask the database's own connection: Django's cursor would take three times as long.

    All rows are fetched: a statement that is left open would go on seeing the record of then. A
    connection that died since its last use is replaced once.
    """
    own = connections[DEFAULT_DB_ALIAS]
    for is_last in (False, True):
        try:
            with own.wrap_database_errors:
                own.ensure_connection()
                return own.connection.execute(LAST_CHANGE).fetchall()[0][0] or 0
        except AWAY:
            own.close()
            if is_last:
                raise
    raise AssertionError


def _around(now):
    """Return the last second and the next one with which time alone makes another site."""
    zone = timezone.get_current_timezone()
    today = timezone.localdate(now)
    days = [datetime.combine(today + timedelta(days=n), datetime.min.time(), zone) for n in (0, 1)]
    announced = Announcement.objects.aggregate(
        since=Max("announced_at", filter=Q(announced_at__lte=now)),
        until=Min("announced_at", filter=Q(announced_at__gt=now)),
    )
    since, until = (moment.timestamp() for moment in days)
    if announced["since"]:
        since = max(since, announced["since"].timestamp())
    if announced["until"]:
        until = min(until, announced["until"].timestamp())
    return since, until


RECORD = RecordState()


def held(compute):
    """Keep what `compute(at, ...)` returns of the present, for as long as the record is as it is.

    What is passed beside `at` must be few different values that follow from the record. Of another
    moment than the present, a past day or a preview, nothing is kept; nor is anything within a
    transaction, whose writes may be taken back and their numbers given to others.
    """
    kept: dict = {}

    @wraps(compute)
    def give(at, *more):
        if connection.in_atomic_block:
            return compute(at, *more)
        state = RECORD.now()
        if not state.holds_at(at):
            return compute(at, *more)
        if (state, more) in kept:
            return kept[state, more]
        value = compute(at, *more)
        for former in [key for key in kept if key[0] != state]:
            kept.pop(former, None)
        kept[state, more] = value
        return value

    return give
