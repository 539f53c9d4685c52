"""The links of an exported page."""

import pytest

from wwc_site.export.links import Links

SITE, LIVE, DAY = "https://archive.example.org", "https://live.example.org", "2026-11-30"


def rewritten(page, live="", address="/states/"):
    return Links(SITE, live, DAY).rewritten(page, address)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="/about/#levels">', '<a href="/about/#levels">'),
        ('<a href="#top">', '<a href="#top">'),
        ('<a href="https://www.census.gov/?a=b">', '<a href="https://www.census.gov/?a=b">'),
        ('<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">'),
        (
            '<a class="b" href="/cities/?level=gold&amp;year=2018#list" rel="c">',
            '<a class="b" href="/cities/level/gold/year/2018/#list" rel="c">',
        ),
        (
            f'<link rel="canonical" href="{SITE}/cities/?level=gold">',
            f'<link rel="canonical" href="{SITE}/cities/level/gold/">',
        ),
        ('<a href="?page=2">', '<a href="/states/page/2/">'),
        ('<a href="?sort=name" type="text/html" id="a">', '<a id="a">'),
        ('<link rel="alternate" href="/awards.csv?year=2018">', ""),
        (
            f'<b data-copy="{SITE}/cities/?level=gold">',
            f'<b data-copy="{SITE}/cities/level/gold/">',
        ),
        (f"see {SITE}/cities/?as_of={DAY}, printed", f"see {SITE}/cities/, printed"),
    ],
)
def test_they_lead_to_files_or_nowhere(before, after):
    assert rewritten(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="?sort=name#list">', f'<a href="{LIVE}/states/?sort=name#list">'),
        ('<a href="/find/?q=a&amp;b=c">', f'<a href="{LIVE}/find/?q=a&amp;b=c">'),
        ('<a href="/cities/?year=2018">', '<a href="/cities/year/2018/">'),
        (f"<code>{SITE}/cities.csv?q=a</code>", f"<code>{LIVE}/cities.csv?q=a</code>"),
    ],
)
def test_what_needs_a_server_leads_to_the_live_site(before, after):
    assert rewritten(before, LIVE) == after


def test_what_they_lead_to_is_found():
    links = Links(SITE, "", DAY)

    links.rewritten(
        '<a href="/about/#levels"><a href="/cities/?year=2018"><a href="/cities/?sort=first">'
        f'<meta content="{SITE}/cards/site.png"><img src="/badges/a.svg">'
        '<script src="/static/a.js"></script><a href="https://example.org/a/">',
        "/",
    )

    found = {"/about/", "/cities/?year=2018", "/cards/site.png", "/badges/a.svg"}
    assert links.found == found
