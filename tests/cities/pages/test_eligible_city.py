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
    """Each ninth of 1,361 is asked for."""
    slugs = City.objects.order_by("slug").values_list("slug", flat=True)[::9]
    statuses = [client.get(f"/cities/{slug}/").status_code for slug in slugs]

    assert statuses == [200] * 152


def test_page_says_not_certified_until_when_the_record_is_complete(published, page):
    soup = page(DALLAS)

    assert soup.h1.get_text() == "Dallas, Texas"
    assert soup.title.get_text().startswith("Dallas, Texas: not certified as of April 24, 2019")
    assert text_of(soup.select_one(".standing")) == "Not certified as of April 24, 2019"
    assert "A later award would not show here yet." in text_of(soup.main)
    assert soup.select_one(".plate.is-unstruck .picture .ring")


def test_population_stands_beside_the_30_000_of_the_program(published, page):
    soup = page(DALLAS)

    assert [text_of(step) for step in soup.select(".steps li")] == [
        "Be a city of 30,000 or more Dallas had 1,304,379 people in 2020.",
        "Complete the program’s Assessment A check against national standards. "
        "How to join, on the program’s site",
        "Meet enough of the criteria Silver 51–67% Gold 68–84% Platinum 85%+ "
        "Of 43 criteria, since August 2022. Source",
    ]
    assert facts(soup)["Population"] == "1,304,379 in 2020 U.S. Census Bureau, 2020 Census"


def test_the_three_nearest_certified_cities_stand_with_their_miles(published, page):
    rows = [text_of(row) for row in page(DALLAS).select("#nearest ~ ul li")]

    assert len(rows) == 3
    assert re.fullmatch(r"Arlington, Texas Silver, 2019 (1\d|2\d) miles", rows[0])
    distances = [int(re.search(r"([0-9,]+) miles", row)[1].replace(",", "")) for row in rows]
    assert distances == sorted(distances)


def test_the_cities_of_its_state_are_drawn_where_they_are_few(published, page):
    boise = page("/cities/boise-id/").select_one("section[aria-labelledby=in-state]")
    dallas = page(DALLAS).select_one("section[aria-labelledby=in-state]")

    assert boise.h2.get_text() == "Idaho: 0 of 12"
    assert len(boise.select(".rings .mark-unstruck")) == 12
    assert len(boise.select(".this-city")) == 1
    assert dallas.h2.get_text() == "Texas: 1 of 115"
    assert not dallas.select(".rings")


def test_the_city_can_be_followed_and_has_a_card_of_its_own(published, page):
    soup = page(DALLAS)

    assert soup.select_one(".toolbar a[type='application/atom+xml']")["href"] == (
        "/awards.atom?geoid=4819000"
    )
    assert soup.select_one("meta[property='og:image']")["content"].endswith(
        "/cards/cities/dallas-tx.png"
    )


def test_neither_level_nor_badge_nor_award_is_shown(published, page):
    soup = page(DALLAS)

    assert soup.select(".badge, .event-tag, #awards, .seal, .planted") == []
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

    assert text_of(soup.select_one(".standing")) == "Not certified in our record"
    assert "Where Alone lies is not recorded" in text_of(soup.main)
    assert facts(soup)["Website"] == "not recorded"


def test_former_address_of_an_eligible_city_leads_on(published, client):
    City.objects.filter(slug="dallas-tx").update(slug="big-d")

    response = client.get(DALLAS)

    assert (response.status_code, response["Location"]) == (301, "/cities/big-d/")


def test_eligible_city_has_no_badge(published, page):
    page("/badges/dallas-tx.svg", status=404)


@pytest.mark.parametrize("certified", [1, 40])
def test_number_of_queries_does_not_grow(db, client, django_assert_num_queries, certified):
    make_city(name="Here", population=30_000, latitude=40, longitude=-100)
    for number in range(certified):
        make_award(city=make_city(name=f"City {number}", latitude=41, longitude=-100))

    with django_assert_num_queries(7):
        client.get("/cities/here-ma/")
