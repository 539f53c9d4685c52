"""The OpenAPI description, without a site."""

import pytest

from cities.open_data.columns import AWARD_COLUMNS, CITY_COLUMNS
from cities.open_data.formats import CSV, JSON
from cities.open_data.openapi import Endpoint, Publication, openapi
from tests.cities.filters.some_parameters import some_parameters

COLUMNS = {"cities": CITY_COLUMNS, "awards": AWARD_COLUMNS}
SITE = Publication("https://d.example.org", "https://d.example.org/data/", {})
ENDPOINTS = [
    Endpoint("/cities.csv", "cities", CSV, CITY_COLUMNS),
    Endpoint("/cities.json", "cities", JSON, CITY_COLUMNS),
    Endpoint("/awards.json", "awards", JSON, AWARD_COLUMNS),
    Endpoint("/cities/{slug}.json", "city", JSON),
    Endpoint("/data/openapi.json", "openapi", JSON),
]


def described(publication=SITE):
    return openapi(publication, ENDPOINTS, some_parameters().values())


def test_each_address_has_an_operation_with_the_words_that_it_takes():
    paths = described()["paths"]

    taken = {
        path: [
            each["$ref"].rpartition("/")[2] if "$ref" in each else each["name"]
            for each in methods["get"]["parameters"]
        ]
        for path, methods in paths.items()
    }
    assert list(taken) == [each.path for each in ENDPOINTS]
    assert taken["/cities.csv"] == [
        "q",
        "level",
        "year",
        "event",
        "state",
        "region",
        "geoid",
        "standing",
        "scope",
        "sort",
        "as_of",
    ]
    assert taken["/awards.json"] == [name for name in taken["/cities.csv"] if name != "scope"]
    assert taken["/data/openapi.json"] == ["as_of"]
    assert taken["/cities/{slug}.json"] == ["as_of", "slug"]


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
