"""The words for readers: plain U.S. English on every page, in every file and message.

What the first build said, and must not be said again, stands here; what to say instead is in
CONTRIBUTING.md.
"""

import ast
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[1]
SAID_BEFORE = re.compile(
    r"cannot be answered|not a value of this word|is not answered with|No city is listed|"
    r"was not understood|Allowed: 2 to 4|names no city of|city fits (?:this|all)|Drop one part|"
    r"\b0 cities (?:match|are|were)|were last certified|of this record is called|"
    r"was not found among|Type the letters|Names near it|This look-up covers|"
    r"A town may be missing|Not certified in this record|names no applicants|How a city joins|"
    r"As the crow flies|The current level of|[0-9] %|documents no expiry|latest award stands|"
    r"Level over the years|A badge for other sites|follows the record|keeps its meaning|"
    r"the record as it stood at|Take it away|Every row of this query|Download this 1|"
    r"Download these [0-9]|feed tells when|Awards that count|Any award, past or present|"
    r"The record in numbers|now hold|By then [0-9]+ cities|This record holds no award|"
    r"list says the same in words|says nothing of a city|gives no base|You may not do this|"
    r"answer GET and HEAD"
)
BRITISH = re.compile(
    r"colour|\bcentred?\b|licence|favour|neighbour|honour|behaviour|\bgrey|catalogue|\bmetres?\b|"
    r"kilometre|programme\b|labour|\bspelt\b|learnt|whilst|judgement|cancelled|labelled|"
    r"traveller|modelled|defence|offence|\bfulfil\b|practis|artefact|per cent\b|"
    r"(?:organ|recogn|real|normal|initial|summar|optim|serial|minim|custom|emphas|author)is(?:e|ing|ation)|"
    r"analys(?:e|ed|ing)\b|"
    r"\b[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)(?: [0-9]{4})?\b",
    re.IGNORECASE,
)
# Names that HTML and Python give, which contain such a word.
NOT_OURS = re.compile("aria-labelledby")
TAG = re.compile("{%.*?%}|{{.*?}}", re.DOTALL)
# Words for programmers, who find them on the pages about the data alone.
OF_PROGRAMMERS = re.compile(
    r"\b(?:cohort|roster|slug|geoid|quer(?:y|ies)|answered)\b", re.IGNORECASE
)
PAGES = [
    *("/", "/cities/", "/cities/?level=gold&year=2018", "/cities/?level=platinum"),
    *("/cities/?q=boise", "/cities/?view=table", "/cities/kansas-city-mo/", "/cities/boise-id/"),
    *("/cities/philadelphia-pa/", "/compare/", "/compare/?city=boston-ma&city=dallas-tx"),
    *("/find/", "/find/?q=springfield", "/find/?q=xyzzy", "/find/?q=brooklyn", "/find/?q=2020"),
    *("/states/", "/states/ca/", "/states/mt/", "/timeline/", "/timeline/2019/"),
    *("/about/", "/about/accessibility/", "/cities/kansas-city/"),
    *("/cities/?level=bronze&year=1", "/cities/?page=x", "/find/?q=%01", "/states/?sort=x"),
    *("/compare/?city=nope-xx", "/about/?as_of=x", "/about/?as_of=2018-06-01"),
    *("/data/", "/data/api/"),
]
FILES = [
    *("/cities.json", "/cities.csv", "/awards.json", "/awards.csv", "/awards.atom"),
    *("/data/openapi.json", "/data/datapackage.json", "/badges/boston-ma.svg"),
    *("/find/suggestions.json?q=bo", "/cities.csv?level=bronze", "/cities.json?year=1"),
]
SOURCES = [
    path
    for room in ("certifications", "cities", "wwc_site", "templates", "static", "docs")
    for path in sorted((ROOT / room).rglob("*"))
    if path.suffix in (".py", ".html", ".js", ".css", ".svg", ".md", ".txt")
    and "vendor" not in path.parts
    and path.name != "OFL.txt"
] + [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]


def of_source(path):
    return str(path.relative_to(ROOT))


def said(soup, between=" "):
    """Return what a page says: to the eye, to a screen reader, in its head."""
    for node in soup.select("script, style, code"):
        node.decompose()
    attributes = ("aria-label", "alt", "title", "placeholder", "data-label", "content", "value")
    heard = [node[name] for node in soup.select("*") for name in attributes if name in node.attrs]
    return " ".join(between.join([soup.get_text(between), *heard]).split())


@pytest.mark.parametrize("url", PAGES)
def test_no_page_has_the_words_of_the_first_build(published, client, url):
    soup = BeautifulSoup(client.get(url).content, "html.parser")

    assert SAID_BEFORE.findall(said(soup)) == []
    assert BRITISH.findall(said(soup, " | ")) == []  # the cells of a table are no date


@pytest.mark.parametrize("url", [url for url in PAGES if not url.startswith("/data/")])
def test_no_page_but_those_of_the_data_speaks_to_programmers(published, client, url):
    soup = BeautifulSoup(client.get(url).content, "html.parser")

    assert OF_PROGRAMMERS.findall(said(soup.body)) == []
    # The line on how far the record reaches says it; after that it is ours.
    assert len(re.findall("this record", said(soup.body), re.IGNORECASE)) <= 1


@pytest.mark.parametrize("url", FILES)
def test_no_file_has_the_words_of_the_first_build(published, client, url):
    response = client.get(url)
    words = b"".join(response).decode()

    assert SAID_BEFORE.findall(words) == []
    assert BRITISH.findall(words) == []


@pytest.mark.parametrize("path", SOURCES, ids=of_source)
def test_every_source_is_in_us_english(path):
    text = NOT_OURS.sub("", path.read_text())

    assert [match[0] for match in BRITISH.finditer(text)] == []


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if path.suffix in (".py", ".html", ".js")], ids=of_source
)
def test_no_message_has_the_words_of_the_first_build(path):
    text = " ".join(TAG.sub("", path.read_text()).split())
    if path.suffix == ".py":
        nodes = ast.walk(ast.parse(path.read_text()))
        texts = [node.value for node in nodes if isinstance(node, ast.Constant)]
        text = "\n".join(each for each in texts if isinstance(each, str))

    assert SAID_BEFORE.findall(text) == []
