"""`manage.py restore`: it looks, asks, and says what to do next."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cities.desk.management.commands import restore as command


@pytest.fixture
def done(monkeypatch):
    """What was done, in its order; the database of before is kept as "aside"."""
    deeds = []
    monkeypatch.setattr(command, "look_at", lambda path: deeds.append(("look at", path)))

    def restore(path):
        deeds.append(("restore", path))
        return Path("aside")

    monkeypatch.setattr(command, "restore", restore)
    return deeds


def restore(*arguments):
    out = io.StringIO()
    call_command("restore", "file", *arguments, stdout=out)
    return out.getvalue()


BOTH = [("look at", Path("file")), ("restore", Path("file"))]


def answers(monkeypatch, text):
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_it_says_what_is_kept_and_what_to_restart(done):
    said = restore("--yes")

    assert done == BOTH
    assert said.startswith("Restored file.\nThe database of before is kept as aside.\nNow restart")


@pytest.mark.parametrize("answer", ["yes\n", " YES \n"])
def test_it_asks_after_it_has_looked(done, monkeypatch, answer):
    answers(monkeypatch, answer)

    said = restore()

    assert "What was entered since then will not be in the site." in said
    assert done == BOTH


@pytest.mark.parametrize(
    ("answer", "said"),
    [("no\n", "Nothing was changed"), ("\n", "Nothing was changed"), ("", "add --yes")],
)
def test_without_a_yes_nothing_is_restored(done, monkeypatch, answer, said):
    answers(monkeypatch, answer)

    with pytest.raises(CommandError, match=said):
        restore()

    assert done == BOTH[:1]


def test_nothing_is_said_of_a_database_that_was_not_there(done, monkeypatch):
    monkeypatch.setattr(command, "restore", lambda path: None)

    assert "is kept as" not in restore("--yes")
