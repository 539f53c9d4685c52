"""Starts at once, and starts that the disk refuses."""

from contextlib import contextmanager
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection

from tests.starting import begin


@contextmanager
def server():
    """Give the server of the tests' database, where a database can be made."""
    keys = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password"}
    known = {name: connection.settings_dict[key] for key, name in keys.items()}
    with psycopg.connect(**known, dbname="postgres", autocommit=True) as connected:
        yield connected


@pytest.fixture
def empty_database(db):
    """The address of a PostgreSQL database that holds nothing."""
    config = connection.settings_dict
    name = f"{config['NAME']}_empty"
    user = ":".join(quote(config[key], safe="") for key in ("USER", "PASSWORD"))
    with server() as connected:
        connected.execute(f'CREATE DATABASE "{name}"')
    yield f"postgres://{user}@{config['HOST']}:{config['PORT']}/{name}"
    with server() as connected:
        connected.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="machines share a database on PostgreSQL alone"
)
def test_of_two_machines_that_start_at_once_the_second_waits(tmp_path, empty_database):
    machines = [tmp_path / "one", tmp_path / "two"]
    starts = [begin(folder, DATABASE_URL=empty_database) for folder in machines]

    said = sorted(start.communicate()[0].splitlines() for start in starts)

    assert said == [
        ["Loaded the roster: 13 cities.", "Added 1,348 eligible places."],
        ["The site holds 1,361 cities already: nothing loaded."],
    ]
    assert [start.returncode for start in starts] == [0, 0]
