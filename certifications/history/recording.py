"""Puts what is changed in a block of code into one revision, and names who did it and why."""

from contextlib import contextmanager

from django.db import connection, transaction

from .models import Revision

# What is called before each revision, while the record is as readers have it, and after it.
AROUND_EACH = []


@contextmanager
def revision(kind, *, by=None, why="", public_note="", undoes=None):
    """Save what the block changes as one revision, in one transaction; give the revision.

    `kind` is a value of `Revision.Kind`, `by` a user or None. A revision that changed nothing is
    not kept. Inside of another the changes are of the inner one.
    """
    with transaction.atomic():
        _wait_for_other_writers()
        _call_around()
        made = Revision.objects.create(
            kind=kind,
            by=by,
            by_name=by.get_username() if by else "",
            why=why,
            public_note=public_note,
            undoes=undoes,
        )
        # What fails is rolled back, and that the revision was open with it.
        outer = _opened()
        _open(made.pk)
        yield made
        _open(outer)
        if made.changes.exists():
            _call_around()
        else:
            made.delete()


def _call_around():
    for call in AROUND_EACH:
        call()


def _wait_for_other_writers():
    """Let one revision end before the next begins, so that changes are numbered as they commit.

    On SQLite each transaction does. The number is the one that the triggers lock by.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(20180125)")


def _opened():
    """Return the key of the revision that is open in this transaction, or None."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT NULLIF(current_setting('wwc.revision', true), '')::bigint")
        else:
            cursor.execute("SELECT MAX(revision_id) FROM certifications_openrevision")
        return cursor.fetchone()[0]


def _open(key):
    """Let the triggers record under that revision, or under none; until the transaction ends."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            text = "" if key is None else str(key)
            cursor.execute("SELECT set_config('wwc.revision', %s, true)", [text])
            return
        # SQLite has one writer at a time: nobody else sees this row.
        cursor.execute("DELETE FROM certifications_openrevision")
        if key is not None:
            cursor.execute("INSERT INTO certifications_openrevision VALUES (%s)", [key])
