"""A link that keeps its meaning: `as_of` on every page and file."""

import json
from datetime import UTC, datetime

import pytest
import time_machine

from cities.models import City
from tests.conftest import listed_cities
from tests.factories import make_award

PAGES = [
    "/",
    "/cities/",
    "/cities/boston-ma/",
    "/cities/dallas-tx/",
    "/find/?q=springfield",
    "/states/",
]
PAGES += ["/states/ma/", "/timeline/", "/timeline/2018/", "/about/", "/about/accessibility/"]
PAGES += ["/data/", "/compare/", "/compare/?city=boston-ma&city=dallas-tx", "/find/"]
FILES = ["/cities.csv", "/cities.json", "/awards.ndjson", "/awards.atom", "/badges/boston-ma.svg"]
FILES += ["/cities.xlsx", "/cities.geojson", "/compare.csv?city=boston-ma&city=dallas-tx"]
FILES += ["/data/openapi.json", "/data/datapackage.json"]


def dated(address, day):
    return f"{address}{'&' if '?' in address else '?'}as_of={day}"


@pytest.mark.parametrize("address", PAGES)
def test_page_says_of_which_day_it_is_and_leads_to_the_present(published, page, address):
    notice = page(dated(address, "2019-12-31")).select_one(".as-of")

    assert "the awards announced by December 31, 2019, U.S. Eastern" in notice.get_text()
    assert notice.a["href"] == address
    assert page(address).select(".as-of") == []


@pytest.mark.parametrize(
    ("asked", "today"),
    [
        ("/?utm_source=x", "/"),
        ("/about/?q=x", "/about/"),
        ("/states/KS/?utm_source=x", "/states/ks/"),
        ("/states/?utm_source=x&sort=-share", "/states/?sort=-share"),
        ("/timeline/2018/?year=2019", "/timeline/2018/"),
        ("/find/?utm_source=x&q=%20springfield%20", "/find/?q=springfield"),
        ("/compare/?x=1&city=boston-ma", "/compare/?city=boston-ma"),
        (
            "/compare/?city=dallas-tx&x=1&city=boston-ma",
            "/compare/?city=boston-ma&city=dallas-tx",
        ),
        (
            "/cities/?year=2018&x=1&view=table&level=silver&q=&sort=name",
            "/cities/?level=silver&view=table&year=2018",
        ),
        ("/cities/?page=1&state=MA", "/cities/?state=MA"),
    ],
)
def test_link_to_the_present_is_the_canonical_address_of_the_page(published, page, asked, today):
    notice = page(dated(asked, "2019-12-31")).select_one(".as-of")

    assert notice.a["href"] == today


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nowhere/", 404),
        ("/cities/nowhere-ma/", 404),
        ("/cities/?page=99", 404),
        ("/timeline/2999/", 404),
        ("/cities/?level=bronze", 400),
        ("/find/?q=%01", 400),
        ("/compare/?city=nowhere-ma", 400),
        ("/states/?sort=x", 400),
    ],
)
def test_page_that_is_none_leads_to_no_present(published, page, address, status):
    soup = page(dated(address, "2018-06-01"), status=status)

    assert len(soup.select(".as-of")) == 1
    assert soup.select(".as-of a") == []


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example/cities/", "///evil.example"])
def test_path_that_names_a_host_is_never_a_link(published, client, path):
    # The client would read the host out of such an address; a server leaves it in the path.
    response = client.get("/", {"as_of": "2018-06-01"}, PATH_INFO=path)

    assert response.status_code == 404
    assert b"evil.example" not in response.content


def test_record_of_a_day_holds_what_was_announced_by_its_end(published, page):
    def listed(day):
        return listed_cities(page(f"/cities/?as_of={day}"))

    assert len(listed("2018-01-24")) == 0
    assert len(listed("2018-01-25")) == 9
    assert len(listed("2019-04-23")) == 9
    assert len(listed("2019-04-24")) == 13
    assert (
        "Kansas City, Missouri: Silver, 2018"
        in page("/cities/kansas-city-mo/?as_of=2018-12-31").title.get_text()
    )
    assert "not certified" in page("/cities/arlington-tx/?as_of=2018-12-31").title.get_text()


def test_today_ends_now_for_what_is_announced_later_today(published, page):
    now = datetime(2026, 5, 7, 12, tzinfo=UTC)
    dallas = City.objects.get(slug="dallas-tx")
    make_award(city=dallas, year=2026, announced_at=now.replace(hour=13))

    with time_machine.travel(now, tick=False):
        assert len(listed_cities(page("/cities/?as_of=2026-05-07"))) == 13
    with time_machine.travel(now.replace(hour=13), tick=False):
        assert len(listed_cities(page("/cities/?as_of=2026-05-07"))) == 14
        assert len(listed_cities(page("/cities/?as_of=2026-05-06"))) == 13


