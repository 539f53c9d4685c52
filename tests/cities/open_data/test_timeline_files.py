"""The timeline as files: the announcements, with what is held of each and what is missing."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import time_machine

from certifications.models import Announcement
from tests.factories import make_award, make_city

NOW = datetime(2026, 5, 7, 12, tzinfo=UTC)


def rows(client, query=""):
    text = client.get(f"/timeline.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def counted(row):
    names = ("awards", "platinum", "gold", "silver", "first", "level_up", "renewed", "lower")
    return [int(row[n if n == "awards" else f"{n}_awards"]) for n in names]


def test_each_announcement_says_what_is_held_of_it(published, client):
    found = rows(client)

    assert len(found) == Announcement.objects.count() == 11
    assert counted(found[0]) == [9, 0, 1, 8, 9, 0, 0, 0]
    assert counted(found[1]) == [7, 0, 3, 4, 4, 3, 0, 0]
    assert [row["coverage"] for row in found] == ["complete"] * 2 + ["none"] * 9
    assert {tuple(counted(row)) for row in found[2:]} == {(0,) * 8}
    assert [row["stated_total"] for row in found[:3]] == ["9", "13", "24"]
    assert found[0]["page_url"] == "http://127.0.0.1:8000/timeline/2018/"


def test_a_day_that_is_not_known_is_told_no_more_exactly_than_it_is(published, client):
    told = json.loads(client.get("/timeline.json").content)
    vague = [row for row in told["results"] if row["precision"] not in ("day", "minute")]

    assert vague
    assert told["title"].startswith("Announcements of the program. Complete through April 24, 2019")
    for row in vague:
        assert row["announced"] not in (row["announced_on"], None)
        assert row["announced_on"]


def test_an_announcement_to_come_is_not_told_of(published, client):
    with time_machine.travel(NOW, tick=False):
        before = client.get("/timeline.csv").content
        in_an_hour = NOW + timedelta(hours=1)
        make_award(city=make_city(name="Draft"), year=2026, announced_at=in_an_hour)
        assert client.get("/timeline.csv").content == before
    with time_machine.travel(in_an_hour, tick=False):
        assert rows(client)[-1]["awards"] == "1"


def test_a_day_is_told_as_it_was(published, client):
    assert [row["year"] for row in rows(client, "?as_of=2019-12-31")] == ["2018", "2019"]
