"""The style sheets as they are served, and an address of a static file worked out once."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

from wwc_site.static_files import SiteStaticFiles, for_browsers, is_own_style_sheet

SHEET = """/* What it is for;
   a { color: blue } */
a {
  background: url("a.svg"); /* why */
}

b > i { margin: calc(1px + 2px); }
"""
SERVED = 'a {\nbackground: url("a.svg");\n}\nb > i { margin: calc(1px + 2px); }'
OWN = sorted((Path(__file__).parents[2] / "static").glob("*.css"))


@pytest.fixture
def source(settings, tmp_path):
    """A folder of static files to collect."""
    folder = tmp_path / "source"
    (folder / "admin").mkdir(parents=True)
    (folder / "a.svg").write_text("<svg/>")
    settings.STATICFILES_DIRS = [folder]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "wwc_site.static_files.SiteStaticFiles"}
    }
    return folder


def collected(name):
    """Collect, and return the path of what is served for a file."""
    call_command("collectstatic", interactive=False, verbosity=0)
    return Path(staticfiles_storage.path(staticfiles_storage.stored_name(name)))


def test_comments_and_indentation_stay_here():
    assert for_browsers(SHEET) == SERVED


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_no_text_of_a_style_sheet_is_taken_for_a_comment(path):
    assert not [text for text in path.read_text().split('"')[1::2] if "/*" in text or "*/" in text]


@pytest.mark.parametrize(
    ("name", "is_own"),
    [("site.css", True), ("admin/css/base.css", False), ("map.js", False)],
)
def test_what_others_wrote_is_served_as_it_is(name, is_own):
    assert is_own_style_sheet(name) is is_own


def test_a_style_sheet_is_named_compressed_and_served_without_comments(source):
    (source / "site.css").write_text(SHEET * 20)  # worth compressing

    path = collected("site.css")

    served = path.read_text()
    assert "why" not in served
    assert served.startswith('a {\nbackground: url("a.')  # of the name with its digest
    assert gzip.decompress(Path(f"{path}.gz").read_bytes()).decode() == served


def test_another_comment_is_no_other_file(source):
    (source / "site.css").write_text(SHEET)
    before = collected("site.css")
    (source / "site.css").write_text(SHEET.replace("why", "because"))

    assert collected("site.css") == before


def test_a_license_of_others_stays_in_place(source):
    (source / "admin" / "base.css").write_text("/* license */ a {}")

    path = collected("admin/base.css")

    assert path.read_text() == "/* license */ a {}"


def test_an_address_is_worked_out_once(monkeypatch, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    asked = []

    def url(storage, name, force):
        asked.append(name)
        return f"/static/{name}"

    monkeypatch.setattr(CompressedManifestStaticFilesStorage, "url", url)
    storage = SiteStaticFiles()

    assert [storage.url("a.css"), storage.url("a.css"), storage.url("b.css")] == [
        *("/static/a.css", "/static/a.css", "/static/b.css")
    ]
    assert asked == ["a.css", "b.css"]
