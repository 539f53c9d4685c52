"""The site's database: how long a request may wait for it, and who may read its file."""

from functools import partial
from pathlib import Path

import dj_database_url

POSTGRESQL = "django.db.backends.postgresql"
SQLITE = {
    "ENGINE": "wwc_site.sqlite",
    "TEST": {
        "NAME": ":memory:"
    },  # Django's default; pytest-django takes it of Django's backend alone
    # Each new connection makes SQLite's files for the write-ahead log anew, which a full disk
    # forbids; a connection that is kept goes on reading.
    "CONN_MAX_AGE": None,
    # A writer waits for the lock instead of failing half-way (IMMEDIATE, busy time-out), and
    # readers do not wait for a writer (WAL). Django itself switches foreign keys on.
    "OPTIONS": {
        "timeout": 5,  # seconds
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}

# Seconds that PostgreSQL may take.
TO_CONNECT, FOR_A_LOCK, FOR_A_STATEMENT = 2, 2, 3
# Longer than a statement may take, so that a server which is alive ends it itself.
UNTIL_IT_IS_TAKEN_FOR_DEAD = 4


def database(url: str, folder: Path | None) -> dict:
    """Return Django's database of `url`; without one, an SQLite file in `folder`.

    A folder that is itself wrong is None, and holds no database.
    Raises ValueError on any other database than SQLite and PostgreSQL, and OSError if its file
    cannot be kept from other users.
    """
    if not url and folder is None:
        return {}
    if not url:
        # Not through an address: a folder's name may hold any sign.
        return _sqlite({"NAME": folder / "db.sqlite3"})
    config = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    if config["ENGINE"].endswith(".sqlite3"):
        return _sqlite(config)
    if config["ENGINE"] != POSTGRESQL:
        raise ValueError("not SQLite or PostgreSQL")
    config["OPTIONS"] = {"connect_timeout": TO_CONNECT} | config.get("OPTIONS", {})
    return config


def _sqlite(config):
    if config["NAME"] != ":memory:":
        keep_private(Path(config["NAME"]))
    return config | SQLITE


def keep_private(path: Path):
    """Let only the owner read an SQLite file that is there: it holds passwords, hashed.

    A file that is not there is made by `manage.py prepare` alone, which asks first whether it is
    missed; reading the settings must not hide that it is gone.
    """
    for each in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        if each.exists() and each.stat().st_mode & 0o077:
            each.chmod(0o600)


def limit_waiting(connection, **_):
    """Make a new connection to PostgreSQL give up early: for serving, where a visitor waits.

    Commands are not limited: a migration may take its time. The server ends a statement by itself;
    one that says nothing at all, not even that, is given up from here.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = '{FOR_A_STATEMENT}s'")
            cursor.execute(f"SET lock_timeout = '{FOR_A_LOCK}s'")
        own = connection.connection
        own.wait = partial(own.wait, timeout=UNTIL_IT_IS_TAKEN_FOR_DEAD)
