"""The static files: collected when something changed, and whole after an end half-way."""

import pytest

from cities.management import collecting
from cities.management.collecting import collect


@pytest.fixture
def site(settings, tmp_path):
    """The data folder of a site that has one static file, in `source`."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.css").write_text("a { color: red }")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    return tmp_path


@pytest.fixture
def collections(monkeypatch):
    """The collections so far: of each, whether it cleared the folder first."""
    done, real = [], collecting.call_command

    def call_command(*args, **options):
        done.append(options["clear"])
        real(*args, **options)

    monkeypatch.setattr(collecting, "call_command", call_command)
    return done


def test_what_did_not_change_is_collected_once(site, collections):
    collect()
    collect()

    assert len(collections) == 1


def test_a_changed_source_is_collected_and_the_files_of_before_stay(site, collections):
    collect()
    (site / "source" / "site.css").rename(site / "source" / "new.css")

    collect()

    assert collections == [True, False]
    assert {path.name for path in (site / "static").iterdir()} == {"site.css", "new.css"}


def test_a_new_version_of_a_library_is_reason_to_collect(site, collections, monkeypatch):
    collect()
    monkeypatch.setattr(collecting, "version", lambda name: "another")

    collect()

    assert collections == [True, False]


def test_another_way_to_keep_them_is_reason_to_collect(site, collections, monkeypatch):
    collect()
    (site / "storage.py").write_text("another")
    monkeypatch.setattr(collecting, "getfile", lambda kind: site / "storage.py")

    collect()

    assert collections == [True, False]


@pytest.mark.parametrize("harm", ["cut short", "missing"])
def test_a_collected_file_that_is_not_whole_is_made_anew(site, collections, harm):
    collect()
    path = site / "static" / "site.css"
    path.write_text("a") if harm == "cut short" else path.unlink()

    collect()

    assert path.read_text() == "a { color: red }"


def test_a_collection_that_was_interrupted_is_done_again(site, monkeypatch):
    def interrupted(*args, **options):
        (site / "static").mkdir(exist_ok=True)
        (site / "static" / "site.css").write_text("a {")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(collecting, "call_command", interrupted)
        with pytest.raises(KeyboardInterrupt):
            collect()

    collect()

    assert (site / "static" / "site.css").read_text() == "a { color: red }"
