"""The page of the whole record."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from certifications.models import ExpectedAnnouncement
from cities.open_data.columns import AWARD_COLUMNS, CITY_COLUMNS, OF_THE_CITY
from tests.factories import make_award, make_city

ROOT = Path(__file__).parents[3]
PACKAGE = "/data/datapackage.json"
NOW = datetime(2026, 5, 7, 12, tzinfo=UTC)


def text(node):
    return " ".join(node.get_text(" ").split())


def section(soup, name):
    return soup.find(id=name).find_parent("section")


def facts(soup):
    rows = section(soup, "record").select("dl > div")
    return {text(row.dt): text(row.dd) for row in rows}


def structured(soup):
    return json.loads(soup.select_one("script[type='application/ld+json']").string)


def test_every_file_is_offered_with_what_it_gives(published, page):
    links = section(page("/data/"), "downloads").select("li a")

    formats = {"CSV": "csv", "JSON": "json", "JSON Lines": "ndjson", "Excel": "xlsx"}
    of_cities = formats | {"GeoJSON": "geojson"}
    summaries = {"CSV": "csv", "JSON": "json"}
    assert {text(link): link["href"] for link in links} == {
        **{f"Cities (13 rows), {name}": f"/cities.{s}" for name, s in of_cities.items()},
        **{f"Awards (16 rows), {name}": f"/awards.{s}" for name, s in formats.items()},
        **{
            f"Eligible cities (1,361 rows), {name}": f"/cities.{s}?scope=eligible"
            for name, s in of_cities.items()
        },
        **{f"States (51 rows), {name}": f"/states.{s}" for name, s in summaries.items()},
        **{f"Announcements (11 rows), {name}": f"/timeline.{s}" for name, s in summaries.items()},
    }


def test_both_tables_are_offered_as_one_file(published, page):
    (button,) = section(page("/data/?as_of=2018-12-31"), "downloads").select("a.button")

    assert button["href"] == "/data/datapackage.zip?as_of=2018-12-31"


def test_the_record_is_told_in_numbers(published, page, client):
    with time_machine.travel(NOW, tick=False):
        shown = facts(page("/data/"))
        version = json.loads(client.get("/cities.json").getvalue())["version"]

    assert shown == {
        "Certified cities": "13",
        "Awards": "16",
        "Certification years": "2",
        "As of": "May 7, 2026 , U.S. Eastern time",
        "Newest announcement": "April 24, 2019",
        "Complete through": "April 24, 2019",
        "Next expected announcement": "not recorded",
        "Data version": f"{version}; it changes with every published value",
    }


def test_a_day_of_the_past_has_the_record_and_the_files_of_that_day(published, page, client):
    ExpectedAnnouncement.objects.create(expected_on=date(2018, 12, 1))

    soup = page("/data/?as_of=2018-06-01")
    package = json.loads(client.get(f"{PACKAGE}?as_of=2018-06-01").content)

    assert facts(soup)["Awards"] == "9"
    assert "Next expected announcement" not in facts(soup)
    assert section(soup, "downloads").select_one("li a")["href"] == "/cities.csv?as_of=2018-06-01"
    assert structured(soup)["dateModified"] == "2018-01-25"
    assert package["version"].startswith("2018-01-25-")
    assert package["resources"][0]["path"].endswith("/cities.csv?as_of=2018-06-01")
    assert [s["title"] for s in package["sources"][1:-2]] == ["Announcement of January 25, 2018"]


def test_the_next_expected_announcement_is_told_with_its_note(db, page):
    for day in (6, 8, 9):
        ExpectedAnnouncement.objects.create(expected_on=date(2026, 5, day), note=f"Note {day}")

    with time_machine.travel(NOW, tick=False):
        shown = facts(page("/data/"))

    assert shown["Next expected announcement"] == "May 8, 2026 : Note 8"


def test_an_empty_record_has_a_page_and_a_package(db, page, client):
    soup = page("/data/")

    assert facts(soup)["Newest announcement"] == "not recorded"
    assert "dateModified" not in structured(soup)
    assert json.loads(client.get(PACKAGE).content)["version"] == "empty"


def test_the_dictionary_holds_every_column_once(published, page):
    rows = section(page("/data/"), "columns").select("tbody tr")

    names = [text(row.th) for row in rows]
    further = [column.name for column in AWARD_COLUMNS[len(OF_THE_CITY) :]]
    assert names == [column.name for column in CITY_COLUMNS] + further
    assert text(rows[names.index("population")].select("td")[1]) == ("integer (persons), or empty")


def test_the_page_says_what_cannot_be_concluded(published, page):
    said = text(section(page("/data/"), "conclusions"))

    for statement in (
        "doesn’t publish a list of applicants",
        "as of 2019",
        "We found no published end date",
        "changed in 2019 and in 2022",
        "isn’t a count of this data",
    ):
        assert statement in said


def test_every_section_is_in_the_contents_and_the_api_is_apart(published, page):
    soup = page("/data/")

    linked = [a["href"].removeprefix("#") for a in soup.select("nav.contents a[href^='#']")]
    assert linked == [h2["id"] for h2 in soup.main.select("h2[id]") if h2["id"] in linked]
    assert soup.select("nav.contents a[href='/data/api/']")
    said = soup.main.get_text()
    assert [
        word for word in ("ETag", "304", "HTTP", "GET", "OpenAPI", "query") if word in said
    ] == []


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("record@example.org", "mailto:record@example.org"),
        ("https://example.org/issues", "https://example.org/issues"),
    ],
)
def test_errors_are_reported_where_the_operator_says(db, page, client, settings, contact, href):
    settings.CONTACT = contact

    assert section(page("/data/"), "report").a["href"] == href
    assert (
        contact in json.loads(client.get("/data/openapi.json").content)["info"]["contact"].values()
    )


def test_an_operator_without_an_address_is_not_made_up(db, page, client):
    report = section(page("/data/"), "report")

    assert "has no address for reports" in text(report)
    assert report.a is None
    assert "contact" not in json.loads(client.get("/data/openapi.json").content)["info"]


def test_search_engines_are_told_of_a_dataset(published, page, client, settings):
    known = structured(page("/data/"))

    assert (known["@type"], known["dateModified"]) == ("Dataset", "2019-04-24")
    assert known["temporalCoverage"] == "2018/2019-04-24"
    assert known.keys() >= {"name", "description", "creator", "license", "identifier", "keywords"}
    assert known["isAccessibleForFree"] is True
    assert {each["name"] for each in known["variableMeasured"]} >= {"geoid", "level", "certified"}
    assert 50 <= len(known["description"]) <= 5000
    assert len(known["distribution"]) == 9 + 5 + 4 + 1
    for file in known["distribution"]:
        response = client.get(file["contentUrl"].removeprefix(settings.SITE_URL))
        assert response["Content-Type"].partition(";")[0] == file["encodingFormat"]


def test_the_queries_of_the_page_do_not_grow(db, page, django_assert_max_num_queries):
    for number in range(30):
        make_award(city=make_city(name=f"City {number}"))

    with django_assert_max_num_queries(6):
        page("/data/")


def test_the_page_is_in_the_navigation(published, page):
    soup = page("/data/")

    assert soup.select_one("nav[aria-label=Main] [aria-current=page]").get_text() == "Data"
    assert soup.select_one(".footing a[href='/data/']")
