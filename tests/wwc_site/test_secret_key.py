"""The secret key: made once, whole, and read by its owner alone."""

import stat
import threading

import pytest

from wwc_site.secret_key import read_or_make


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "secret_key"

    key = read_or_make(path)

    assert len(key) >= 50
    assert read_or_make(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_processes_that_start_at_once_share_one_key(tmp_path):
    path, keys, gate = tmp_path / "secret_key", [], threading.Barrier(8)

    def begin():
        gate.wait()
        keys.append(read_or_make(path))

    threads = [threading.Thread(target=begin) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(keys) == 8
    assert len(set(keys)) == 1


def test_a_key_file_that_others_could_read_is_closed(tmp_path):
    path = tmp_path / "secret_key"
    path.write_text("k" * 50)
    path.chmod(0o644)

    read_or_make(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_empty_key_file_is_refused(tmp_path):
    (tmp_path / "secret_key").touch()

    with pytest.raises(SystemExit, match="delete the file and start again"):
        read_or_make(tmp_path / "secret_key")
