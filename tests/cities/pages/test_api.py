"""The page for programs."""

import json
import re


def text(node):
    return " ".join(node.get_text(" ").split())


def section(soup, name):
    return soup.find(id=name).find_parent("section")


def test_the_parameters_are_those_of_the_description(published, page, client):
    described = json.loads(client.get("/data/openapi.json").content)

    rows = section(page("/data/api/"), "words").select("tbody th")
    assert [text(row) for row in rows] == list(described["components"]["parameters"])


def test_the_examples_ask_for_addresses_that_answer(published, page, client, settings):
    examples = section(page("/data/api/"), "examples").select("pre code")

    for example in examples:
        (address,) = re.findall(r"https?://[^\"'\s]+", example.get_text())
        assert client.get(address.removeprefix(settings.SITE_URL)).status_code == 200
    assert 'dtype={"geoid": str}' in examples[1].get_text()
    keep = [each.get_text() for each in examples if "geoid" in each.get_text()]
    assert len(keep) == 5  # pandas twice, polars, R, DuckDB


def test_every_section_is_in_the_contents(published, page):
    soup = page("/data/api/")

    linked = [a["href"].removeprefix("#") for a in soup.select("nav.contents a")]
    assert linked == [h2["id"] for h2 in soup.main.select("h2")]
    assert soup.select("a[href='/data/openapi.json'], a[href='/data/datapackage.json']")


def test_the_version_is_that_of_the_description(published, page, client):
    version = json.loads(client.get("/data/openapi.json").content)["info"]["version"]

    assert f"This is version {version} of" in text(section(page("/data/api/"), "version"))


def test_a_day_of_the_past_is_kept(published, page):
    soup = page("/data/api/?as_of=2018-06-01")

    assert soup.select("a[href='/data/?as_of=2018-06-01']")
    assert soup.select("a[href='/data/openapi.json?as_of=2018-06-01']")
