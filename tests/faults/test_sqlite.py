"""The disk is full, the file is gone, cut, locked or another: readers go on, nothing is lost."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from tests.faults.disk import fill, make_read_only, make_writable
from tests.faults.running_site import RunningSite, not_good

pytestmark = [pytest.mark.faults, pytest.mark.once]


def test_full_disk(a_site, disk):
    with a_site(disk) as site:
        staff = site.staff()
        assert staff.save("Before.")[0] == 200
        filler = fill(disk)
        staff.open()

        assert not_good(site.readers()) == {}
        assert "less than 100 MB left" in site.get("/readyz").body
        assert staff.is_refused("Meanwhile.")
        assert staff.saved() == "Before."

        filler.unlink()
        assert staff.save("After.")[0] == 200
        assert staff.saved() == "After."
        assert site.is_whole()


def test_file_that_is_moved_away(a_site):
    with a_site() as site:
        staff = site.staff()
        assert staff.save("Before.")[0] == 200
        elsewhere = site.database.rename(site.database.with_name("elsewhere"))

        assert not_good(site.readers()) == {}
        assert site.get("/cities/boston-ma/").headers["Warning"].startswith("110")
        assert site.get("/readyz").body == "The database does not answer.\n"
        assert staff.is_refused("Meanwhile.")
        assert not site.database.exists()

        elsewhere.rename(site.database)
        site.recovers()
        assert staff.saved() == "Before."
        assert staff.save("After.")[0] == 200
        assert staff.saved() == "After."
        assert site.is_whole()


def test_file_that_is_cut_and_restored_from_a_backup(a_site, tmp_path):
    with a_site() as site:
        staff = site.staff()
        assert staff.save("Before.")[0] == 200
        site.manage("backup", str(tmp_path / "backups"))
        os.truncate(site.database, 20_000)

        assert not_good(site.readers()) == {}
        assert site.get("/readyz").status == 503
        assert staff.is_refused("Meanwhile.")

        (backup,) = (tmp_path / "backups").glob("*.sqlite3")
        site.manage("restore", "--yes", str(backup))
        site.recovers()
        assert site.staff().saved() == "Before."
        assert site.is_whole()
        site.manage("check_data")


def test_file_that_is_replaced_by_a_backup(a_site, tmp_path):
    """A site that runs goes on with the file that its name means now."""
    with a_site() as site:
        staff = site.staff()
        assert staff.save("In the backup.")[0] == 200
        site.manage("backup", str(tmp_path / "backups"))
        assert staff.saved() == "In the backup."
        assert staff.save("After the backup.")[0] == 200
        (backup,) = (tmp_path / "backups").glob("*.sqlite3")

        site.manage("restore", "--yes", str(backup))

        site.recovers()
        staff = site.staff()
        assert staff.saved() == "In the backup."
        assert staff.save("After the restore.")[0] == 200
        assert staff.saved() == "After the restore."
        assert site.is_whole()


def test_file_that_another_program_has_locked(a_site):
    with a_site() as site, closing(sqlite3.connect(site.database)) as other:
        staff = [site.staff(name) for name in ("ann", "bea", "cem", "dov")]
        other.execute("BEGIN IMMEDIATE")

        with ThreadPoolExecutor(len(staff)) as at_once:
            saves = [at_once.submit(each.is_refused, "Meanwhile.") for each in staff]
            answers = site.readers()
            assert not any(save.done() for save in saves), "a reader waited for those who save"
            assert {each.status for each in answers.values()} == {200}
            assert all(save.result() for save in saves)

        other.rollback()
        assert staff[0].save("After.")[0] == 200
        assert site.is_well()


def test_start_in_a_folder_that_is_read_only(disk):
    site = RunningSite(disk / "data")
    site.folder.mkdir()
    make_read_only(disk)

    assert "Read-only file system" in site.manage("prepare", is_refused=True)

    make_writable(disk)
    assert "Loaded the roster: 13 cities." in site.manage("prepare")
