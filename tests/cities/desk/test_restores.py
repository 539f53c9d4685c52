"""A drill: a site is backed up, spoiled and restored, and is what it was."""

import shutil
from urllib.parse import quote
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

from cities.desk.backups import checksum_of, write_checksum
from tests.browser.serving import copy_prepared
from tests.cities.desk.sites import Site

SPOIL = (
    "CaseStudy.objects.all().delete()",
    "CertificationAward.objects.filter(level=1).delete()",
    "City.objects.filter(slug='boston-ma').update(name='Bostonia', population=1)",
    "Group.objects.filter(name='Auditor').delete()",
    "User.objects.create_user('mallory')",
)
TOOLS = ("pg_dump", "pg_restore")


@pytest.fixture
def on_sqlite(tmp_path):
    copy_prepared(tmp_path / "var")
    return Site(tmp_path / "var")


@pytest.fixture(scope="session")
def make_database(django_db_setup):
    """Return a function that makes a database on the tests' server, and says its URL."""
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL is not the database of this run: see .ci/with-postgresql")
    if missing := [tool for tool in TOOLS if not shutil.which(tool)]:
        pytest.skip(f"not found: {', '.join(missing)} (Debian: apt-get install postgresql-client)")
    keys = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    server = {name: str(connection.settings_dict[key]) for name, key in keys.items()}
    user = f"{quote(server['user'], safe='')}:{quote(server['password'], safe='')}"
    made = []

    def make(like="template0"):
        made.append(f"drill_{uuid4().hex}")
        with psycopg.connect(**server, dbname="postgres", autocommit=True) as connected:
            connected.execute(f'CREATE DATABASE "{made[-1]}" TEMPLATE "{like}"')
        return f"postgres://{user}@{server['host']}:{server['port']}/{made[-1]}"

    yield make
    with psycopg.connect(**server, dbname="postgres", autocommit=True) as connected:
        for name in made:
            connected.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def prepared_on_postgresql(make_database, tmp_path_factory):
    """The name of a prepared database, to be copied by the server."""
    url = make_database()
    Site(tmp_path_factory.mktemp("site"), {"DATABASE_URL": url}).does("prepare")
    return url.rpartition("/")[2]


@pytest.fixture
def on_postgresql(make_database, prepared_on_postgresql, tmp_path):
    url = make_database(like=prepared_on_postgresql)
    return Site(tmp_path / "var", {"DATABASE_URL": url})


def drill(site):
    """Back up, spoil, restore; return what is kept of the spoiled site: its file, its content."""
    before = site.content()
    backup = site.back_up()
    site.shell(*SPOIL)
    spoiled = site.content()
    assert spoiled != before

    said = site.does("restore", backup, "--yes")

    assert site.content() == before
    assert site.does("check", "--database", "default")  # every trigger is there
    assert "restart the site" in said
    kept = next(line for line in said.splitlines() if line.startswith("The database of before"))
    return kept.removeprefix("The database of before is kept as ").removesuffix("."), spoiled


@pytest.mark.once
def test_a_drill_on_sqlite(on_sqlite, tmp_path):
    aside, spoiled = drill(on_sqlite)

    assert (on_sqlite.folder / "db.sqlite3").stat().st_mode & 0o777 == 0o600
    assert not list(on_sqlite.folder.glob("db.sqlite3-*"))
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(aside, other / "db.sqlite3")
    assert Site(other).content() == spoiled


def test_a_drill_on_postgresql(on_postgresql, make_database, tmp_path):
    aside, spoiled = drill(on_postgresql)

    other = Site(tmp_path / "other", {"DATABASE_URL": make_database()})
    other.does("restore", aside, "--yes")
    assert other.content() == spoiled


# What is refused -----------------------------------------------------------------------------


def refused(site, file, *options):
    """Return why a file is not restored, after which the site is what it was."""
    before = site.state()
    code, said = site.run("restore", file, *options)

    assert code == 1
    assert said.startswith("CommandError: ")
    assert site.state() == before
    assert not list(site.folder.rglob("*before-restore*"))
    return said


