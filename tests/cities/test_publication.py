"""The license: one sentence, wherever it is said."""

import json
import tomllib
from io import BytesIO
from pathlib import Path

import feedparser
import openpyxl
import pytest
import yaml

from cities.open_data.openapi import ABSTRACT, TITLE
from cities.publication import LICENSE, LICENSE_URL, PROGRAM, SITE, TERMS

ROOT = Path(__file__).parents[2]


PACKAGE = "/data/datapackage.json"


def text(node):
    return " ".join(node.get_text(" ").split())


def section(soup, name):
    return soup.find(id=name).find_parent("section")


def structured(soup):
    return json.loads(soup.select_one("script[type='application/ld+json']").string)


def test_the_license_is_the_same_wherever_it_is_said(published, page, client):
    soup = page("/data/")
    cities = json.loads(client.get("/cities.json").getvalue())
    workbook = openpyxl.load_workbook(BytesIO(client.get("/cities.xlsx").getvalue()))
    about = dict(workbook["About"].iter_rows(max_col=2, values_only=True))
    feed = feedparser.parse(client.get("/awards.atom").content)
    package = json.loads(client.get(PACKAGE).content)
    described = json.loads(client.get("/data/openapi.json").content)
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text())

    names = {cities["license"], about["license"], package["licenses"][0]["name"], cited["license"]}
    assert names | {described["info"]["license"]["identifier"]} == {LICENSE}
    sentences = {cities["terms"], about["terms"], feed.feed.rights}
    sentences |= {resource["description"] for resource in package["resources"]}
    assert sentences == {TERMS}
    assert TERMS in text(section(soup, "license"))
    assert TERMS in structured(soup)["description"]
    assert TERMS in described["info"]["description"]
    addresses = {cities["license_url"], package["licenses"][0]["path"], structured(soup)["license"]}
    assert addresses | {soup.select_one("a[rel=license]")["href"]} == {LICENSE_URL}


def test_the_citation_file_says_what_the_project_says():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert cited.keys() >= {"cff-version", "message", "title", "authors"}  # what CFF 1.2.0 requires
    assert (cited["cff-version"], cited["type"]) == ("1.2.0", "dataset")
    assert cited["title"] == TITLE
    assert cited["abstract"] == f"{ABSTRACT} {TERMS}"
    assert cited["authors"] == [{"name": SITE}]
    assert cited["version"] == project["version"]


@pytest.mark.parametrize("name", [SITE, PROGRAM])
def test_one_python_file_spells_the_names(name):
    apps = ("certifications", "cities", "wwc_site")
    sources = [path for app in apps for path in (ROOT / app).rglob("*.py")]

    spelled = [str(path.relative_to(ROOT)) for path in sources if name in path.read_text()]

    assert spelled == ["cities/publication.py"]


def test_no_template_spells_the_name_of_the_site():
    templates = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]

    assert templates
    assert [path.name for path in templates if SITE in path.read_text()] == []
