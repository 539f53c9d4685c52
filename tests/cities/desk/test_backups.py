"""The files of backups: how they are named, kept, closed to others, and checked."""

import hashlib
import subprocess
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core.management import CommandError

from cities.desk import backups
from cities.desk.backups import (
    back_up,
    beside,
    default_folder,
    refuse_unless_known,
    refuse_unless_unchanged,
    write_checksum,
)
from tests.browser.serving import copy_prepared
from tests.cities.desk.sites import Site

NOON = datetime(2026, 12, 1, 17, tzinfo=UTC)
CONTENT = b"all that the database holds"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveler:
        yield traveler


@pytest.fixture
def database(monkeypatch):
    """A database whose backups hold CONTENT; `dump` and `migrations_of` may be replaced."""
    kind = SimpleNamespace(
        SUFFIX=".sqlite3",
        dump=lambda path: path.write_bytes(CONTENT),
        migrations_of=lambda path: set(),
    )
    monkeypatch.setattr(backups, "of_this_database", lambda: kind)
    return kind


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_named_by_its_moment_and_has_its_checksum_beside_it(database, tmp_path):
    folder = tmp_path / "a" / "b"

    path, older = back_up(folder, 14)

    assert names(folder) == [
        "wwc-20261201T170000Z.sqlite3",
        "wwc-20261201T170000Z.sqlite3.sha256",
    ]
    assert (path.read_bytes(), older) == (CONTENT, [])
    digest = hashlib.sha256(CONTENT).hexdigest()
    assert beside(path).read_text() == f"{digest}  wwc-20261201T170000Z.sqlite3\n"
    assert {each.stat().st_mode & 0o777 for each in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    check = subprocess.run(["sha256sum", "--check", beside(path).name], cwd=folder)
    assert check.returncode == 0


def test_the_newest_are_kept_and_nothing_of_others_is_taken_away(database, tmp_path, clock):
    others = ["copy.sqlite3", "wwc-20200101T000000Z.sqlite3.kept", "wwc-2020.sqlite3", "notes"]
    for name in others:
        (tmp_path / name).touch()

    for _ in range(5):
        _, older = back_up(tmp_path, 3)
        clock.shift(timedelta(minutes=1))

    assert [path.name for path in older] == ["wwc-20261201T170100Z.sqlite3"]
    kept = [f"wwc-20261201T170{minute}00Z.sqlite3" for minute in (2, 3, 4)]
    assert names(tmp_path) == sorted([*others, *kept, *(f"{name}.sha256" for name in kept)])


def test_a_second_backup_in_one_second_is_refused_and_the_first_kept(database, tmp_path):
    path, _ = back_up(tmp_path, 14)
    database.dump = lambda path: path.write_bytes(b"other")

    with pytest.raises(CommandError, match="run the command again"):
        back_up(tmp_path, 14)

    assert path.read_bytes() == CONTENT


def test_what_cannot_be_read_again_is_no_backup(database, tmp_path, clock):
    def unsound(path):
        raise ValueError("row 5 missing from index")

    back_up(tmp_path, 1)
    before = names(tmp_path)
    database.migrations_of = unsound

    clock.shift(timedelta(hours=1))
    with pytest.raises(CommandError, match="no sound site .row 5 missing from index"):
        back_up(tmp_path, 1)

    assert names(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_told(database, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(CommandError, match="Not a directory.*name another folder"):
        back_up(tmp_path / "file" / "backups", 14)


@pytest.mark.once
def test_a_full_disk_is_told_and_keeps_the_backups_there(tmp_path):
    site, disk = Site(tmp_path / "var"), tmp_path / "disk"
    copy_prepared(site.folder)
    disk.mkdir()
    # Room for one backup and a half.
    size = (tmp_path / "var" / "db.sqlite3").stat().st_size * 3 // 2
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root may mount the small disk of this test")
    try:
        site.does("backup", disk, "--keep", "1")
        before = names(disk)
        code, said = site.run("backup", disk, "--keep", "1")
        after = names(disk)
    finally:
        subprocess.run(["umount", disk], check=True)

    assert (code, after) == (1, before)
    assert said.startswith(f"CommandError: {disk} could not be written to (No space left")
    assert "free some space there" in said


def test_backups_stand_in_the_data_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path

    assert default_folder() == tmp_path / "backups"


# Checksums -----------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "backup.sqlite3"
    path.write_bytes(CONTENT)
    return path


@pytest.mark.parametrize("line", ["{}  backup.sqlite3\n", "{} *elsewhere/backup.sqlite3\n"])
def test_a_file_that_is_what_its_checksum_says_is_taken(file, line):
    beside(file).write_text(line.format(hashlib.sha256(CONTENT).hexdigest()))

    refuse_unless_unchanged(file)


@pytest.mark.parametrize("line", ["", "nonsense", f"{'0' * 64}  backup.sqlite3\n", "\ufffd"])
def test_a_file_that_is_not_what_its_checksum_says_is_refused(file, line):
    beside(file).write_text(line)

    with pytest.raises(CommandError, match="is not what its checksum says: .* Copy it again"):
        refuse_unless_unchanged(file)


def test_a_file_without_its_checksum_is_refused(file):
    with pytest.raises(CommandError, match="sha256sum backup.sqlite3 > backup.sqlite3.sha256"):
        refuse_unless_unchanged(file)


def test_one_byte_more_is_a_change(file):
    write_checksum(file, hashlib.sha256(CONTENT).hexdigest())
    refuse_unless_unchanged(file)
    file.write_bytes(CONTENT + b"\n")

    with pytest.raises(CommandError):
        refuse_unless_unchanged(file)


# Migrations ----------------------------------------------------------------------------------


def test_a_backup_of_older_code_is_taken_and_of_newer_code_refused(tmp_path):
    known = {("cities", "0001_initial"), ("auth", "0001_initial")}
    refuse_unless_known(known, tmp_path)

    with pytest.raises(CommandError, match="does not know cities.0099_later, later.0001_initial"):
        refuse_unless_known(known | {("cities", "0099_later"), ("later", "0001_initial")}, tmp_path)
