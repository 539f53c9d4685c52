"""Starts at once, and starts that the disk refuses."""

import io
import subprocess
from contextlib import contextmanager
from urllib.parse import quote

import psycopg
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, connection

from cities.management.commands import prepare as command
from tests.browser.serving import prepared
from tests.starting import begin, prepare


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


# The disk ------------------------------------------------------------------------------------


def mount(*options):
    return subprocess.run(["mount", *map(str, options)], capture_output=True).returncode == 0


@pytest.fixture
def disk(tmp_path):
    """A folder that is a small disk of its own; mount it again with another size to change it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", folder):
        pytest.skip("only root may mount the small disk of this test")
    yield folder
    subprocess.run(["umount", folder], check=True)


def collected(folder):
    static = folder / "static"
    files = (path for path in static.rglob("*") if path.is_file())
    return {str(path.relative_to(static)): path.read_bytes() for path in files}


@pytest.mark.once
@pytest.mark.parametrize("size", ["8k", "300k", "1m", "3m", "5m"])
def test_a_full_disk_is_named_wherever_the_start_meets_it(disk, size):
    mount("-o", f"remount,size={size}", disk)

    code, said = prepare(disk)

    assert code == 1
    assert said.splitlines()[-1].endswith(
        f"The disk of {disk} is full: free some space on it and start again."
    )
    assert "Traceback" not in said


@pytest.mark.once
def test_a_full_disk_is_not_taken_for_a_wrong_key(disk):
    with open(disk / "filling", "wb", buffering=0) as filling:
        filling.write(bytes(64 * 1024))

    code, said = prepare(disk)

    assert code == 1
    assert said == f"The disk of {disk} is full: free some space on it and start again.\n"
    assert [path.name for path in disk.iterdir()] == ["filling"]


@pytest.mark.once
def test_static_files_that_a_full_disk_cut_short_are_made_whole(disk):
    mount("-o", "remount,size=3m", disk)
    prepare(disk)
    mount("-o", "remount,size=30m", disk)

    assert prepare(disk)[0] == 0

    assert collected(disk) == collected(prepared())


@pytest.mark.once
@pytest.mark.parametrize("held", [[], ["secret_key"]])
def test_a_folder_that_is_read_only_is_named(disk, held):
    for name in held:
        (disk / name).write_text("k" * 50)
        (disk / name).chmod(0o600)
    mount("-o", "remount,ro", disk)

    code, said = prepare(disk)

    assert code == 1
    assert f"{disk} cannot be written to (Read-only file system): let this user" in said
    assert said.count("\n") == 1
    assert "KEY" not in said


def test_a_fault_of_the_database_on_the_way_is_named(db, settings, tmp_path, monkeypatch):
    def gone(*args, **options):
        raise OperationalError("connection\nlost")

    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(command, "call_command", gone)

    with pytest.raises(CommandError, match=r"The database stopped the start \(connection lost\)\."):
        call_command("prepare")


def run(*command):
    out, err = io.StringIO(), io.StringIO()
    call_command(*command, stdout=out, stderr=err)
    return out.getvalue() + err.getvalue()


def test_preparing_a_site_makes_everything_it_needs_and_twice_changes_nothing(
    db, settings, tmp_path
):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.DATA_DIR = tmp_path

    assert "13 cities" in run("prepare")
    assert "nothing loaded" in run("prepare")
    assert (tmp_path / "static" / "site.css").exists()


def test_a_database_that_does_not_answer_is_named(settings, tmp_path, monkeypatch):
    def gone():
        raise OperationalError("connection refused")

    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(connection, "ensure_connection", gone)

    with pytest.raises(CommandError, match=r"answer \(connection refused\): .*DATABASE_URL"):
        run("prepare")
