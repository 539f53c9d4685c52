"""Tells in microseconds whether the public site is still what it was."""

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone

from certifications.models import Announcement, Change

AWAY = (DatabaseError, InterfaceError)
LAST_CHANGE = f"SELECT MAX(id) FROM {Change._meta.db_table}"  # noqa: S608 - a name of ours
# Seconds between two looks for a database that was away.
PAUSE = 1


class State(NamedTuple):
    """All that decides what the public site says: equal states, equal pages.

    `counter` is the number of the last change, whoever wrote it (the database counts); `until` the
    second from which time alone makes another site: the next announcement, or midnight Eastern.
    """

    counter: int
    until: float


class RecordState:
    """Gives the state of the moment; while the database is away nobody waits for it."""

    def __init__(self):
        self._known = None
        self._away = threading.Event()

    def now(self) -> State:
        """Return the state; raises one of AWAY at once where the database is known to be away."""
        if self._away.is_set():
            raise DatabaseError("The database does not answer.")
        try:
            counter = _counter()
            known = self._known
            if known is None or known.counter != counter or time.time() >= known.until:
                known = self._known = State(counter, _until(timezone.now()))
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
    for is_last in (False, True):
        try:
            with connection.wrap_database_errors:
                connection.ensure_connection()
                return connection.connection.execute(LAST_CHANGE).fetchall()[0][0] or 0
        except AWAY:
            connection.close()
            if is_last:
                raise
    raise AssertionError


def _until(now):
    coming = Announcement.objects.filter(announced_at__gt=now).order_by("announced_at")
    announced_at = coming.values_list("announced_at", flat=True).first()
    tomorrow = timezone.localtime(now).date() + timedelta(days=1)
    midnight = datetime.combine(
        tomorrow, datetime.min.time(), timezone.get_current_timezone()
    ).astimezone(UTC)
    return min(filter(None, (announced_at, midnight))).timestamp()
