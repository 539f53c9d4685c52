"""The OpenAPI description, the data package and the query words, without a site."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cities import publication as licence
from cities.filters.parameters import words
from cities.open_data.columns import AWARD_COLUMNS, CITY_COLUMNS
from cities.open_data.datapackage import Announcement, datapackage
from cities.open_data.openapi import Address, Publication, openapi
from cities.text import WRITABLE_ALONE

COLUMNS = {"cities": CITY_COLUMNS, "awards": AWARD_COLUMNS}
SITE = Publication("https://d.example.org", "https://d.example.org/data/", {})
ADDRESSES = [
    Address("/cities.csv", "cities", "csv", "text/csv"),
    Address("/cities.json", "cities", "json", "application/json"),
    Address("/data/openapi.json", "openapi", "json", "application/json"),
]


def some_words(**changed):
    known = {
        "levels": ["low", "high"],
        "years": [2019, 2018],
        "states": ["MO", "DC"],
        "standings": {"ever": "Any", "current": "Latest"},
        "sorts": {"name": "Name", "-year": "Newest first"},
        "longest_search": 100,
        "most_words": 8,
        "days": (date(2015, 1, 1), date(2026, 5, 7)),
    }
    return {word.name: word for word in words(**(known | changed))}


def described(publication=SITE):
    return openapi(publication, ADDRESSES, some_words().values(), COLUMNS)


def packaged(publication=SITE, announcements=()):
    tables = {kind: (f"https://d.example.org/{kind}.csv", COLUMNS[kind]) for kind in COLUMNS}
    created = datetime(2026, 5, 7, tzinfo=ZoneInfo("America/New_York"))
    return datapackage(publication, tables, announcements, version="v1", created=created)


# Query words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("level", {"type": "array", "items": {"type": "string", "enum": ["", "low", "high"]}}),
        ("year", {"type": "array", "items": {"type": "string", "enum": ["", "2018", "2019"]}}),
        ("standing", {"type": "string", "enum": ["", "ever", "current"]}),
        ("q", {"type": "string", "maxLength": 100, "pattern": WRITABLE_ALONE}),
    ],
)
def test_a_word_has_the_schema_of_its_values(name, schema):
    assert some_words()[name].schema == schema


def test_a_day_is_one_from_the_launch_to_today():
    word = some_words()["as_of"]

    assert word.schema["anyOf"][0]["formatMaximum"] == "2026-05-07"
    assert "2015-01-01 to 2026-05-07" in word.values


def test_a_record_without_awards_has_no_year_to_ask_for():
    word = some_words(years=[])["year"]

    assert (word.values, word.schema["items"]["enum"]) == ("none yet", [""])


# OpenAPI -------------------------------------------------------------------------------------


def test_each_address_has_an_operation_with_the_words_that_it_takes():
    paths = described()["paths"]

    taken = {
        path: [ref["$ref"].rpartition("/")[2] for ref in methods["get"]["parameters"]]
        for path, methods in paths.items()
    }
    assert list(taken) == ["/cities.csv", "/cities.json", "/data/openapi.json"]
    assert taken["/cities.csv"] == ["q", "level", "year", "state", "standing", "sort", "as_of"]
    assert taken["/data/openapi.json"] == ["as_of"]


def test_a_refusal_has_the_type_of_its_address():
    paths = described()["paths"]

    refused = {path: m["get"]["responses"]["400"]["$ref"] for path, m in paths.items()}
    assert refused["/cities.csv"].endswith("/RefusedInText")
    assert refused["/cities.json"].endswith("/Refused")


def test_a_list_is_asked_for_by_repeating_its_word():
    parameter = described()["components"]["parameters"]["level"]

    assert (parameter["style"], parameter["explode"]) == ("form", True)


@pytest.mark.parametrize(
    ("column", "schema"),
    [
        ("slug", {"type": "string"}),
        ("geoid", {"type": ["string", "null"]}),
        ("awards", {"type": "integer"}),
        ("latitude", {"type": ["number", "null"]}),
        ("announced_on", {"type": "string", "format": "date"}),
        ("website", {"type": ["string", "null"], "format": "uri"}),
        ("event", {"type": "string", "enum": ["first", "level-up", "renewed", "lower"]}),
    ],
)
def test_a_column_has_the_schema_of_its_values(column, schema):
    row = described()["components"]["schemas"]["awards_row"]

    found = row["properties"][column]
    assert {k: v for k, v in found.items() if k != "description"} == schema
    assert row["required"] == [column.name for column in AWARD_COLUMNS]


def test_a_unit_stands_with_its_column():
    row = described()["components"]["schemas"]["cities_row"]["properties"]

    assert row["population"]["description"].endswith("Unit: persons.")


@pytest.mark.parametrize("contact", [{"email": "a@example.org"}, {"url": "https://example.org"}])
def test_the_contact_is_named_where_there_is_one(contact):
    publication = Publication(SITE.site, SITE.page, contact)

    assert described(publication)["info"]["contact"].items() >= contact.items()
    assert "contact" not in described()["info"]


# Data package --------------------------------------------------------------------------------


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


def test_a_package_names_the_licence_the_version_and_its_sources():
    package = packaged(announcements=[Announcement(date(2018, 1, 25), "https://example.org/1")])

    assert package["licenses"][0]["path"] == licence.ADDRESS
    assert (package["version"], package["created"]) == ("v1", "2026-05-07T00:00:00-04:00")
    assert [source["title"] for source in package["sources"]][1:] == [
        "Announcement of 25 January 2018",
        "U.S. Census Bureau",
        "USGS GNIS",
    ]


def test_the_contact_of_a_package_has_its_own_word():
    at = Publication(SITE.site, SITE.page, {"url": "https://example.org/issues"})

    assert packaged(at)["contributors"][0]["path"] == "https://example.org/issues"
