"""The catalog of the data sets, without a site and as it is served."""

import json

import pytest

from cities.open_data.catalog import DATA_SETS, catalog
from cities.open_data.columns import CITY_COLUMNS
from cities.open_data.formats import CSV, JSON
from cities.open_data.openapi import Endpoint, Publication

SITE = "https://d.example.org"
# What Project Open Data 1.1 requires of a data set, but for what is of federal agencies.
REQUIRED = {"title", "description", "keyword", "modified", "publisher", "contactPoint"}
REQUIRED |= {"identifier", "accessLevel"}


def made(contact=None, temporal="2018-01-25/2019-04-24"):
    endpoints = [
        Endpoint("/cities.csv", "cities", CSV, CITY_COLUMNS),
        Endpoint("/cities.json", "cities", JSON, CITY_COLUMNS),
        Endpoint("/data/openapi.json", "openapi", JSON),
    ]
    return catalog(
        Publication(SITE, f"{SITE}/data/", contact or {}),
        ("A city desk", ""),
        f"{SITE}/data.json",
        f"{SITE}/data/datapackage.json",
        endpoints,
        modified="2019-04-24",
        temporal=temporal,
    )


def test_a_table_is_a_data_set_with_a_distribution_for_each_format():
    (cities,) = made()["dataset"]

    assert cities.keys() >= REQUIRED
    assert cities["identifier"] == f"{SITE}/cities.csv"
    assert cities["publisher"]["name"] == "A city desk"
    assert [(d["downloadURL"], d["mediaType"]) for d in cities["distribution"]] == [
        (f"{SITE}/cities.csv", "text/csv"),
        (f"{SITE}/cities.json", "application/json"),
    ]


@pytest.mark.parametrize(
    ("contact", "email"),
    [({"email": "a@example.org"}, "mailto:a@example.org"), ({"url": SITE}, None), ({}, None)],
)
def test_an_address_is_named_where_the_operator_gave_one(contact, email):
    (cities,) = made(contact)["dataset"]

    assert cities["contactPoint"].get("hasEmail") == email


def test_an_empty_record_has_no_time():
    assert "temporal" not in made(temporal="")["dataset"][0]


def test_every_file_of_the_catalog_is_there(published, client, settings):
    told = json.loads(client.get("/data.json").content)

    assert told["conformsTo"] == "https://project-open-data.cio.gov/v1.1/schema"
    assert len(told["dataset"]) == len(DATA_SETS)
    for each in told["dataset"]:
        assert (each["modified"], each["temporal"]) == ("2019-04-24", "2018-01-25/2019-04-24")
        for file in each["distribution"]:
            response = client.get(file["downloadURL"].removeprefix(settings.SITE_URL))
            assert response["Content-Type"].partition(";")[0] == file["mediaType"]


def test_a_record_without_awards_has_a_catalog_too(db, client):
    assert client.get("/data.json").status_code == 200
