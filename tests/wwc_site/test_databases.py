"""The database: how long it may keep a request waiting, and who may read its file."""

import os
import socket
import sqlite3
import stat
import time

import pytest
from django.db import OperationalError, connection
from django.db.utils import ConnectionHandler

from tests.starting import prepare
from tests.wwc_site.test_settings import start
from wwc_site.databases import database, limit_waiting

NOT_LIMITED = "only PostgreSQL limits statements: see .ci/with-postgresql"
FILES = ["db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm"]


def connected(config):
    """Return a connection of its own to the database of these settings."""
    return ConnectionHandler({"default": config})["default"]


# SQLite --------------------------------------------------------------------------------------


def modes(folder):
    return {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in folder.iterdir()}


@pytest.fixture
def open_folder(tmp_path):
    """A folder that was there before, for everybody to read, as new files would be."""
    tmp_path.chmod(0o755)
    before = os.umask(0o022)
    yield tmp_path
    os.umask(before)


@pytest.mark.once
def test_only_its_owner_reads_the_files_of_a_new_site(open_folder):
    assert prepare(open_folder)[0] == 0

    reader = sqlite3.connect(open_folder / "db.sqlite3")
    reader.execute("CREATE TABLE people (name)")
    found = modes(open_folder)
    reader.close()

    assert {name: found[name] for name in FILES} == dict.fromkeys(FILES, "0o600")


def test_files_that_others_could_read_are_closed(open_folder):
    path = open_folder / "db.sqlite3"
    before = sqlite3.connect(path)
    before.execute("PRAGMA journal_mode=WAL")
    before.execute("CREATE TABLE people (name)")
    assert set(modes(open_folder).values()) == {"0o644"}

    database("", open_folder)

    assert modes(open_folder) == dict.fromkeys(FILES, "0o600")
    before.close()


@pytest.mark.parametrize("url", ["", "sqlite://:memory:", "sqlite:////no/such/folder/db.sqlite3"])
def test_reading_the_settings_makes_no_file(tmp_path, monkeypatch, url):
    monkeypatch.chdir(tmp_path)

    database(url, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_connection_to_sqlite_is_kept_after_a_request(tmp_path, django_db_blocker):
    """The last one that closes takes the files of the log along, and a full disk takes no new."""
    own = connected(database("", tmp_path))

    with django_db_blocker.unblock():
        own.cursor().execute("CREATE TABLE people (name)")
        kept = own.connection
        own.close_if_unusable_or_obsolete()  # as Django does when a request ends
        is_kept = own.connection is kept
        own.close()

    assert is_kept


def test_writer_waits_five_seconds_at_most(tmp_path, django_db_blocker):
    config = database("", tmp_path)

    with django_db_blocker.unblock():
        waits = connected(config).cursor().execute("PRAGMA busy_timeout").fetchone()

    assert waits == (5000,)


# PostgreSQL ----------------------------------------------------------------------------------


@pytest.fixture
def silent():
    """The address of a database that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"postgres://u:p@127.0.0.1:{server.getsockname()[1]}/n"


@pytest.mark.once
def test_postgresql_that_takes_no_connection_is_given_up(silent, tmp_path, django_db_blocker):
    before = time.monotonic()

    with django_db_blocker.unblock(), pytest.raises(OperationalError, match="timeout"):
        connected(database(silent, tmp_path)).ensure_connection()

    assert time.monotonic() - before < 3


@pytest.mark.once
def test_readyz_says_soon_that_the_database_hangs(silent, tmp_path):
    code = """
import time
from wwc_site.wsgi import application
from django.test import Client
before = time.monotonic()
status = Client(headers={"host": "localhost"}).get("/readyz").status_code
print(status, time.monotonic() - before < 3)
"""
    process = start(tmp_path, code, DATABASE_URL=silent)

    assert process.stdout.split() == ["503", "True"], process.stderr


def test_what_an_address_says_of_waiting_counts(tmp_path):
    config = database("postgres://u:p@h/n?connect_timeout=9&sslmode=require", tmp_path)

    assert config["OPTIONS"] == {"connect_timeout": 9, "sslmode": "require"}


@pytest.fixture
def served(db):
    """A connection as the site has it while it is served, besides that of the test."""
    if connection.vendor != "postgresql":
        pytest.skip(NOT_LIMITED)
    own = connection.copy()
    own.ensure_connection()
    limit_waiting(own)
    yield own
    own.close()


def seconds_until_refused(own, sql, words):
    before = time.monotonic()
    with pytest.raises(OperationalError, match=words), own.cursor() as cursor:
        cursor.execute(sql)
    return time.monotonic() - before


def test_slow_statement_is_ended(served):
    assert 2.9 < seconds_until_refused(served, "SELECT pg_sleep(20)", "statement timeout") < 3.9


def test_lock_of_another_is_not_waited_for(served):
    connection.cursor().execute("LOCK TABLE cities_city IN ACCESS EXCLUSIVE MODE")

    assert 1.9 < seconds_until_refused(served, "TABLE cities_city", "lock timeout") < 2.9


@pytest.mark.parametrize("is_in_transaction", [False, True])
def test_server_that_says_nothing_is_given_up_and_left(served, is_in_transaction):
    """As one that hangs altogether, which keeps no time-out of its own either."""
    served.cursor().execute("SET statement_timeout = 0")
    served.set_autocommit(not is_in_transaction)
    number = served.connection.info.backend_pid

    waited = seconds_until_refused(served, "SELECT pg_sleep(20)", "timeout")
    before = time.monotonic()
    if is_in_transaction:
        with pytest.raises(OperationalError):
            served.rollback()
    served.close_if_unusable_or_obsolete()  # as Django does when a request ends
    left_after = time.monotonic() - before
    connection.cursor().execute("SELECT pg_terminate_backend(%s)", [number])  # it sleeps on

    assert 3.9 < waited < 4.9
    assert served.connection is None
    assert left_after < 1


@pytest.mark.parametrize(
    ("begins", "limits"),
    [("import django; django.setup()", ["0", "0"]), ("import wwc_site.wsgi", ["3s", "2s"])],
    ids=["command", "server"],
)
def test_server_is_limited_and_a_command_is_not(tmp_path, begins, limits):
    if connection.vendor != "postgresql":
        pytest.skip(NOT_LIMITED)
    code = f"""
{begins}
from django.db import connection
with connection.cursor() as cursor:
    for name in ("statement_timeout", "lock_timeout"):
        print(cursor.execute("SHOW " + name).fetchone()[0])
"""
    process = start(tmp_path, code, DATABASE_URL=os.environ["DATABASE_URL"])

    assert process.stdout.split() == limits, process.stderr
