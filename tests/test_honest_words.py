"""No page, file or picture claims the present for what the record knows of the past."""

import re
from datetime import UTC, datetime

import pytest

from cities.models import City
from tests.factories import make_award

# Sentences of the first build that were false, or became so, and what said the present.
BANNED = re.compile(
    r"current level|(?:is|are) certified(?! silver, gold)|currently holds?|now holds?|"
    r"names no applicants|applicants are not named|documents no expiry|knows no expiry|"
    r"keeps its meaning|shares changed once",
    re.IGNORECASE,
)
PAGES = [
    "/",
    "/cities/",
    "/cities/?view=table",
    "/cities/?level=gold&standing=current",
    "/cities/?year=2018&standing=current",
    "/cities/?level=platinum",
    "/cities/kansas-city-mo/",
    "/cities/boise-id/",
    "/find/?q=Pheonix",
    "/find/?q=springfield",
    "/find/?q=xyzzy",
    "/states/",
    "/states/tx/",
    "/states/ks/",
    "/compare/?city=boston-ma&city=dallas-tx",
    "/timeline/",
    "/timeline/2018/",
    "/timeline/2019/",
    "/data/",
    "/data/api/",
    "/about/",
    "/cities.json",
    "/awards.csv",
    "/awards.atom",
    "/badges/boston-ma.svg",
    "/find/suggestions.json?q=phoenix",
    "/data/openapi.json",
    "/data/datapackage.json",
]
STATES_A_STANDING = [url for url in PAGES if url.endswith("/") or "?" in url]
THROUGH = "April 24, 2019"


def content(response):
    return b"".join(response) if response.streaming else response.content


@pytest.mark.parametrize("url", PAGES)
def test_nothing_claims_the_present(published, client, url):
    response = client.get(url)
    if response.status_code == 404:
        pytest.fail(f"{url} is no page")

    words = " ".join(re.sub("<[^>]*>", " ", content(response).decode()).split())

    assert BANNED.findall(words) == []


@pytest.mark.parametrize(
    "url", [url for url in STATES_A_STANDING if not url.startswith("/find/suggestions")]
)
def test_every_page_says_how_far_the_record_reaches(published, page, url):
    soup = page(url)

    assert "The program has announced nine rounds since" in soup.select_one("p.reach").get_text()
    assert soup.select_one("p.reach a")["href"] == "/about/#announcements"
    assert f"Complete through {THROUGH}" in " ".join(soup.footer.get_text().split())


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("/cities.json", '"complete_through":"2019-04-24"'),
        ("/cities.geojson", '"complete_through":"2019-04-24"'),
        ("/awards.json", '"record_through":"2019-04-24"'),
        ("/cities.csv", ",record_complete_through,certified\r\n"),
        ("/awards.csv", ",2019-04-24\r\n"),
        ("/awards.ndjson", '"record_complete_through":"2019-04-24"'),
        ("/compare.csv?city=boston-ma&city=dallas-tx", ",2019-04-24\r\n"),
        ("/awards.atom", "<subtitle>Complete through April 24, 2019."),
        ("/badges/boston-ma.svg", "Silver, 2018. Record complete through April 24, 2019"),
        ("/data/datapackage.json", '"record_complete_through"'),
        ("/find/suggestions.json?q=phoenix", "Not certified as of April 24, 2019"),
    ],
)
def test_every_kind_of_file_says_how_far_the_record_reaches(published, client, url, says):
    assert says in content(client.get(url)).decode()


@pytest.mark.parametrize(
    "url", ["/cities/boston-ma/", "/about/", "/awards.atom", "/badges/boston-ma.svg", "/data/"]
)
def test_the_publisher_is_named(published, client, settings, url):
    assert "an independent directory, not run by the program" in content(client.get(url)).decode()

    settings.PUBLISHER, settings.PUBLISHER_URL = "A & B", "https://a.example.org/"

    text = content(client.get(url)).decode()
    assert "A &amp; B" in text
    assert "not run by the program" not in text


def test_an_award_of_2025_does_not_move_how_far_a_city_is_known_not_to_be_certified(
    published, client
):
    from_2025 = {"year": 2025, "announced_at": datetime(2026, 1, 14, tzinfo=UTC)}
    make_award(city=City.objects.get(slug="dallas-tx"), **from_2025)

    said = " ".join(client.get("/find/?q=Pheonix").content.decode().split())
    assert "Not certified as of April 24, 2019" in said
    assert "certified as of January" not in said
