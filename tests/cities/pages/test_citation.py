"""Citations, by tables of cases."""

from datetime import date

import pytest

from cities.pages.citation import Citation, lasting

DAY = date(2026, 5, 7)


def cited(**changes):
    fields = {
        "title": "4 cities were awarded Gold",
        "address": "https://example.org/cities/?as_of=2026-05-07&level=gold",
        "version": "2019-04-24-abc",
        "day": DAY,
        "retrieved": DAY,
        "published": date(2019, 4, 24),
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
        "“4 cities were awarded Gold.” What Works Cities directory, data version 2019-04-24-abc, "
        "https://example.org/cities/?as_of=2026-05-07&level=gold (retrieved 7 May 2026)."
    )
    assert citation.apa == (
        "What Works Cities directory. (2019, April 24). 4 cities were awarded Gold "
        "(Version 2019-04-24-abc) [Data set]. Retrieved May 7, 2026, from "
        "https://example.org/cities/?as_of=2026-05-07&level=gold"
    )
    assert citation.bibtex.splitlines() == [
        "@misc{wwc-4-cities-were-awarded-gold-2026,",
        "  author = {{What Works Cities directory}},",
        "  title = {{4 cities were awarded Gold}},",
        "  year = {2019},",
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


def test_record_without_awards_has_no_date():
    assert "(n.d.)" in cited(published=None).apa
    assert "year = {n.d.}" in cited(published=None).bibtex
