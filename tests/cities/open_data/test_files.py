"""The files and the feed, through their addresses and the readers that people use."""

import csv
import io
import json
import random
import xml.etree.ElementTree as ElementTree
from datetime import UTC, date, datetime

import feedparser
import openpyxl
import pytest
import time_machine
from bs4 import BeautifulSoup

from certifications.levels import Level
from certifications.models import Announcement, CertificationAward
from cities.models import City
from cities.open_data.columns import AWARD_COLUMNS, CITY_COLUMNS
from tests.conftest import listed_cities
from tests.factories import make_award, make_certified_cities, make_city

CITY_FILES = [f"/cities.{suffix}" for suffix in ("csv", "json", "ndjson", "geojson", "xlsx")]
FEED = "/awards.atom"
AWARD_FILES = [f"/awards.{suffix}" for suffix in ("csv", "json", "ndjson", "xlsx", "atom")]
# The questions of the roster counted by hand: query, cities, awards.
COUNTED = [
    ("", 13, 16),
    ("?level=gold", 4, 4),
    ("?level=silver", 12, 12),
    ("?level=platinum", 0, 0),
    ("?level=gold&standing=current", 4, 4),
    ("?level=silver&standing=current", 9, 9),
    ("?level=gold&year=2018", 1, 1),
    ("?level=silver&year=2018", 8, 8),
    ("?level=gold&year=2019", 3, 3),
    ("?level=silver&year=2019", 4, 4),
    ("?year=2018", 9, 9),
    ("?year=2019", 7, 7),
    ("?year=2018&year=2019", 13, 16),
    ("?state=CA", 3, 3),
    ("?as_of=2018-12-31", 9, 9),
    ("?as_of=2018-01-24", 0, 0),
]


def bodies(client, addresses, query):
    found = {}
    for address in addresses:
        response = client.get(address + query)
        assert response.status_code == 200, address
        found[address] = response.getvalue()
    return found


