"""The descriptions for programs, as they are served."""

import json

import pytest


@pytest.mark.parametrize("name", ["openapi", "datapackage"])
def test_a_description_is_open_to_all_and_asked_for_anew(roster, client, name):
    response = client.get(f"/data/{name}.json")

    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "no-cache"


def test_every_file_and_both_descriptions_are_described(roster, client):
    paths = json.loads(client.get("/data/openapi.json").content)["paths"]

    assert {"/cities.csv", "/awards.xlsx", "/awards.atom", "/data/datapackage.json"} <= set(paths)
    assert {client.get(path.format(slug="boston-ma")).status_code for path in paths} == {200}


def test_a_package_names_each_announcement_once_oldest_first(roster, client):
    sources = json.loads(client.get("/data/datapackage.json").content)["sources"]

    assert [s["title"] for s in sources if s["title"].startswith("Announcement")] == [
        "Announcement of January 25, 2018",
        "Announcement of April 24, 2019",
    ]
