"""An address of a static file is worked out once."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

from wwc_site.static_files import NamedOnce


def test_an_address_is_worked_out_once(monkeypatch, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    asked = []

    def url(storage, name, force):
        asked.append(name)
        return f"/static/{name}"

    monkeypatch.setattr(CompressedManifestStaticFilesStorage, "url", url)
    storage = NamedOnce()

    assert [storage.url("a.css"), storage.url("a.css"), storage.url("b.css")] == [
        *("/static/a.css", "/static/a.css", "/static/b.css")
    ]
    assert asked == ["a.css", "b.css"]
