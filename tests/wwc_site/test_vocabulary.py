"""What is dropped from a query changes nothing, and nothing else is dropped."""

import re

import pytest

from tests.test_structure import SOURCES
from wwc_site.vocabulary import (
    LONGEST_QUERY,
    NAMES,
    READ_AT,
    canonical,
    names_read,
)

READ = re.compile(
    r"""GET\.get(?:list)?\(\s*["'](\w+)["']|errors_of_repeated\(request\.GET, (.*)\)"""
)
FILLED = re.compile(r"filled\(request\.GET, \[(.*?)\]\)")
# A value that means something; any other is wrong for most.
VALUES = {"page": "2", "year": "2018", "state": "CA", "sort": "name", "view": "table"}
PATHS = [
    *READ_AT,
    *("/cities.csv", "/cities.ndjson", "/awards.csv", "/awards.atom", "/states/ca/"),
    *("/", "/cities/boston-ma/", "/cities/boise-id/", "/timeline/2018/", "/data/", "/data/api/"),
    *("/about/", "/corrections.csv", "/badges/boston-ma.svg", "/embed/cities/boston-ma/"),
    *("/data/openapi.json", "/sitemap.xml", "/robots.txt", "/states.csv", "/timeline.csv"),
    *("/cities/boston-ma.json", "/data/datapackage.zip"),
]


@pytest.mark.once
@pytest.mark.parametrize("path", PATHS)
def test_a_parameter_that_changes_an_answer_is_read_there(published, client, path):
    plain = client.get(path)
    said = plain.status_code, plain.getvalue()
    for name in NAMES:
        if name not in names_read(path):
            asked = client.get(path, {name: VALUES.get(name, "gold")})
            assert (asked.status_code, asked.getvalue()) == said, f"{path} reads {name}"


def test_every_parameter_that_a_page_reads_is_named():
    read = set()
    for path in SOURCES:
        text = path.read_text()
        if "desk" in path.parts or path.name in ("admin.py", "record_admin.py"):
            continue
        for name, names in READ.findall(text):
            read |= {name} | set(re.findall(r'"(\w+)"', names))
        for names in FILLED.findall(text):
            read |= set(re.findall(r'"(\w+)"', names))

    assert {"q", "as_of", "city", "add", "page", "view"} <= read
    assert read - {""} <= NAMES


@pytest.mark.parametrize(
    ("path", "query", "kept"),
    [
        ("/cities/", "year=2018&level=gold", "level=gold&year=2018"),
        ("/cities/", "utm_source=x&level=gold", "level=gold"),
        ("/cities/boston-ma/", "level=gold&as_of=2018-05-01", "as_of=2018-05-01"),
        ("/", "level=gold", ""),
        ("/cities.json", "color=red", None),
        ("/cities.geojson", "color=red", None),
        ("/cities.csv", "scope=eligible&sort=name", "scope=eligible&sort=name"),
        ("/awards.csv", "scope=eligible", ""),
        ("/cities/", "scope=eligible", ""),
        ("/cities.csv", "color=red", ""),
        ("/cities/", "q=" + "x" * LONGEST_QUERY, None),
        ("/find/", "q=Ca%C3%B1on+City", "q=Ca%C3%B1on+City"),
    ],
)
def test_a_query_is_kept_in_one_form(path, query, kept):
    assert canonical(path, query) == kept
