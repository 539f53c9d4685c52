"""The data package: valid as it is served, and as its columns say."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import frictionless
import pytest
import time_machine

from certifications.levels import Level
from cities.open_data.columns import AWARD_COLUMNS, CITY_COLUMNS
from cities.open_data.datapackage import Announcement, datapackage
from cities.open_data.openapi import Publication
from cities.publication import LICENSE_URL
from tests.factories import make_award, make_city

PACKAGE = "/data/datapackage.json"


NOW = datetime(2026, 5, 7, 12, tzinfo=UTC)


@pytest.fixture
def package(client, tmp_path):
    """Return the data package with its files beside it, byte by byte as they are served."""

    def fetched(query="", change=lambda content: content):
        descriptor = json.loads(client.get(PACKAGE + query).content)
        for resource in descriptor["resources"]:
            name = f"{resource['name']}.csv"
            content = client.get(f"/{name}{query}").getvalue()
            (tmp_path / name).write_bytes(change(content))
            resource["path"] = name
        path = tmp_path / "datapackage.json"
        path.write_text(json.dumps(descriptor))
        return path

    return fetched


def faults(path):
    return [
        (error.type, task.name)
        for task in frictionless.validate(str(path)).tasks
        for error in task.errors
    ]


@pytest.mark.parametrize("query", ["", "?as_of=2018-06-01", "?as_of=2016-01-01"])
def test_the_files_as_served_are_valid(published, package, query):
    path = package(query)

    report = frictionless.validate(str(path))

    assert report.valid, report.flatten(["type", "message"])
    assert len(report.tasks) == 2


def test_a_city_of_which_little_is_known_is_valid(published, package):
    bare = make_city(name="Añejo, “Old”", state="MT", slug="anejo-mt")
    make_award(city=bare, year=2021, level=Level.PLATINUM)

    assert faults(package()) == []


def test_the_first_header_is_the_slug(published, package):
    path = package()

    assert (path.parent / "cities.csv").read_bytes().startswith(b"\xef\xbb\xbfslug,")
    cities = frictionless.Package(str(path)).get_resource("cities")
    assert cities.read_rows()[0]["slug"] == "arlington-tx"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b",gold,", b",bronze,", "constraint-error"),
        (b",2018,", b",soon,", "type-error"),
        (b"slug,", b"slag,", "incorrect-label"),
    ],
)
def test_a_wrong_value_is_found(published, package, old, new, fault):
    found = {kind for kind, _ in faults(package(change=lambda content: content.replace(old, new)))}

    assert fault in found


def test_an_award_of_no_city_is_found(published, package):
    path = package()
    cities = path.parent / "cities.csv"
    lines = cities.read_bytes().splitlines(keepends=True)
    cities.write_bytes(b"".join(line for line in lines if not line.startswith(b"boston-ma")))

    assert faults(path) == [("foreign-key", "awards")]


def test_an_announcement_to_come_is_no_source(published, client):
    with time_machine.travel(NOW, tick=False):
        before = client.get(PACKAGE).content
        make_award(city=make_city(name="Draft"), year=2026, announced_at=NOW + timedelta(hours=1))
        assert client.get(PACKAGE).content == before


COLUMNS = {"cities": CITY_COLUMNS, "awards": AWARD_COLUMNS}


SITE = Publication("https://d.example.org", "https://d.example.org/data/", {})


def packaged(publication=SITE, announcements=()):
    tables = {kind: (f"https://d.example.org/{kind}.csv", COLUMNS[kind]) for kind in COLUMNS}
    created = datetime(2026, 5, 7, tzinfo=ZoneInfo("America/New_York"))
    return datapackage(publication, tables, announcements, version="v1", created=created)


def test_the_tables_are_joined_by_the_city():
    cities, awards = packaged()["resources"]

    assert cities["schema"]["primaryKey"] == ["slug"]
    assert awards["schema"]["primaryKey"] == ["slug", "year"]
    assert awards["schema"]["foreignKeys"] == [
        {"fields": ["slug"], "reference": {"resource": "cities", "fields": ["slug"]}}
    ]


def test_a_field_says_what_its_column_says():
    fields = {field["name"]: field for field in packaged()["resources"][0]["schema"]["fields"]}

    assert list(fields) == [column.name for column in CITY_COLUMNS]
    assert fields["slug"]["constraints"] == {"required": True, "unique": True}
    assert "constraints" not in fields["population"]
    assert fields["page_url"]["format"] == "uri"
    assert fields["geoid"]["type"] == "string"


def test_a_package_names_the_license_the_version_and_its_sources():
    package = packaged(announcements=[Announcement(date(2018, 1, 25), "https://example.org/1")])

    assert package["licenses"][0]["path"] == LICENSE_URL
    assert (package["version"], package["created"]) == ("v1", "2026-05-07T00:00:00-04:00")
    assert [source["title"] for source in package["sources"]][1:] == [
        "Announcement of January 25, 2018",
        "U.S. Census Bureau",
        "USGS GNIS",
    ]


def test_the_contact_of_a_package_has_its_own_word():
    at = Publication(SITE.site, SITE.page, {"url": "https://example.org/issues"})

    assert packaged(at)["contributors"][0]["path"] == "https://example.org/issues"
