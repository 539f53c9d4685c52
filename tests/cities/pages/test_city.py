"""The page of a city, and the addresses that lead to it."""

import json

import pytest

from certifications.levels import Level
from cities.models import City
from tests.factories import make_award, make_city


def text_of(node):
    return " ".join(node.get_text(" ").split())


def rows(soup):
    return [[text_of(cell) for cell in row.select("th, td")] for row in soup.select("tbody tr")]


def facts(soup):
    return {div.dt.get_text(): text_of(div.dd) for div in soup.select(".facts div")}


def test_heading_level_and_every_award(roster, page):
    soup = page("/cities/kansas-city-mo/")

    assert soup.h1.get_text() == "Kansas City, Missouri"
    assert (
        "Certified gold in 2019. That is its latest award in our record, which ends April 24, 2019."
        in text_of(soup.main)
    )
    assert "To earn gold then, a city had to meet 67–83% of the program’s 45 criteria" in text_of(
        soup.main
    )
    assert rows(soup) == [
        [
            "2019",
            "Gold 2019",
            "Level-up",
            "April 24, 2019",
            "Press release, Bloomberg Philanthropies, April 24, 2019",
        ],
        ["2018", "Silver 2018", "Certified for the first time", "January 25, 2018"]
        + ["Press release, Bloomberg Philanthropies, January 25, 2018"],
    ]


def test_the_place_with_figures_and_their_source(roster, page):
    assert facts(page("/cities/louisville-ky/")) == {
        "Government": "Louisville/Jefferson County Metro Government",
        "State": "Kentucky",
        "Census region": "South",
        "Population": "633,045 in 2020 (source: U.S. Census Bureau, 2020 Census). Area: "
        "Louisville/Jefferson County metro government; the place of this GEOID, its balance, "
        "counted 386,884",
        "Website": "https://louisvilleky.gov/",
    }


def test_what_is_not_known_is_called_not_recorded(db, page):
    make_award(city=make_city())

    shown = facts(page("/cities/boston-ma/"))

    assert set(shown.values()) == {"not recorded", "Massachusetts"}


@pytest.mark.parametrize(
    ("slug", "heading", "names"),
    [
        (
            "los-angeles-ca",
            "Other certified cities in California",
            ["San Diego, California", "San Francisco, California"],
        ),
        (
            "boston-ma",
            "Other certified cities in the Northeast",
            ["Philadelphia, Pennsylvania"],
        ),
        ("kansas-city-mo", "Other certified cities nearby", []),
    ],
)
def test_neighbors_share_the_state_or_else_the_region(roster, page, slug, heading, names):
    section = page(f"/cities/{slug}/").select_one("section[aria-labelledby=neighbors]")

    assert section.h2.get_text() == heading
    assert [a.get_text() for a in section.select("a")] == names


def test_case_studies_of_the_city_are_linked(roster, page):
    section = page("/cities/los-angeles-ca/").select_one("section[aria-labelledby=case-studies]")

    assert [text_of(li) for li in section.select("li")] == [
        "Driving Clean Streets with Data , Data-Smart City Solutions, date not recorded",
        "Los Angeles: City of Angels Leads in Transforming Data into Action , "
        "What Works Cities Certification, 2018",
    ]
    assert page("/cities/seattle-wa/").select("section[aria-labelledby=case-studies]") == []


def test_a_renamed_city_keeps_its_old_address(roster, client):
    City.objects.filter(slug="louisville-ky").update(slug="louisville-metro-ky")

    response = client.get("/cities/louisville-ky/")

    assert (response.status_code, response["Location"]) == (301, "/cities/louisville-metro-ky/")


def test_an_address_of_long_ago_leads_straight_to_the_present_one(roster, client):
    for slug in ("a-ky", "b-ky", "c-ky"):
        City.objects.filter(name="Louisville").update(slug=slug)

    for old in ("louisville-ky", "a-ky", "b-ky"):
        assert client.get(f"/cities/{old}/")["Location"] == "/cities/c-ky/"


@pytest.mark.parametrize("slug", ["boise-id", "x", "0", "-", "a" * 500])
def test_an_unknown_city_is_not_found_but_can_be_searched_for(roster, page, slug):
    soup = page(f"/cities/{slug}/", status=404)

    assert soup.select_one('main form[action="/find/"] input[name="q"]')


def test_staffs_text_is_shown_as_text(db, page):
    make_award(city=make_city(note="<script>alert(1)</script>\n\nSecond paragraph & more"))

    soup = page("/cities/boston-ma/")

    assert [s for s in soup.select("script") if "alert" in s.get_text()] == []
    assert "<script>alert(1)</script>" in soup.main.get_text()
    assert "Second paragraph & more" in soup.main.get_text()


@pytest.mark.parametrize("others", [0, 50])
def test_the_queries_of_a_page_do_not_grow(db, client, django_assert_max_num_queries, others):
    for year in (2018, 2019, 2020):
        if year == 2018:
            city = make_city(region="South")
        make_award(city=city, year=year, level=Level.GOLD)
    for number in range(others):
        make_award(city=make_city(name=f"City {number}"))

    with django_assert_max_num_queries(8):
        client.get("/cities/boston-ma/")


def test_search_engines_are_told_of_the_city_and_its_place_on_the_site(roster, page):
    (element,) = page("/cities/boston-ma/").select('script[type="application/ld+json"]')
    city, trail = json.loads(element.get_text())

    assert city["@type"] == ["City", "GovernmentOrganization"]
    assert city["hasCertification"][0]["name"] == "What Works Cities Certification: Silver, 2018"
    assert [(step["name"], step["item"]) for step in trail["itemListElement"]] == [
        ("Certified cities", "http://127.0.0.1:8000/cities/"),
        ("Boston, Massachusetts", "http://127.0.0.1:8000/cities/boston-ma/"),
    ]
