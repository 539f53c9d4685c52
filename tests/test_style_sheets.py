"""The style sheets: each page links those that it needs, and no rule is left of what is gone."""

import re
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parent.parent
SHEETS = sorted((ROOT / "static").glob("*.css"))
COMMON, PRINT = "site", "print"
OF_THE_ADMIN = "desk"  # has the classes of Django's own pages
ROOMS = [path.stem for path in SHEETS if path.stem not in (COMMON, PRINT, OF_THE_ADMIN)]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# A selector stands before a block that holds no other one.
RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
CLASS = re.compile(r"\.(-?[a-zA-Z][\w-]*)")
# What a reader does, or a script, and what is no element of its own.
STATE = re.compile(
    r"::?(?:hover|focus-visible|focus-within|focus|checked|before|after|details-content)"
)
PAGES = [
    *("/", "/cities/", "/cities/?level=gold", "/cities/?view=table", "/cities/?q=xyzzy"),
    *("/cities/?level=bronze", "/cities/boston-ma/", "/cities/philadelphia-pa/"),
    *("/cities/kansas-city-mo/?as_of=2018-12-31", "/cities/dallas-tx/", "/embed/cities/tempe-az/"),
    *("/compare/", "/compare/?city=boston-ma&city=kansas-city-mo", "/compare/?city=nope"),
    *("/find/", "/find/?q=springfield", "/find/?q=xyzzy", "/find/?q=%01"),
    *("/states/", "/states/ca/", "/states/mt/", "/states/?sort=x", "/timeline/"),
    *("/timeline/2018/", "/about/", "/about/accessibility/", "/about/?as_of=x", "/data/"),
    *("/data/api/", "/data/releases/", "/corrections/", "/nowhere/"),
]


@cache
def selectors(sheet):
    """Return the selectors of a sheet that begins with `@` no rule."""
    css = COMMENT.sub("", (ROOT / "static" / f"{sheet}.css").read_text())
    return [
        one.strip()
        for match in RULE.finditer(css)
        if not match[1].strip().startswith("@")
        for one in re.split(r",(?![^(]*\))", match[1])
    ]


@cache
def words_of_the_code():
    """Return the words of templates, scripts and modules, and those that a template completes."""
    code = " ".join(
        path.read_text()
        for room in ("templates", "static", "cities", "certifications", "wwc_site")
        for path in sorted((ROOT / room).rglob("*"))
        if path.suffix in (".html", ".js", ".py") and "migrations" not in path.parts
    )
    return set(re.findall(r"[\w-]+", code)), set(re.findall(r"([\w-]+-)\{\{", code))


def linked(soup):
    """Return the names of the sheets that a page links, in their order, and those for print."""
    links = soup.select("link[rel=stylesheet]")
    names = [Path(link["href"]).stem for link in links]
    return names, [name for name, link in zip(names, links, strict=True) if link.get("media")]


def lacking(soup):
    """Return the rules of the sheets which a page does not link that would be for it."""
    names, _ = linked(soup)
    classes = {name for node in soup.select("[class]") for name in node["class"]}
    return [
        (room, selector)
        for room in ROOMS
        if room not in names
        for selector in selectors(room)
        if classes.issuperset(CLASS.findall(selector)) and soup.select_one(STATE.sub("", selector))
    ]


def test_each_page_has_the_rules_of_all_that_it_shows(published, client):
    pages = {url: BeautifulSoup(client.get(url).content, "html.parser") for url in PAGES}

    assert {url: found for url, soup in pages.items() if (found := lacking(soup))} == {}
    for names, of_print in map(linked, pages.values()):
        assert (names[0], names[-1], of_print) == (COMMON, PRINT, [PRINT])


@pytest.mark.parametrize("sheet", [COMMON, *ROOMS, PRINT])
def test_every_rule_is_of_a_class_that_there_is(sheet):
    words, beginnings = words_of_the_code()
    classes = {name for selector in selectors(sheet) for name in CLASS.findall(selector)}

    assert (
        sorted(name for name in classes - words if not any(map(name.startswith, beginnings))) == []
    )