def test_filters_chips_and_files_keep_the_day(published, page):
    soup = page("/cities/?level=gold&year=2018&as_of=2018-12-31")

    links = [a["href"] for a in soup.select(".chips a:not(.clear), .files a")]
    assert links
    assert [link for link in links if "as_of=2018-12-31" not in link] == []
    assert soup.select_one("form.filter input[name=as_of]")["value"] == "2018-12-31"
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"


@pytest.mark.parametrize(
    ("address", "cited"),
    [
        ("/cities/?year=2018&level=gold", "/cities/?as_of=2026-05-07&level=gold&year=2018"),
        ("/cities/boston-ma/", "/cities/boston-ma/?as_of=2026-05-07"),
        ("/cities/boston-ma/?as_of=2019-01-01", "/cities/boston-ma/?as_of=2019-01-01"),
        ("/timeline/2019/", "/timeline/2019/?as_of=2026-05-07"),
    ],
)
def test_cite_box_links_to_the_day_and_names_the_version(published, page, address, cited):
    with time_machine.travel(datetime(2026, 5, 7, 12, tzinfo=UTC), tick=False):
        box = page(address).select_one(".cite")

    sentence, apa, bibtex = (style.get_text() for style in box.select(".citation"))
    assert box.a["href"] == f"http://127.0.0.1:8000{cited}"
    for text in (sentence, apa, bibtex):
        assert box.a["href"] in text
        assert "2019-04-24-" in text or "2018-01-25-" in text
    assert sentence.endswith("(retrieved May 7, 2026).")
    assert "Retrieved May 7, 2026, from" in apa
    assert "urldate = {2026-05-07}" in bibtex


def test_day_ends_at_midnight_eastern_on_the_pages(published, page):
    dallas = City.objects.get(slug="dallas-tx")
    late = datetime(2020, 7, 2, 3, 59, tzinfo=UTC)  # 23:59 of 1 July in the Eastern time zone
    make_award(city=dallas, year=2020, announced_at=late)

    assert len(listed_cities(page("/cities/?as_of=2020-06-30"))) == 13
    assert len(listed_cities(page("/cities/?as_of=2020-07-01"))) == 14


def test_present_and_its_day_are_the_same_record(published, client):
    with time_machine.travel(datetime(2026, 5, 7, 12, tzinfo=UTC), tick=False):
        now = json.loads(client.get("/cities.json").getvalue())
        day = json.loads(client.get("/cities.json?as_of=2026-05-07").getvalue())

    assert now["results"] == day["results"]
    assert (now["version"], now["as_of"]) == (day["version"], day["as_of"])


def test_signs_of_html_in_a_query_are_cited_as_they_are(published, page):
    box = page("/cities/?q=%3Cb%3E%26%22").select_one(".cite")

    assert 'No certified city matches “<b>&"”' in box.p.get_text()
    assert box.a["href"].endswith("&q=%3Cb%3E%26%22")


@pytest.mark.parametrize(
    "address",
    ["/cities/louisville-ky/", "/badges/louisville-ky.svg", "/cards/cities/louisville-ky.png"],
)
def test_former_address_keeps_the_day(published, client, address):
    City.objects.filter(slug="louisville-ky").update(slug="louisville-metro-ky")

    response = client.get(dated(address, "2018-12-31"))

    assert response.status_code == 301
    assert response["Location"] == dated(
        address.replace("louisville-ky", "louisville-metro-ky"), "2018-12-31"
    )


def test_page_of_a_day_shows_nothing_of_another(published, page):
    soup = page("/cities/louisville-ky/?as_of=2018-12-31")

    assert " ".join(soup.select_one(".standing").get_text().split()) == "Silver, 2018"
    assert len(soup.select(".history .seal")) == 1
    assert soup.select(".living-badge") == []
    line = soup.select_one(".print-only").get_text()
    assert line.startswith("http://127.0.0.1:8000/cities/louisville-ky/?as_of=2018-12-31")
    assert line.endswith("the record of December 31, 2018")


@pytest.mark.parametrize("address", ["/", "/states/ca/", "/timeline/2018/"])
def test_links_into_the_directory_and_to_descriptions_keep_the_day(published, page, address):
    soup = page(f"{address}?as_of=2018-12-31")
    asked = [a["href"] for a in soup.main.select("a[href^='/cities/?']")]

    assert asked
    assert [link for link in asked if "as_of=2018-12-31" not in link] == []
    described = [a["href"] for a in page("/data/?as_of=2018-12-31").select("a[href*='.json']")]
    assert [link for link in described if "as_of=2018-12-31" not in link] == []
