"""Citations, by tables of cases."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from cities.pages.citation import Citation, lasting
from tests.factories import make_award, make_city

DAY = date(2026, 5, 7)


def cited(**changes):
    fields = {
        "publisher": "the Archive & Sons",
        "title": "4 cities were awarded gold",
        "url": "https://example.org/cities/?as_of=2026-05-07&level=gold",
        "version": "2019-04-24-abc",
        "day": DAY,
        "retrieved": DAY,
    }
    return Citation(**fields | changes)


@pytest.mark.parametrize(
    ("address", "dated"),
    [
        ("https://a/", "https://a/?as_of=2026-05-07"),
        ("https://a/?level=gold", "https://a/?as_of=2026-05-07&level=gold"),
        ("https://a/?as_of=2018-01-01&q=x", "https://a/?as_of=2026-05-07&q=x"),
        ("https://a/?q=a%26b&year=1&year=2", "https://a/?as_of=2026-05-07&q=a%26b&year=1&year=2"),
    ],
)
def test_address_is_given_its_day_in_canonical_form(address, dated):
    assert lasting(address, DAY) == dated


def test_sentence_apa_and_bibtex():
    citation = cited()

    assert citation.sentence == (
        "“4 cities were awarded gold.” What Works Cities directory (the Archive & Sons), data "
        "version 2019-04-24-abc, "
        "https://example.org/cities/?as_of=2026-05-07&level=gold (retrieved May 7, 2026)."
    )
    assert citation.apa == (
        "What Works Cities directory. (2026, May 7). 4 cities were awarded gold "
        "(Version 2019-04-24-abc) [Data set]. Retrieved May 7, 2026, from "
        "https://example.org/cities/?as_of=2026-05-07&level=gold"
    )
    assert citation.bibtex.splitlines() == [
        "@misc{wwc-4-cities-were-awarded-gold-2026,",
        "  author = {{What Works Cities directory}},",
        r"  publisher = {{the Archive \& Sons}},",
        "  title = {{4 cities were awarded gold}},",
        "  year = {2026},",
        "  month = {5},",
        "  version = {2019-04-24-abc},",
        "  url = {https://example.org/cities/?as_of=2026-05-07&level=gold},",
        "  urldate = {2026-05-07}",
        "}",
    ]


@pytest.mark.parametrize(
    ("title", "escaped"),
    [("100 % & $1 #_{x}", r"100 \% \& \$1 \#\_\{x\}"), ("a\\b", r"a\textbackslash{}b")],
)
def test_signs_of_tex_are_escaped_in_titles(title, escaped):
    assert f"title = {{{{{escaped}}}}}" in cited(title=title).bibtex


def test_title_with_signs_of_html_is_escaped_once_wherever_it_is_said(db, client):
    name = 'O\'Fallon &amp; <b>"x"</b>'
    make_award(city=make_city(name=name, slug="x"))

    content = client.get("/cities/x/").content.decode()
    soup = BeautifulSoup(content, "html.parser")

    title = soup.title.get_text().partition(" – ")[0]
    assert title.startswith(f"{name}, Massachusetts: ")
    assert soup.select_one("meta[property='og:title']")["content"] == title
    assert f"“{title}.” What Works Cities directory" in soup.select_one("#cite-sentence").get_text()
    assert title in soup.select_one("#cite-apa").get_text()
    assert "<b>" not in content


def test_url_with_two_parameters_is_escaped_once(roster, page):
    soup = page("/cities/?level=gold&year=2018")

    url = soup.select_one("link[rel=canonical]")["href"]
    assert url.endswith("/cities/?level=gold&year=2018")
    cited = soup.select_one(".cite a")["href"]
    assert cited.endswith("&level=gold&year=2018")
    assert cited in soup.select_one("#cite-sentence").get_text()
