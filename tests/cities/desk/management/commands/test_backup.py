"""`manage.py backup`: what it says, and what it asks for."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cities.desk.management.commands import backup as command


@pytest.fixture
def asked(monkeypatch, tmp_path, settings):
    """The (folder, keep) of each backup; each writes two kilobytes and takes two files away."""
    settings.DATA_DIR = tmp_path
    calls = []

    def back_up(folder, keep):
        calls.append((folder, keep))
        (tmp_path / "made").write_bytes(b"x" * 2048)
        return tmp_path / "made", [Path("a"), Path("b")][: 14 - keep]

    monkeypatch.setattr(command, "back_up", back_up)
    return calls


def backup(*arguments):
    out = io.StringIO()
    call_command("backup", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_it_says_what_it_wrote_and_how_large(asked, tmp_path):
    assert backup() == [f"Wrote {tmp_path / 'made'} (2.0 KB)."]
    assert asked == [(tmp_path / "backups", 14)]


def test_it_says_what_it_took_away(asked, tmp_path):
    assert backup(str(tmp_path), "--keep", "12")[1:] == [
        "Took away 2 older backups: the newest 12 are kept."
    ]
    assert backup(str(tmp_path), "--keep", "13")[1:] == [
        "Took away 1 older backup: the newest 13 are kept."
    ]
    assert asked == [(tmp_path, 12), (tmp_path, 13)]


@pytest.mark.parametrize("keep", ["0", "-1", "many"])
def test_it_keeps_one_at_least(asked, keep):
    with pytest.raises(CommandError, match="--keep"):
        backup(f"--keep={keep}")

    assert asked == []
