"""The page of a city that may join the program: what it says, and what it must not hint at."""

import json
import re

import pytest

from cities.models import City
from tests.cities.pages.test_city import facts, text_of
from tests.factories import make_assessment, make_award, make_city

DALLAS = "/cities/dallas-tx/"


def structured(soup):
    (element,) = soup.select('script[type="application/ld+json"]')
    city, _ = json.loads(element.get_text())
    return city


@pytest.mark.once
def test_every_eligible_city_has_a_page(published, client):
    slugs = City.objects.values_list("slug", flat=True)
    statuses = [client.get(f"/cities/{slug}/").status_code for slug in slugs]

    assert statuses == [200] * 1361


def test_page_says_not_certified_until_when_the_record_is_complete(published, page):
    soup = page(DALLAS)

    assert soup.h1.get_text() == "Dallas, Texas"
    assert soup.title.get_text().startswith("Dallas, Texas: not certified as of April 24, 2019")
    assert "Dallas was not certified as of April 24, 2019 , the last date we cover." in text_of(
        soup.main
    )


def test_population_stands_beside_the_30_000_of_the_program(published, page):
    soup = page(DALLAS)

    assert (
        "Dallas has a population of 1,304,379 in 2020 (source: U.S. Census Bureau, 2020 Census). "
        "The program is open to U.S. cities of 30,000 or more" in text_of(soup.main)
    )
    assert facts(soup)["Population"] == "1,304,379 (2020)"
    assert soup.select_one(
        '#join ~ p a[href="https://whatworkscities.bloomberg.org/certification/"]'
    )


def test_nearest_certified_cities_stand_with_their_distance(published, page):
    rows = [text_of(row) for row in page(DALLAS).select("#nearest ~ table tbody tr")]

    assert len(rows) == 5
    assert re.fullmatch(r"Arlington, Texas Silver, 2019 (2\d|3\d) km \((1\d|2\d) miles\)", rows[0])
    distances = [int(re.search(r"([0-9,]+) km", row)[1].replace(",", "")) for row in rows]
    assert distances == sorted(distances)


def test_neither_level_nor_badge_nor_award_is_shown(published, page):
    soup = page(DALLAS)

    assert soup.select(".badge, .event-tag, #awards, #badge, [class*=level-]") == []
    assert "hasCertification" not in structured(soup)
    assert structured(page("/cities/boston-ma/"))["hasCertification"][0] == {
        "@type": "Certification",
        "name": "What Works Cities Certification: Silver, 2018",
        "certificationRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "alternateName": "Silver",
            "worstRating": 1,
            "bestRating": 3,
        },
        "issuedBy": {"@type": "Organization", "name": "What Works Cities"},
        "datePublished": "2018-01-25",
        "url": "https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-"
        "cities-best-using-data-improve-residents-lives/",
    }


def test_structured_words_cannot_end_their_element(db, page):
    name = "</script><script>alert(1)</script>"
    make_award(city=make_city(name=name, slug="x"))

    soup = page("/cities/x/")

    assert structured(soup)["name"] == f"{name}, Massachusetts"
    assert [s for s in soup.select("script") if s.get_text().startswith("alert")] == []


def test_assessment_changes_no_byte_of_the_page(published, client):
    before = client.get(DALLAS).content

    make_assessment(city=City.objects.get(slug="dallas-tx"), year=2024)

    assert client.get(DALLAS).content == before


def test_city_that_is_too_small_or_unknown_in_size_has_no_page(db, page):
    make_city(name="Small", population=29_999)
    make_city(name="Unknown")

    page("/cities/small-ma/", status=404)
    page("/cities/unknown-ma/", status=404)


def test_city_without_a_record_around_it_is_answered_in_words(db, page):
    make_city(name="Alone", population=30_000)

    soup = page("/cities/alone-ma/")

    assert "Alone was not certified in this record." in text_of(soup.main)
    assert "Where Alone lies is not recorded" in text_of(soup.main)
    assert facts(soup)["Website"] == "not recorded"


def test_former_address_of_an_eligible_city_leads_on(published, client):
    City.objects.filter(slug="dallas-tx").update(slug="big-d")

    response = client.get(DALLAS)

    assert (response.status_code, response["Location"]) == (301, "/cities/big-d/")


@pytest.mark.parametrize("picture", ["/badges/dallas-tx.svg", "/cards/cities/dallas-tx.png"])
def test_eligible_city_has_no_badge_and_no_card(published, page, picture):
    page(picture, status=404)


@pytest.mark.parametrize("certified", [1, 40])
def test_number_of_queries_does_not_grow(db, client, django_assert_num_queries, certified):
    make_city(name="Here", population=30_000, latitude=40, longitude=-100)
    for number in range(certified):
        make_award(city=make_city(name=f"City {number}", latitude=41, longitude=-100))

    with django_assert_num_queries(4):
        client.get("/cities/here-ma/")
