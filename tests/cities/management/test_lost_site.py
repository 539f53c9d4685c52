"""A folder that held a site: without its database a start is refused, not begun anew."""

import pytest

from tests.browser.serving import copy_prepared
from tests.starting import prepare

pytestmark = pytest.mark.once


@pytest.fixture
def folder(tmp_path):
    """The folder of a site that was prepared."""
    copy_prepared(tmp_path / "site")
    return tmp_path / "site"


def refused(folder, **variables):
    code, said = prepare(folder, **variables)
    assert code == 1, said
    assert said.count("\n") == 1
    assert "has held a site, but its database is not in" in said
    assert "prepare --begin-anew" in said
    return said


def test_a_lost_database_is_not_replaced_by_the_roster(folder):
    (folder / "db.sqlite3").unlink()

    said = refused(folder)

    assert "manage.py restore FILE, or set DATABASE_URL" in said
    assert not (folder / "db.sqlite3").exists()


def test_an_empty_file_in_place_of_the_database_is_a_lost_database(folder):
    (folder / "db.sqlite3").write_bytes(b"")

    refused(folder)


def test_a_folder_of_version_0_1_0_is_known_without_its_mark(folder):
    (folder / "db.sqlite3").unlink()
    (folder / "prepared").unlink()

    refused(folder)


def test_a_lost_database_of_database_url_is_named(folder):
    path = folder / "moved.sqlite3"

    said = refused(folder, DATABASE_URL=f"sqlite:///{path}")

    assert f"is not in {path}: " in said


def test_a_site_is_begun_anew_where_that_is_asked_for(folder):
    (folder / "db.sqlite3").unlink()

    assert "Loaded the roster" in prepare(folder, "--begin-anew")[1]
    assert "nothing loaded" in prepare(folder)[1]


def test_a_restored_database_starts(folder):
    backup = (folder / "db.sqlite3").rename(folder / "backup")
    refused(folder)

    backup.rename(folder / "db.sqlite3")

    assert "nothing loaded" in prepare(folder)[1]


def test_a_first_start_that_was_cut_off_is_taken_up_again(tmp_path):
    for left in ("secret_key", "prepare.lock", "db.sqlite3"):
        (tmp_path / left).write_bytes(b"k" * 50 if left == "secret_key" else b"")

    code, said = prepare(tmp_path)

    assert code == 0, said
    assert "Loaded the roster" in said