def csv_rows(content):
    """Return the rows of a file as the csv module of Python reads it."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def ndjson_rows(content):
    """Return the rows of a file of JSON Lines, each of which ends with a new line."""
    *lines, end = content.split(b"\n")
    assert end == b""
    return [json.loads(line) for line in lines]


def sheet_rows(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def counts(client, query):
    """Return the number of rows of each file, by the reader of its format."""
    found = bodies(client, CITY_FILES + AWARD_FILES, query)
    cities, awards = json.loads(found["/cities.json"]), json.loads(found["/awards.json"])
    return {
        "cities": {
            len(csv_rows(found["/cities.csv"])),
            len(cities["results"]),
            cities["count"],
            len(ndjson_rows(found["/cities.ndjson"])),
            len(json.loads(found["/cities.geojson"])["features"]),
            len(sheet_rows(found["/cities.xlsx"])),
        },
        "awards": {
            len(csv_rows(found["/awards.csv"])),
            len(awards["results"]),
            awards["count"],
            len(ndjson_rows(found["/awards.ndjson"])),
            len(sheet_rows(found["/awards.xlsx"])),
            len(feedparser.parse(found["/awards.atom"]).entries),
        },
    }


@pytest.mark.parametrize(("query", "cities", "awards"), COUNTED)
def test_page_and_every_file_count_the_same(roster, client, page, query, cities, awards):
    assert len(listed_cities(page(f"/cities/{query}"))) == cities
    assert counts(client, query) == {"cities": {cities}, "awards": {awards}}


def test_page_and_every_file_count_the_same_for_random_queries(published, client, page):
    dice = random.Random(2018)
    words = {
        "level": ["", "silver", "gold", "platinum"],
        "year": ["", "2018", "2019"],
        "state": ["", "", "CA", "MO", "TX", "DC", "KS"],
        "standing": ["", "ever", "current"],
        "sort": ["", "name", "-population", "-year", "-level", "first"],
        "q": ["", "", "", "new", "city", "san", "wash", "zzz"],
    }
    for _ in range(12):  # tests/fuzz asks for more, in fewer formats
        query = "?" + "&".join(f"{word}={dice.choice(words[word])}" for word in sorted(words))
        shown = listed_cities(page(f"/cities/{query}"))
        found = counts(client, query)

        assert found["cities"] == {len(shown)}, query
        assert len(found["awards"]) == 1, query


@pytest.mark.parametrize("sort", ["name", "-population", "-year", "-level", "first"])
def test_files_have_the_order_of_the_page(roster, client, page, sort):
    shown = listed_cities(page(f"/cities/?sort={sort}"))

    rows = csv_rows(client.get(f"/cities.csv?sort={sort}").getvalue())

    assert [f"{row['name']}, {row['state_name']}" for row in rows] == shown


def test_gold_of_2018_is_los_angeles_alone_in_every_file(roster, client):
    found = bodies(client, ["/cities.csv", "/awards.csv"], "?level=gold&year=2018")

    (city,), (award,) = (csv_rows(content) for content in found.values())
    assert city["slug"] == award["slug"] == "los-angeles-ca"
    assert (award["year"], award["level"], award["event"]) == ("2018", "gold", "first")


def test_csv_of_cities_says_what_is_known_of_each(roster, client):
    content = client.get("/cities.csv?q=kansas").getvalue()
    (row,) = csv_rows(content)

    assert content.startswith(b"\xef\xbb\xbfslug,name,state,")
    assert content.endswith(b"\r\n")
    assert list(row) == [column.name for column in CITY_COLUMNS]
    assert row | {"source_url": "", "page_url": ""} == {
        "slug": "kansas-city-mo",
        "name": "Kansas City",
        "state": "MO",
        "state_name": "Missouri",
        "geoid": "2938000",
        "current_level": "gold",
        "current_year": "2019",
        "first_year": "2018",
        "awards": "2",
        "awards_in_short": "2018 Silver; 2019 Gold",
        "certified_as": "",
        "population": "508090",
        "population_year": "2020",
        "population_area": "",
        "latitude": row["latitude"],
        "longitude": row["longitude"],
        "region": "Midwest",
        "website": "https://www.kcmo.gov/",
        "page_url": "",
        "source_url": "",
        "matched_level": "",
        "matched_year": "",
        "corrected_on": "",
        "record_complete_through": "2019-04-24",
        "certified": "true",
    }
    assert row["longitude"].startswith("-94.5")
    assert row["page_url"] == "http://127.0.0.1:8000/cities/kansas-city-mo/"


@pytest.mark.parametrize(
    ("query", "level", "year"),
    [
        # Silver and 2018 are of its first award, although its latest is gold from 2019.
        ("level=silver&year=2018", "silver", "2018"),
        ("year=2018", "silver", "2018"),
        ("event=first", "silver", "2018"),
        ("level=silver&level=gold", "gold", "2019"),
        ("standing=current", "gold", "2019"),
        ("q=kansas&state=MO&sort=-year", "", ""),
    ],
)
def test_a_city_names_the_award_that_made_it_match(roster, client, query, level, year):
    rows = csv_rows(client.get(f"/cities.csv?{query}").getvalue())
    found = {row["slug"]: (row["matched_level"], row["matched_year"]) for row in rows}

    assert found["kansas-city-mo"] == (level, year)


def test_source_of_a_city_is_that_of_its_latest_award(db, client):
    city = make_city()
    for year in (2018, 2019):
        make_award(city=city, year=year, source_url=f"https://example.org/{year}")

    (row,) = csv_rows(client.get("/cities.csv").getvalue())
    awards = csv_rows(client.get("/awards.csv").getvalue())

    assert row["source_url"] == "https://example.org/2019"
    assert [each["source_url"][-4:] for each in awards] == ["2018", "2019"]


def test_awards_say_year_level_event_day_and_source(roster, client):
    rows = csv_rows(client.get("/awards.csv?q=kansas").getvalue())

    assert list(rows[0]) == [column.name for column in AWARD_COLUMNS]
    assert [(r["year"], r["level"], r["event"], r["announced_on"]) for r in rows] == [
        ("2018", "silver", "first", "2018-01-25"),
        ("2019", "gold", "level-up", "2019-04-24"),
    ]
    assert rows[0]["source_url"] != rows[1]["source_url"]


def test_json_tells_what_was_asked_and_of_what(roster, client):
    asked = client.get("/cities.json?year=2019&level=gold&as_of=2020-01-01&utm_source=x")
    told = json.loads(asked.getvalue())
    results = told.pop("results")

    assert asked["Content-Type"] == "application/json"
    assert told.pop("terms").startswith("This compilation is licensed under Creative Commons")
    assert told.pop("version").startswith("2019-04-24-")
    assert told == {
        "title": "3 cities were awarded gold in 2019",
        "query": {"as_of": ["2020-01-01"], "level": ["gold"], "year": ["2019"]},
        "count": 3,
        "as_of": "2020-01-01",
        "ignored": ["utm_source"],
        "complete_through": "2019-04-24",
        "record_through": "2019-04-24",
        "license": "CC-BY-4.0",
        "license_url": "https://creativecommons.org/licenses/by/4.0/",
        "source": "http://127.0.0.1:8000/cities/?as_of=2020-01-01&level=gold&year=2019",
    }
    assert results[0]["population"] == 508090
    assert results[0]["geoid"] == "2938000"


@pytest.mark.parametrize("query", ["", "?level=gold&sort=-population", "?q=lost", "?state=TX"])
@pytest.mark.parametrize("table", ["cities", "awards"])
def test_json_lines_are_the_results_of_the_json(roster, client, table, query):
    make_award(city=make_city(name="Lost\u2028and\nfound", state="KS", slug="lost-ks"))

    lines = client.get(f"/{table}.ndjson{query}")
    told = json.loads(client.get(f"/{table}.json{query}").getvalue())

    assert lines["Content-Type"] == "application/x-ndjson"
    assert lines["Content-Disposition"].startswith(f'attachment; filename="wwc-{table}-')
    assert ndjson_rows(lines.getvalue()) == told["results"]
    assert lines["ETag"] != client.get(f"/{table}.json{query}")["ETag"]


def test_json_lines_of_no_city_are_none(roster, client):
    response = client.get("/cities.ndjson?level=platinum")

    assert (response.status_code, response.getvalue()) == (200, b"")


def test_geojson_puts_longitude_first_and_unknown_places_nowhere(roster, client):
    make_award(city=make_city(name="Lost", state="KS", slug="lost-ks"))

    told = json.loads(client.get("/cities.geojson?q=lost").getvalue())
    boston = json.loads(client.get("/cities.geojson?q=boston").getvalue())["features"][0]

    assert told["type"] == "FeatureCollection"
    assert told["features"][0]["geometry"] is None
    assert told["features"][0]["properties"]["latitude"] is None
    assert boston["geometry"]["type"] == "Point"
    longitude, latitude = boston["geometry"]["coordinates"]
    assert (longitude < -70, latitude > 42) == (True, True)


def test_spreadsheet_has_typed_cells_a_frozen_header_and_a_sheet_about_itself(roster, client):
    content = client.get("/awards.xlsx?level=gold").getvalue()
    book = openpyxl.load_workbook(io.BytesIO(content))
    table, about = book.worksheets
    (row, *_) = sheet_rows(content)

    assert (table.title, table.freeze_panes) == ("awards", "A2")
    assert isinstance(row["population"], int)
    assert isinstance(row["latitude"], float)
    assert row["geoid"] == "2938000"
    assert row["announced_on"].date() == date(2019, 4, 24)
    widths = {head.value: table.column_dimensions[head.column_letter].width for head in table[1]}
    assert len("state") < widths["state"] < 10
    assert len("District of Columbia") < widths["state_name"] < 25
    assert 55 < widths["source_url"] < 65  # the longest, cut to what a screen holds
    lines = dict(about.iter_rows(max_col=2, values_only=True))
    assert lines["query"] == "level: gold"
    assert lines["license"] == "CC-BY-4.0"
    assert lines["source"] == "http://127.0.0.1:8000/cities/?level=gold"
    assert {column.name for column in AWARD_COLUMNS} <= set(lines)


HOSTILE = [
    '"><script>alert(1)</script>',
    "=cmd()",
    "+1",
    "-1",
    "@SUM(A1)",
    "\ttab",
    'Quo"te, comma; and\nnew line',
    "Cañon Ñandú — 🏙️",
    "</title>&amp;]]>",
    "1234",
    "http://x",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_name_passes_through_every_format_and_reads_back_equal(db, client, page, name):
    make_award(city=make_city(name=name, slug="x", note=name))
    found = bodies(client, CITY_FILES + AWARD_FILES, "")
    inert = "'" + name if name[0] in "=+-@\t" else name

    assert csv_rows(found["/cities.csv"])[0]["name"] == inert
    assert csv_rows(found["/awards.csv"])[0]["name"] == inert
    assert json.loads(found["/cities.json"])["results"][0]["name"] == name
    assert json.loads(found["/awards.json"])["results"][0]["name"] == name
    assert ndjson_rows(found["/cities.ndjson"])[0]["name"] == name
    assert ndjson_rows(found["/awards.ndjson"])[0]["name"] == name
    assert json.loads(found["/cities.geojson"])["features"][0]["properties"]["name"] == name
    assert sheet_rows(found["/cities.xlsx"])[0]["name"] == name
    assert sheet_rows(found["/awards.xlsx"])[0]["name"] == name
    (entry,) = feedparser.parse(found["/awards.atom"], sanitize_html=False).entries
    assert " ".join(entry.title.split()).startswith(" ".join(name.split()))
    summary = BeautifulSoup(entry.summary, "html.parser").get_text()
    assert " ".join(summary.split()).startswith(" ".join(f"{name}, Massachusetts was".split()))
    assert "<script>alert" not in found["/awards.atom"].decode()
    book = openpyxl.load_workbook(io.BytesIO(found["/cities.xlsx"]))
    assert {cell.data_type for cell in book.worksheets[0]["B"]} == {"s"}


@pytest.mark.parametrize("name", ["a\x01b", "a\x1bb", "a\ufffeb", "line\r\nline"])
def test_characters_that_no_format_can_write_break_none(db, client, name):
    make_award(city=make_city(name=name, slug="x"))
    found = bodies(client, ["/awards.atom", "/awards.xlsx"], "")
    shown = "line\nline" if "line" in name else "a\ufffdb"

    (entry,) = feedparser.parse(found["/awards.atom"]).entries
    assert " ".join(entry.title.split()).startswith(" ".join(shown.split()))
    ElementTree.fromstring(found["/awards.atom"])  # feedparser reads broken feeds as well
    assert sheet_rows(found["/awards.xlsx"])[0]["name"] == shown


WRONG = [
    ("level=bronze", "level"),
    ("year=abc", "year"),
    ("year=2017", "year"),
    ("state=ZZ", "state"),
    ("standing=never", "standing"),
    ("sort=size", "sort"),
    ("q=" + "x" * 101, "q"),
    ("q=%00", "q"),
    ("q=%01", "q"),
    ("q=a%1Bb", "q"),
    ("q=%EF%BF%BE", "q"),
    ("q=a&q=b", "q"),
    ("q=a+b+c+d+e+f+g+h+i", "q"),
    ("sort=size&sort=name", "sort"),
    ("standing=never&standing=ever", "standing"),
    ("as_of=yesterday&as_of=2018-12-31", "as_of"),
    ("as_of=2018-12-30&as_of=2018-12-31", "as_of"),
    ("as_of=yesterday", "as_of"),
    ("as_of=2018-02-30", "as_of"),
    ("as_of=2999-01-01", "as_of"),
    ("as_of=1999-01-01", "as_of"),
    ("as_of=2018-1-1", "as_of"),
    ("as_of=%00", "as_of"),
]


@pytest.mark.parametrize("address", CITY_FILES + AWARD_FILES)
def test_wrong_word_is_refused_in_the_type_of_the_file(roster, client, address):
    for query, word in WRONG:
        response = client.get(f"{address}?level=gold&{query}")
        content = response.content.decode()

        assert response.status_code == 400, query
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "kansas-city-mo" not in content
        if address.endswith("json"):
            assert response["Content-Type"] == "application/json"
            assert json.loads(content)["faults"][0].startswith(f"{word}: ")
        else:
            assert response["Content-Type"] == "text/plain; charset=utf-8"
            assert content.startswith(f"{word}: ")


@pytest.mark.parametrize("address", CITY_FILES + AWARD_FILES)
def test_scripts_of_others_are_welcome(roster, client, address):
    got = client.get(address)
    asked = client.head(address)
    again = client.get(address, headers={"if-none-match": got["ETag"]})

    assert got["Access-Control-Allow-Origin"] == "*"
    assert got["Cache-Control"] == "no-cache"
    assert (asked.status_code, asked["ETag"]) == (200, got["ETag"])
    assert asked.getvalue() == b""
    assert (again.status_code, again.getvalue()) == (304, b"")
    assert client.get(address, headers={"accept-encoding": "gzip"})["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("address", CITY_FILES + AWARD_FILES)
def test_etag_moves_with_the_query_and_with_the_record(roster, client, address):
    before = client.get(address)["ETag"]
    assert client.get(f"{address}?level=gold")["ETag"] != before

    CertificationAward.objects.filter(assessment__city__slug="boston-ma").update(level=Level.GOLD)

    assert client.get(address)["ETag"] != before


# Whatever a file shows or a query asks for.
@pytest.mark.parametrize(
    "change",
    [
        lambda: make_award(city=City.objects.get(slug="boston-ma"), year=2020),
        lambda: CertificationAward.objects.filter(assessment__year=2018).first().delete(),
        lambda: CertificationAward.objects.update(level=Level.PLATINUM),
        lambda: Announcement.objects.update(source_url="https://example.org/moved"),
        lambda: Announcement.objects.filter(year=2019).update(
            announced_at=datetime(2020, 1, 1, tzinfo=UTC)
        ),
        lambda: City.objects.filter(slug="boston-ma").update(name="Hub"),
        lambda: City.objects.filter(slug="boston-ma").update(state="NH", geoid="3307000"),
        lambda: City.objects.filter(slug="boston-ma").update(slug="hub-ma"),
        lambda: City.objects.filter(slug="boston-ma").update(geoid="2507001"),
        lambda: City.objects.filter(slug="boston-ma").update(population=40_000),
        lambda: City.objects.filter(slug="boston-ma").update(population_year=2021),
        lambda: City.objects.filter(slug="boston-ma").update(latitude=42.0),
        lambda: City.objects.filter(slug="boston-ma").update(longitude=-71.5),
        lambda: City.objects.filter(slug="boston-ma").update(region=""),
        lambda: City.objects.filter(slug="boston-ma").update(website="https://example.org/"),
    ],
)
def test_a_file_that_changes_has_another_etag(roster, client, change):
    def answers():
        found = [client.get(a) for a in ("/cities.csv?sort=-population", "/awards.csv?sort=first")]
        return [(each.getvalue(), each["ETag"]) for each in found]

    before = answers()
    change()
    changed = [
        (was[1], now[1]) for was, now in zip(before, answers(), strict=True) if was[0] != now[0]
    ]

    assert changed
    assert [was for was, now in changed if was == now] == []


def test_etag_moves_with_the_site_s_address(roster, client, settings):
    before = client.get("/cities.csv?as_of=2018-12-31")["ETag"]

    settings.SITE_URL = "https://directory.example.org"

    assert client.get("/cities.csv?as_of=2018-12-31")["ETag"] != before


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/cities.csv?as_of=2018-12-31", "wwc-cities-{}.csv"),
        ("/cities.csv", "wwc-cities-{}.csv"),
        ("/cities.csv?year=2018&level=gold", "wwc-cities-level-gold-year-2018-{}.csv"),
        ("/awards.xlsx?q=Cañon+%22;/x", "wwc-awards-q-canon-x-{}.xlsx"),
        ("/cities.json?q=" + "y" * 100, f"wwc-cities-q-{'y' * 98}-{{}}.json"),
    ],
)
def test_name_of_a_file_says_the_query_and_the_data_version(roster, client, address, name):
    as_of = "?as_of=2018-12-31" if "as_of" in address else ""
    version = json.loads(client.get(f"/cities.json{as_of}").getvalue())["version"]

    disposition = client.get(address)["Content-Disposition"]

    name = name.format(version)
    assert disposition.partition("; ")[2] == f'filename="{name}"'


def test_links_to_the_files_say_what_they_give_and_carry_the_query(roster, page):
    soup = page("/cities/?year=2018&level=silver&page=1")
    links = {a.get_text(): a["href"] for a in soup.select(".toolbar a")}
    links = {" ".join(words.split()): address for words, address in links.items()}

    assert next(iter(links)) == "Awards (8 rows), CSV"
    assert links["Cities (8 rows), CSV"] == "/cities.csv?level=silver&year=2018"
    assert links["Cities (8 rows), JSON Lines"] == "/cities.ndjson?level=silver&year=2018"
    assert links["Awards (8 rows), Excel"] == "/awards.xlsx?level=silver&year=2018"
    assert links["Follow"] == "/awards.atom?level=silver&year=2018"
    assert soup.select_one("link[type='application/atom+xml']")["href"].startswith("/awards.atom?")
    (follow,) = page("/cities/?level=platinum").select(".toolbar a")
    assert follow["href"] == "/awards.atom?level=platinum"


def test_1500_awards_are_exported_whole(db, client):
    make_certified_cities(750)

    found = bodies(client, ["/awards.csv", "/awards.json", "/awards.xlsx", "/awards.atom"], "")

    assert len(csv_rows(found["/awards.csv"])) == 1500
    assert len(json.loads(found["/awards.json"])["results"]) == 1500
    assert len(sheet_rows(found["/awards.xlsx"])) == 1500
    assert found["/awards.atom"].count(b"<entry>") == 1500


@pytest.mark.parametrize("count", [1, 60])
@pytest.mark.parametrize("address", CITY_FILES + AWARD_FILES)
def test_number_of_queries_does_not_grow(db, client, django_assert_max_num_queries, address, count):
    make_certified_cities(count)

    with django_assert_max_num_queries(12):
        client.get(address).getvalue()


def test_feed_is_valid_and_says_each_award(roster, client):
    feed = feedparser.parse(client.get("/awards.atom?level=gold").content)

    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == (
        "What Works Cities directory: 4 cities were awarded gold by April 24, 2019"
    )
    assert {link.rel: link.href for link in feed.feed.links} == {
        "self": "http://127.0.0.1:8000/awards.atom?level=gold",
        "alternate": "http://127.0.0.1:8000/cities/?level=gold",
    }
    assert feed.feed.updated == max(entry.updated for entry in feed.entries)
    assert feed.feed.updated.startswith("2019-04-24T04:00:00.")
    assert feed.feed.rights.startswith("This compilation is licensed")
    assert feed.feed.author == (
        "What Works Cities directory (an independent directory, not run by the program)"
    )
    entry = feed.entries[0]
    assert entry.title == "Kansas City, Missouri: Gold, 2019"
    assert entry.link == "http://127.0.0.1:8000/cities/kansas-city-mo/"
    assert "was certified Gold in 2019, a move up" in entry.summary
    assert len({each.id for each in feed.entries}) == 4


def test_identity_of_an_entry_survives_corrections_and_a_new_name(roster, client):
    before = feedparser.parse(client.get("/awards.atom?q=boston").content)
    City.objects.filter(slug="boston-ma").update(name="Boston Town", slug="b")
    CertificationAward.objects.filter(assessment__city__slug="b").update(level=Level.GOLD)

    after = feedparser.parse(client.get("/awards.atom?q=boston").content)

    assert [each.id for each in after.entries] == [each.id for each in before.entries]
    assert after.entries[0].updated > before.entries[0].updated
    assert after.feed.updated == after.entries[0].updated
    assert after.entries[0].published == before.entries[0].published


def test_correction_of_an_award_moves_the_entry_whose_event_looks_back_to_it(roster, client):
    def updated():
        entries = feedparser.parse(client.get("/awards.atom?q=kansas").content).entries
        return {entry.title[-4:]: entry.updated for entry in entries}

    before = updated()
    award = CertificationAward.objects.filter(assessment__city__slug="kansas-city-mo")
    CertificationAward.objects.filter(pk=award.get(assessment__year=2018).pk).update(
        level=Level.GOLD
    )

    assert min(updated().values()) > max(before.values())


def test_feed_does_not_age_and_an_empty_one_has_no_date_of_today(roster, client):
    with time_machine.travel(datetime(2026, 5, 7, tzinfo=UTC)):
        before = client.get("/awards.atom").content
    with time_machine.travel(datetime(2027, 5, 7, tzinfo=UTC)):
        after = client.get("/awards.atom").content
        empty = feedparser.parse(client.get("/awards.atom?level=platinum").content)

    assert after == before
    assert empty.feed.updated == "2015-01-01T00:00:00+00:00"


def test_embargoed_award_enters_the_feed_and_the_files_at_its_minute(roster, client):
    moment = datetime(2026, 5, 7, 13, 30, tzinfo=UTC)
    make_award(city=City.objects.get(slug="boston-ma"), year=2026, announced_at=moment)

    def seen():
        found = bodies(client, ["/awards.csv", "/awards.atom"], "")
        return (
            len(csv_rows(found["/awards.csv"])),
            len(feedparser.parse(found["/awards.atom"]).entries),
        )

    with time_machine.travel(moment.replace(minute=29, second=59), tick=False):
        assert seen() == (16, 16)
        assert client.get("/awards.csv?year=2026").status_code == 400
    with time_machine.travel(moment, tick=False):
        assert seen() == (17, 17)


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("/cities.json", "inline"),
        ("/cities.geojson", "inline"),
        ("/awards.json", "inline"),
        ("/cities.csv", "attachment"),
        ("/awards.xlsx", "attachment"),
    ],
)
def test_what_a_browser_can_show_is_shown_and_the_rest_is_kept(roster, client, address, way):
    assert client.get(address)["Content-Disposition"].partition(";")[0] == way


# Eligible cities -------------------------------------------------------------------------------


def eligible_rows(client, query=""):
    return csv_rows(client.get(f"/cities.csv?scope=eligible{query}").getvalue())


def test_every_eligible_city_stands_in_every_file_and_is_told_apart(published, client):
    found = bodies(client, CITY_FILES, "?scope=eligible")
    told = json.loads(found["/cities.json"])
    features = json.loads(found["/cities.geojson"])["features"]
    files = [
        [row | {"certified": row["certified"] == "true"} for row in csv_rows(found["/cities.csv"])],
        told["results"],
        ndjson_rows(found["/cities.ndjson"]),
        [each["properties"] for each in features],
        sheet_rows(found["/cities.xlsx"]),
    ]

    assert (told["title"], told["count"]) == ("1,361 eligible cities", 1361)
    assert told["query"] == {"scope": ["eligible"]}
    assert told["source"] == "http://127.0.0.1:8000/states/"
    for rows in files:
        assert len(rows) == len({row["slug"] for row in rows}) == 1361
        assert sum(row["certified"] for row in rows) == 13
        assert [row["slug"] for row in rows] == [row["slug"] for row in files[0]]


def test_a_city_without_an_award_has_no_level_no_year_and_no_source(published, client):
    (boise,) = eligible_rows(client, "&q=boise")
    told = json.loads(client.get("/cities.json?scope=eligible&q=boise").getvalue())["results"][0]

    empty = ("current_level", "current_year", "first_year", "awards_in_short", "source_url")
    assert {boise[name] for name in empty} == {""}
    assert {told[name] for name in empty} == {None}
    assert (boise["awards"], boise["certified"]) == ("0", "false")
    assert boise["page_url"] == "http://127.0.0.1:8000/cities/boise-id/"


def test_a_certified_city_has_the_same_row_in_both_scopes(published, client):
    by_slug = {row["slug"]: row for row in eligible_rows(client)}
    certified = csv_rows(client.get("/cities.csv").getvalue())

    assert len(certified) == 13
    assert [by_slug[row["slug"]] for row in certified] == certified


@pytest.mark.parametrize(
    ("query", "count", "first"),
    [
        ("state=CA", 248, "adelanto-ca"),
        ("state=CA&sort=-population", 248, "los-angeles-ca"),
        ("sort=-level", 1361, "kansas-city-mo"),
        ("sort=-year", 1361, "arlington-tx"),
        ("sort=first", 1361, "boston-ma"),
        ("region=west&q=san jose", 1, "san-jose-ca"),
        ("geoid=1608830", 1, "boise-id"),
        ("q=kansas city&level=&standing=ever", 2, "kansas-city-ks"),
        ("as_of=2018-01-24&q=boston", 1, "boston-ma"),
    ],
)
def test_eligible_cities_are_narrowed_and_sorted_as_certified_ones(
    published, client, query, count, first
):
    rows = eligible_rows(client, f"&{query}")

    assert (len(rows), rows[0]["slug"]) == (count, first)


@pytest.mark.parametrize("sort", ["-level", "-year", "first"])
def test_cities_with_an_award_come_before_those_without(published, client, sort):
    certified = [row["certified"] for row in eligible_rows(client, f"&sort={sort}")]

    assert certified == ["true"] * 13 + ["false"] * 1348


def test_as_of_a_day_before_the_first_award_no_city_is_certified(published, client):
    assert {row["certified"] for row in eligible_rows(client, "&as_of=2018-01-24")} == {"false"}


@pytest.mark.parametrize("query", ["level=gold", "year=2018&event=first", "level=silver&q=san"])
def test_who_asks_for_an_award_gets_the_same_in_both_scopes(published, client, query):
    asked = json.loads(client.get(f"/cities.json?scope=eligible&{query}").content)
    plain = json.loads(client.get(f"/cities.json?{query}").content)

    assert asked["results"] == plain["results"] != []
    assert asked["title"] == plain["title"]


def test_which_awards_count_leaves_out_no_eligible_city(published, client):
    rows = {row["slug"]: row for row in eligible_rows(client, "&standing=current")}

    assert len(rows) == 1361
    assert rows["kansas-city-mo"]["matched_level"] == "gold"
    assert rows["boise-id"]["matched_level"] == ""


def test_an_unknown_scope_is_refused_and_two_are_too(published, client):
    for query in ("scope=all", "scope=eligible&scope=certified"):
        assert client.get(f"/cities.csv?{query}").status_code == 400


def test_awards_pages_and_the_feed_know_no_scope(roster, client):
    told = json.loads(client.get("/awards.json?scope=eligible").getvalue())

    assert (told["ignored"], told["count"]) == (["scope"], 16)
    for address in ("/cities/", "/awards.atom", "/awards.csv"):
        plain, asked = client.get(address), client.get(f"{address}?scope=eligible")
        assert (asked.status_code, asked.getvalue()) == (200, plain.getvalue())
