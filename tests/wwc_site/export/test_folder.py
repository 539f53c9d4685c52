"""The folder of an archive: whole or not at all."""

import errno
from pathlib import Path

import pytest
from django.core.management import CommandError

from wwc_site.export.folder import MARKER, Folder, put_whole, refuse_unless_free


def make(target, name):
    with put_whole(target) as made:
        Folder(made).write(name, b"whole")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_one_stands_there_whole_for_the_server_to_read(tmp_path):
    make(tmp_path / "below" / "site", "a.png")

    assert names(tmp_path / "below") == ["site"]
    assert names(tmp_path / "below" / "site") == ["a.png"]
    assert (tmp_path / "below" / "site").stat().st_mode & 0o777 == 0o755


def test_it_takes_the_place_of_the_former_one(tmp_path):
    make(tmp_path / "site", "former.png")
    make(tmp_path / "site", "new.png")

    assert names(tmp_path / "site") == ["new.png"]
    assert names(tmp_path) == ["site"]


def test_a_fault_leaves_what_stood_there(tmp_path):
    make(tmp_path / "site", "former.png")

    with pytest.raises(CommandError, match="Is a directory"), put_whole(tmp_path / "site") as made:
        made.write_text("half")

    assert names(tmp_path) == ["site"]
    assert names(tmp_path / "site") == ["former.png"]


def test_a_fault_of_the_swap_puts_the_former_one_back(tmp_path, monkeypatch):
    make(tmp_path / "site", "former.png")
    rename = Path.rename

    def once_only(self, target):
        if target == tmp_path / "site" and not self.name.endswith("-former"):
            raise OSError(errno.EACCES, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", once_only)
    with pytest.raises(CommandError, match="Let this user write in"):
        make(tmp_path / "site", "new.png")

    assert names(tmp_path) == ["site"]
    assert names(tmp_path / "site") == ["former.png"]


def test_a_full_disk_is_told(tmp_path):
    with pytest.raises(CommandError, match="nothing was changed. Free some space on the disk of"):  # noqa: SIM117
        with put_whole(tmp_path / "site"):
            raise OSError(errno.ENOSPC, "No space left on device")

    assert names(tmp_path) == []


def test_only_an_empty_folder_or_a_former_export_is_free(tmp_path):
    refuse_unless_free(tmp_path / "new")
    refuse_unless_free(tmp_path)
    (tmp_path / "a").touch()
    with pytest.raises(CommandError, match="a is a file: name a folder"):
        refuse_unless_free(tmp_path / "a")
    with pytest.raises(CommandError, match="is not empty, and no export stands in it"):
        refuse_unless_free(tmp_path)
    (tmp_path / MARKER).touch()
    refuse_unless_free(tmp_path)


def test_what_compresses_is_kept_compressed_and_counted(tmp_path):
    folder = Folder(tmp_path)

    folder.write("a/page.html", b"a" * 1000)
    folder.write("a.png", b"a" * 1000)

    assert names(tmp_path / "a") == ["page.html", "page.html.br", "page.html.gz"]
    assert names(tmp_path) == ["a", "a.png"]
    assert (folder.files, folder.compressed) == (2, 2)
    assert folder.bytes == sum(path.stat().st_size for path in tmp_path.rglob("*.*"))
