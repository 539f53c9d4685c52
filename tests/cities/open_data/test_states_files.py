"""The states as files."""

import csv
import io
import json

import pytest

from cities.open_data.states_files import share_of
from cities.states import STATES
from tests.factories import make_award, make_city


def rows(client, query=""):
    text = client.get(f"/states.csv{query}").content.decode("utf-8-sig")
    return {row["state"]: row for row in csv.DictReader(io.StringIO(text))}


def test_every_state_is_a_row_and_the_counts_are_those_of_the_roster(published, client):
    found = rows(client)

    def total(column):
        return sum(int(row[column]) for row in found.values())

    assert list(found) == list(STATES)
    assert (total("certified_cities"), total("eligible_cities")) == (13, 1361)
    assert (total("platinum_cities"), total("gold_cities"), total("silver_cities")) == (0, 4, 9)
    assert sum(int(row["certified_cities"]) > 0 for row in found.values()) == 11
    assert found["CA"] | {"eligible_cities": "", "share_certified": ""} == {
        "state": "CA",
        "state_name": "California",
        "certified_cities": "3",
        "eligible_cities": "",
        "share_certified": "",
        "platinum_cities": "0",
        "gold_cities": "1",
        "silver_cities": "2",
        "page_url": "http://127.0.0.1:8000/states/ca/",
        "record_complete_through": "2019-04-24",
    }


def test_json_has_the_same_rows_and_says_what_it_is(published, client):
    told = json.loads(client.get("/states.json?color=red").content)

    assert told["title"] == "Certified and eligible cities by state as of April 24, 2019"
    assert (told["count"], told["ignored"], told["query"]) == (51, ["color"], {})
    assert told["source"] == "http://127.0.0.1:8000/states/"
    for row in told["results"]:
        as_csv = rows(client)[row["state"]]
        assert {k: "" if v is None else str(v) for k, v in row.items()} == as_csv
    assert told["results"][0]["share_certified"] == 0.0


def test_a_day_is_told_as_it_was(published, client):
    assert (
        sum(int(row["certified_cities"]) for row in rows(client, "?as_of=2018-06-01").values()) == 9
    )


def test_a_state_without_an_eligible_city_has_no_share(db, client):
    make_award(city=make_city(name="Topeka", state="KS", population=126_000))
    found = rows(client)

    assert (found["KS"]["share_certified"], found["MO"]["share_certified"]) == ("100.0", "")
    assert (share_of(1, 3), share_of(0, 0)) == (pytest.approx(33.33, abs=0.01), None)
