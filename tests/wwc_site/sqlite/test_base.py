"""A connection to SQLite follows the name of its file; `tests/faults/` moves those of sites."""

import os
import sqlite3
from contextlib import closing

import pytest
from django.db import OperationalError

from wwc_site.databases import database
from wwc_site.sqlite.base import DatabaseWrapper

# What Django adds to the settings of a database.
REST = {
    "TIME_ZONE": None,
    "AUTOCOMMIT": True,
    "CONN_HEALTH_CHECKS": False,
    "ATOMIC_REQUESTS": False,
}


@pytest.fixture
def file(tmp_path):
    """An SQLite file that holds 1."""
    return make(tmp_path / "db.sqlite3", 1)


@pytest.fixture
def connection(file, django_db_blocker):
    wrapper = DatabaseWrapper(database("", file.parent) | REST)
    with django_db_blocker.unblock(), closing(wrapper):
        yield wrapper


def make(path, number):
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE t (n)")
        made.execute("INSERT INTO t VALUES (?)", [number])
        made.commit()
    return path


def read(connection):
    with connection.cursor() as cursor:
        return cursor.execute("SELECT n FROM t").fetchone()[0]


def test_another_file_of_the_name_is_read_at_once(file, connection, tmp_path):
    assert read(connection) == 1

    os.replace(make(tmp_path / "other", 2), file)

    assert read(connection) == 2


def test_a_transaction_ends_in_the_file_it_began_in(file, connection, tmp_path):
    connection.set_autocommit(False)
    connection.in_atomic_block = True
    assert read(connection) == 1

    os.replace(make(tmp_path / "other", 2), file)

    assert read(connection) == 1
    connection.in_atomic_block = False


def test_a_site_that_serves_makes_no_file(file, connection, monkeypatch):
    monkeypatch.setattr(DatabaseWrapper, "makes_files", False)
    assert read(connection) == 1
    file.unlink()

    with pytest.raises(OperationalError, match="not there"):
        read(connection)

    connection.close_if_unusable_or_obsolete()
    assert not file.exists()


def test_a_command_makes_the_file_that_is_missing(file, connection):
    file.unlink()

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE t (n)")

    assert file.exists()
