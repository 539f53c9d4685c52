"""The page of a city, and the addresses that lead to it."""

import json

import pytest

from certifications.levels import Level
from cities.models import City
from tests.factories import make_award, make_city


def text_of(node):
    return " ".join(node.get_text(" ").split())


def strip(soup):
    """Return the cells of the history: awards, oldest first, and what is missing."""
    return [text_of(cell) for cell in soup.select(".history > li")]


def facts(soup):
    return {div.dt.get_text(): text_of(div.dd) for div in soup.select(".facts div")}


def test_the_plate_says_who_what_and_until_when(roster, page):
    plate = page("/cities/kansas-city-mo/").select_one(".plate")

    assert plate.h1.get_text() == "Kansas City, Missouri"
    assert text_of(plate.select_one(".standing")) == "Gold, 2019"
    assert (
        "Up from silver in 2018. The latest award in our record, which ends April 24, 2019."
        in text_of(plate)
    )
    assert "To earn gold in 2019, a city had to meet 67–83% of the program’s 45 criteria." in (
        text_of(plate)
    )
    assert plate.select_one(".planted .seal.level-gold text").get_text() == "2019"


def test_the_history_is_a_strip_that_ends_where_the_record_does(roster, page):
    assert strip(page("/cities/kansas-city-mo/")) == [
        "2018 Silver First certified Announced January 25, 2018 "
        "Press release, Bloomberg Philanthropies",
        "2019 Gold Up from silver Announced April 24, 2019 Press release, Bloomberg Philanthropies",
        "After April 24, 2019 Nine rounds announced, missing here",
    ]
    assert page("/cities/kansas-city-mo/").select_one(".history .hatch a")["href"] == (
        "/about/#announcements"
    )


@pytest.mark.parametrize(
    ("slug", "figures", "this", "measure"),
    [
        ("kansas-city-mo", ["51–66%", "67–83%", "84%+"], "67–83% Gold", "Of 45 criteria."),
        ("los-angeles-ca", ["2 or more", "3 or more", "All"], "3 or more Gold", "Components of"),
    ],
)
def test_the_ladder_is_that_of_the_award_and_marks_its_step(
    roster, page, slug, figures, this, measure
):
    section = page(f"/cities/{slug}/").select_one("section[aria-labelledby=took]")

    assert [step.get_text() for step in section.select(".ladder strong")] == figures
    assert text_of(section.select_one("[aria-current]")) == this
    assert text_of(section.select_one(".quiet")).startswith(measure)


def test_sources_that_disagree_are_told_at_the_year_and_in_a_note(roster, page):
    soup = page("/cities/philadelphia-pa/")

    assert [a["href"] for a in soup.select('a[href="#sources"]')] == ["#sources"] * 2
    assert [text_of(row) for row in soup.select(".note dl div")] == [
        "Announced as Press release, Bloomberg Philanthropies, April 24, 2019",
        "Agrees Blog post, What Works Cities, April 24, 2019",
        "Disagrees The city’s page on the program’s site, What Works Cities . It calls the award "
        "“2020 Silver”; the announcement and the published list say 2019. Only the site is "
        "recorded; not the address of the page.",
    ]
    assert not page("/cities/boston-ma/").select('.note, a[href="#sources"]')


def test_the_place_with_figures_and_their_source(roster, page):
    assert facts(page("/cities/louisville-ky/")) == {
        "Government": "Louisville/Jefferson County Metro Government",
        "State": "Kentucky , in the South",
        "Population": "633,045 in 2020 U.S. Census Bureau, 2020 Census. Area: "
        "Louisville/Jefferson County metro government; the Census place itself, its balance, "
        "counted 386,884",
        "In the state": "1 certified of 1 eligible",
        "Website": "louisvilleky.gov",
    }


def test_what_is_not_known_is_called_not_recorded(db, page):
    make_award(city=make_city())

    shown = facts(page("/cities/boston-ma/"))

    assert shown.pop("In the state") == "1 certified of 1 eligible"
    assert set(shown.values()) == {"not recorded", "Massachusetts ; region not recorded"}


def test_the_three_nearest_certified_cities_stand_with_their_miles(roster, page):
    section = page("/cities/kansas-city-mo/").select_one("section[aria-labelledby=nearest]")

    assert [text_of(li) for li in section.select("li")] == [
        "Memphis, Tennessee Silver, 2019 370 miles",
        "Arlington, Texas Silver, 2019 462 miles",
        "Louisville, Kentucky Gold, 2019 479 miles",
    ]
    assert section.select("a")[-1]["href"] == (
        "/compare/?city=kansas-city-mo&city=memphis-tn&city=arlington-tx&city=louisville-ky"
    )


def test_the_tools_open_in_place_one_at_a_time(roster, page):
    bar = page("/cities/kansas-city-mo/").select_one(".toolbar")

    assert [text_of(tool) for tool in bar.select("summary")] == [
        *("Cite", "Download", "Badge", "Compare")
    ]
    assert {tool["name"] for tool in bar.select(":scope > details")} == {"toolbar"}
    assert [a["href"] for a in bar.select("a[type^='text/csv']")] == ["/awards.csv?geoid=2938000"]


def test_what_needs_a_script_is_hidden_until_it_runs(roster, page):
    soup = page("/cities/kansas-city-mo/")
    buttons = soup.select("button[data-copy]")

    assert len(buttons) == 4
    assert all(button.has_attr("hidden") for button in buttons)
    assert soup.select_one(".toolbar > button")["data-copy"] == (
        "http://127.0.0.1:8000/cities/kansas-city-mo/"
    )


def test_on_a_day_of_the_past_there_is_no_badge_and_the_links_keep_the_day(roster, page):
    bar = page("/cities/kansas-city-mo/?as_of=2018-12-31").select_one(".toolbar")

    assert "Badge" not in text_of(bar)
    assert bar.select_one("a[type^='text/csv']")["href"] == (
        "/awards.csv?as_of=2018-12-31&geoid=2938000"
    )


def test_a_long_name_is_set_smaller(db, page):
    make_award(city=make_city(name="El Paso de Robles (Paso Robles)", state="CA", slug="x"))

    assert page("/cities/x/").h1["class"] == ["is-long"]


def test_case_studies_of_the_city_are_linked(roster, page):
    section = page("/cities/los-angeles-ca/").select_one("section[aria-labelledby=case-studies]")

    assert [text_of(li) for li in section.select("li")] == [
        "Driving Clean Streets with Data Data-Smart City Solutions, undated",
        "Los Angeles: City of Angels Leads in Transforming Data into Action "
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

    with django_assert_max_num_queries(9):
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