def stamped(file):
    """Give a file the checksum that it has."""
    write_checksum(file, checksum_of(file))
    return file


@pytest.mark.once
def test_files_that_are_no_backup_of_this_site_are_refused_on_sqlite(on_sqlite, tmp_path):
    backup = on_sqlite.back_up()
    text = tmp_path / "notes.sqlite3"
    text.write_text("Call Lowell. " * 1000)
    empty = tmp_path / "empty.sqlite3"
    empty.touch()
    cut = tmp_path / "cut.sqlite3"
    cut.write_bytes(backup.read_bytes()[:300_000])

    assert "cannot be read (No such file" in refused(on_sqlite, tmp_path / "x", "--yes")
    assert "is missing: copy it" in refused(on_sqlite, text, "--yes")
    for file in (text, empty, cut):
        assert "choose another backup" in refused(on_sqlite, stamped(file), "--yes")
    assert "Nobody is there to ask" in refused(on_sqlite, backup)
    with backup.open("r+b") as changed:
        changed.seek(5000)
        changed.write(b"\x00changed")
    assert "not what its checksum says" in refused(on_sqlite, backup, "--yes")


@pytest.mark.once
def test_a_backup_of_newer_code_is_refused_on_sqlite(on_sqlite):
    on_sqlite.shell(
        "from django.db import connection",
        "from django.db.migrations.recorder import MigrationRecorder",
        "MigrationRecorder(connection).record_applied('cities', '0999_later')",
    )
    backup = on_sqlite.back_up()

    said = refused(on_sqlite, backup, "--yes")

    assert "does not know cities.0999_later" in said


@pytest.mark.once
@pytest.mark.parametrize("present", [None, b"no database at all " * 500])
def test_a_database_that_is_lost_or_broken_is_restored_on_sqlite(on_sqlite, present):
    before = on_sqlite.content()
    backup = on_sqlite.back_up()
    place = on_sqlite.folder / "db.sqlite3"
    place.unlink()
    if present is not None:
        place.write_bytes(present)

    said = on_sqlite.does("restore", backup, "--yes")

    assert on_sqlite.content() == before
    kept = list(on_sqlite.folder.glob("db.sqlite3.before-restore-*Z"))
    assert [path.read_bytes() for path in kept] == ([] if present is None else [present])
    assert ("is kept as" in said) is (present is not None)


def test_what_is_no_backup_of_this_site_is_refused_on_postgresql(on_postgresql, tmp_path):
    site = on_postgresql
    backup = site.back_up()
    text = tmp_path / "notes.pgdump"
    text.write_text("Call Lowell. " * 1000)
    cut = tmp_path / "cut.pgdump"
    cut.write_bytes(backup.read_bytes()[:20_000])

    before = site.content()

    for file in (text, cut):
        assert "choose another backup" in site.run("restore", stamped(file), "--yes")[1]
    backup.write_bytes(backup.read_bytes() + b"\n")
    assert "not what its checksum says" in site.run("restore", backup, "--yes")[1]
    assert site.content() == before


def test_tables_that_would_stay_are_named_on_postgresql(on_postgresql):
    backup = on_postgresql.back_up()
    on_postgresql.shell(
        "from django.db import connection",
        "connection.cursor().execute('CREATE TABLE cities_later (id int)')",
    )

    said = refused(on_postgresql, backup, "--yes")

    assert "does not know (cities_later)" in said


def test_a_backup_of_newer_code_is_refused_on_postgresql(on_postgresql):
    on_postgresql.shell(
        "from django.db import connection",
        "from django.db.migrations.recorder import MigrationRecorder",
        "MigrationRecorder(connection).record_applied('cities', '0999_later')",
    )

    said = refused(on_postgresql, on_postgresql.back_up(), "--yes")

    assert "does not know cities.0999_later" in said
