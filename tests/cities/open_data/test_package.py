"""The data package as one ZIP file."""

import hashlib
import io
import json
import zipfile

import frictionless
import pytest

from cities.open_data.package import FILES


@pytest.fixture
def files(client):
    """Return {name: bytes} of the files in the package that is served."""

    def got(query=""):
        response = client.get(f"/data/datapackage.zip{query}")
        assert (response.status_code, response["Content-Type"]) == (200, "application/zip")
        with zipfile.ZipFile(io.BytesIO(response.content)) as package:
            assert package.testzip() is None
            return {name: package.read(name) for name in package.namelist()}

    return got


def test_the_package_holds_both_tables_as_they_are_served(published, client, files):
    for query in ("", "?as_of=2018-06-01"):
        found = files(query)
        assert tuple(found) == FILES
        for name in ("cities.csv", "awards.csv"):
            assert found[name] == client.get(f"/{name}{query}").content


def test_the_checksums_are_right(published, files):
    found = files()
    sums = dict(reversed(line.split("  ")) for line in found["SHA256SUMS"].decode().splitlines())

    assert sums == {name: hashlib.sha256(found[name]).hexdigest() for name in FILES[:-1]}


def test_what_is_unpacked_is_a_valid_data_package(published, files, tmp_path):
    for name, content in files().items():
        (tmp_path / name).write_bytes(content)

    report = frictionless.validate(str(tmp_path / "datapackage.json"))

    assert report.valid, report.flatten(["type", "message"])
    assert [task.name for task in report.tasks] == ["cities", "awards"]


def test_the_readme_says_where_it_is_from_and_what_it_reaches(published, files):
    text = files("?as_of=2018-06-01")["README.txt"].decode()

    assert "9 awards of 9 cities" in text
    assert "Complete through January 25, 2018." in text
    assert text.endswith("http://127.0.0.1:8000/data/?as_of=2018-06-01\n")


def test_the_same_record_is_the_same_bytes(published, client):
    first, again = (client.get("/data/datapackage.zip") for _ in range(2))
    version = json.loads(client.get("/cities.json").content)["version"]

    assert first.content == again.content
    assert first["Content-Disposition"] == f'attachment; filename="wwc-{version}.zip"'


def test_an_empty_record_is_a_package_too(db, files):
    assert files()["cities.csv"].startswith(b"\xef\xbb\xbfslug,")
