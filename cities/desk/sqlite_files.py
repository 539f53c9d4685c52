"""A backup of SQLite is a database file: written, looked at, put in the present one's place."""

import errno
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from django.core.management.base import CommandError
from django.db import DatabaseError, connection

from cities.models import City

SUFFIX = ".sqlite3"
BESIDE = ("-wal", "-shm")  # what SQLite keeps beside a database that is open
MIGRATIONS = "django_migrations"
BUSY = (
    "{path} could not be held still ({reason}), so nothing was changed: run the command again, or "
    "stop the site first."
)


def present() -> Path:
    """Return the site's database file, which need not be there."""
    if connection.is_in_memory_db():
        raise CommandError("The database is in memory alone: set DATABASE_URL to a file.")
    return Path(connection.settings_dict["NAME"])


def dump(path: Path):
    """Write the present database, as it is at one moment, to an empty file."""
    if not present().exists():
        raise CommandError(
            f"There is no database at {present()}, so there is nothing to back up: set "
            "WWC_DATA_DIR or DATABASE_URL to where the site is."
        )
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
    except DatabaseError as error:
        if "full" in str(error):
            raise OSError(errno.ENOSPC, "No space left on device") from error
        raise CommandError(
            f"{present()} could not be copied ({error}): look after its disk, and restore the last "
            "backup if it is damaged."
        ) from error


def migrations_of(path: Path) -> set:
    """Return the (app, name) of the migrations in a file; ValueError if it is not sound."""
    try:
        with _opened(path) as cursor:
            (found,) = cursor.execute("PRAGMA integrity_check(1)").fetchone()
            if found != "ok":
                raise ValueError(found)
            tables = {name for (name,) in cursor.execute("SELECT name FROM sqlite_master")}
            if not tables >= {MIGRATIONS, City._meta.db_table}:
                raise ValueError("its tables are not there")
            return set(cursor.execute(f"SELECT app, name FROM {MIGRATIONS}"))  # noqa: S608 - a constant
    except DatabaseError as error:
        raise ValueError(str(error)) from error


@contextmanager
def _opened(path):
    """Give a cursor on a file, on which the site's own functions are there, as its rules ask."""
    reader = connection.copy()
    reader.settings_dict |= {"NAME": str(path), "OPTIONS": {}}  # the site's would write to it
    with closing(reader), reader.cursor() as cursor:
        yield cursor


def load(path: Path, aside: Path):
    """Put a copy of a file in the present one's place, which is kept as `aside`."""
    connection.close()
    new = aside.with_name(aside.name + ".part")
    try:
        new.touch(mode=0o600)
        shutil.copyfile(path, new)
        with new.open("rb") as copied:
            os.fsync(copied.fileno())
        _swap(new, present(), aside)
    finally:
        new.unlink(missing_ok=True)


def _swap(new, old, aside):
    if not old.exists():
        _move_what_stands_beside(old, aside)
        new.replace(old)
        return
    with _held(old) as is_sound:
        if not is_sound:  # what its log holds could not be brought into it, and goes along
            _move_what_stands_beside(old, aside)
        os.link(old, aside)
        try:
            new.replace(old)
        except OSError:
            aside.unlink()
            raise
        # SQLite would read the former log into the new file. A site that still has the former
        # one open goes on with both, under their new names.
        _move_what_stands_beside(old, aside)


def _move_what_stands_beside(old, aside):
    for end in BESIDE:
        with suppress(FileNotFoundError):
            old.with_name(old.name + end).rename(aside.with_name(aside.name + end))


@contextmanager
def _held(path):
    """Let nobody write to a file, whose log is empty then; give whether it is sound at all."""
    log = path.with_name(path.name + "-wal")
    with closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as holder:
        try:
            busy, *_ = holder.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            holder.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise CommandError(BUSY.format(path=path, reason=error)) from error
        except sqlite3.DatabaseError:
            yield False
            return
        if busy or (log.exists() and log.stat().st_size):
            raise CommandError(BUSY.format(path=path, reason="the site is using it"))
        yield True
