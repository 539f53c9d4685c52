"""Files of SQLite: written, looked at, and put in each other's place."""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest
from django.core.management import CommandError
from django.db import connection

from cities.desk import sqlite_files
from cities.desk.sqlite_files import dump, load, migrations_of, present

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the database of this run is PostgreSQL"
)


def database(path, *names):
    """Make a database of one table, whose log is still to be brought in."""
    made = sqlite3.connect(path, isolation_level=None)
    made.execute("PRAGMA journal_mode=WAL")
    made.execute("CREATE TABLE people (name)")
    made.executemany("INSERT INTO people VALUES (?)", [[name] for name in names])
    return made


def names(path):
    with closing(sqlite3.connect(path)) as reader:
        return [name for (name,) in reader.execute("SELECT name FROM people")]


@pytest.fixture
def files(tmp_path, monkeypatch):
    """The present database (kim), a backup (robin), and where the first is to be kept."""
    with closing(database(tmp_path / "backup", "robin")):
        pass
    place = tmp_path / "db.sqlite3"
    monkeypatch.setattr(sqlite_files, "present", lambda: place)
    return place, tmp_path / "backup", tmp_path / "db.sqlite3.aside"


def test_a_file_takes_the_place_of_another_which_is_kept(files):
    place, backup, aside = files
    database(place, "kim").close()

    load(backup, aside)

    assert (names(place), names(aside), names(backup)) == (["robin"], ["kim"], ["robin"])
    assert place.stat().st_mode & 0o777 == 0o600


def test_what_stood_in_the_log_is_kept_and_never_read_into_the_other_file(files):
    place, backup, aside = files
    with closing(database(place, "kim")) as site:  # which runs on
        assert place.with_name("db.sqlite3-wal").stat().st_size

        load(backup, aside)

        assert (names(place), names(aside)) == (["robin"], ["kim"])
        site.execute("INSERT INTO people VALUES ('lee')")
        with closing(sqlite3.connect(place, isolation_level=None)) as restarted:
            restarted.execute("INSERT INTO people VALUES ('pat')")
    assert names(place) == ["robin", "pat"]
    assert names(aside) == ["kim", "lee"]


def test_a_site_that_is_writing_is_left_alone(files, monkeypatch):
    place, backup, aside = files
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda path, **options: connect(path, **options | {"timeout": 0})
    )
    with closing(database(place, "kim")) as site:
        site.execute("BEGIN IMMEDIATE")

        with pytest.raises(CommandError, match="stop the site first"):
            load(backup, aside)

        site.execute("COMMIT")
    assert names(place) == ["kim"]
    assert sorted(path.name for path in place.parent.iterdir()) == ["backup", "db.sqlite3"]


def test_nobody_writes_while_the_files_change_places(files, monkeypatch):
    place, backup, aside = files
    database(place, "kim").close()
    link, refusals = os.link, []

    def write_before(*paths):
        with closing(sqlite3.connect(place, timeout=0)) as site:
            with pytest.raises(sqlite3.OperationalError, match="locked") as refused:
                site.execute("INSERT INTO people VALUES ('lee')")
            refusals.append(refused)
        link(*paths)

    monkeypatch.setattr(os, "link", write_before)
    load(backup, aside)

    assert len(refusals) == 1
    assert names(aside) == ["kim"]


def test_a_full_disk_leaves_the_present_database(files, monkeypatch):
    place, backup, aside = files
    database(place, "kim").close()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(OSError, match="No space left"):
        load(backup, aside)

    assert names(place) == ["kim"]
    assert sorted(path.name for path in place.parent.iterdir()) == ["backup", "db.sqlite3"]


def test_a_log_without_its_database_is_set_aside(files):
    place, backup, aside = files
    place.with_name("db.sqlite3-wal").write_bytes(b"left behind")

    load(backup, aside)

    assert names(place) == ["robin"]
    assert aside.with_name("db.sqlite3.aside-wal").read_bytes() == b"left behind"


# Writing and looking at ----------------------------------------------------------------------


def test_a_database_in_memory_is_told(db):
    with pytest.raises(CommandError, match="in memory alone"):
        present()


def test_a_database_that_is_not_there_is_told_and_not_made(files):
    place, *_ = files

    with pytest.raises(CommandError, match="There is no database at .* set WWC_DATA_DIR"):
        dump(place.with_name("copy"))

    assert not place.exists()


def test_a_file_of_another_program_is_not_sound(db, files):
    _, backup, _ = files

    with pytest.raises(ValueError, match="its tables are not there"):
        migrations_of(backup)


@pytest.mark.parametrize("content", [b"", b"text " * 5000, b"SQLite format 3\x00" * 500])
def test_what_is_no_database_is_not_sound(db, tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)

    with pytest.raises(ValueError, match=r"\w"):
        migrations_of(path)

    assert path.read_bytes() == content
