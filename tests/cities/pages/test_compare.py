"""Cities side by side, as a page and as CSV."""

import csv
import io
import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from certifications.levels import Level
from cities.models import City
from tests.factories import make_assessment, make_award, make_certified_cities, make_city
from tests.wwc_site.test_hostile_input import VALUES, check

TWO = "city=kansas-city-mo&city=boston-ma"


def words(node):
    return " ".join(node.get_text(" ").split())


def table(soup):
    """Return {head of a row: [its cells]}, the heads of the columns under ""."""
    head, *rows = soup.select("table tr")
    cells = {row.th.get_text(strip=True): [words(cell) for cell in row("td")] for row in rows}
    return {"": [words(cell) for cell in head("th")]} | cells


def rows(client, query):
    response = client.get(f"/compare.csv?{query}")
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def faults(soup):
    return [li.get_text() for li in soup.select("[role=alert] li")]


def chosen(soup):
    return [field["value"] for field in soup.select("main form [name=city]")]


# The page ------------------------------------------------------------------------------------


def test_cities_stand_side_by_side_by_name(published, page):
    assert table(page(f"/compare/?{TWO}&city=boise-id")) == {
        "Since": ["announced, not in our record"] * 3,
        "": ["Boise, Idaho", "Boston, Massachusetts", "Kansas City, Missouri"],
        "Latest award": ["not certified as of April 24, 2019", "Silver 2018", "Gold 2019"],
        "2019": ["no award", "no award", "Gold 2019 Moved up"],
        "2018": [
            "no award",
            "Silver 2018 Certified for the first time",
            "Silver 2018 Certified for the first time",
        ],
        "First certified": ["not certified as of April 24, 2019", "2018", "2018"],
        "Population": ["235,684 (2020)", "675,647 (2020)", "508,090 (2020)"],
        "State": ["Idaho", "Massachusetts", "Missouri"],
        "Census region": ["West", "Northeast", "Midwest"],
    }


def test_one_comparison_has_one_content_and_one_canonical_address(published, page):
    one = page("/compare/?city=boston-ma&city=boise-id")
    other = page("/compare/?city=boise-id&city=boston-ma&city=boise-id&utm_source=x&city=")

    assert table(one) == table(other)
    assert one.title == other.title
    for soup in (one, other):
        canonical = soup.select_one("link[rel=canonical]")["href"]
        assert canonical.endswith("/compare/?city=boise-id&city=boston-ma")


def test_the_table_has_a_caption_and_scopes(published, page):
    soup = page(f"/compare/?{TWO}")

    assert soup.caption.get_text().startswith("Boston (MA) and Kansas City (MO) compared")
    assert {th["scope"] for th in soup.select("thead th")} == {"col"}
    assert {th["scope"] for th in soup.select("tbody th")} == {"row"}
    assert [a["href"] for a in soup.select("thead th a")] == [
        "/cities/boston-ma/",
        "/cities/kansas-city-mo/",
    ]
    wrapper = soup.table.parent
    assert (wrapper.name, wrapper["tabindex"]) == ("section", "0")
    assert wrapper["aria-label"]


def test_what_is_unknown_is_called_not_recorded(db, page):
    make_award(city=make_city())
    make_award(city=make_city(name="Austin", state="TX"))

    cells = table(page("/compare/?city=boston-ma&city=austin-tx"))

    assert cells["Population"] == cells["Census region"] == ["not recorded", "not recorded"]


def test_a_lower_level_is_told_from_a_renewal(db, page):
    falling, staying = make_city(), make_city(name="Austin", state="TX")
    for year, level in ((2018, Level.GOLD), (2020, Level.SILVER)):
        make_award(city=falling, year=year, level=level)
        make_award(city=staying, year=year, level=Level.GOLD)

    cells = table(page("/compare/?city=boston-ma&city=austin-tx"))

    assert cells["2020"] == ["Gold 2020 Same level again", "Silver 2020 Lower level"]
    assert "2019" not in cells


@pytest.mark.parametrize(
    ("query", "start", "kept"),
    [
        ("", "See the levels of two to four cities", []),
        ("city=&city=%20", "See the levels of two to four cities", []),
        (
            "city=boston-ma",
            "Boston, Massachusetts is chosen. Add one to three more",
            ["boston-ma"],
        ),
        ("city=boston-ma&city=boston-ma", "Boston, Massachusetts is chosen", ["boston-ma"]),
        ("city=boise-id", "Boise, Idaho is chosen", ["boise-id"]),
    ],
)
def test_fewer_than_two_cities_are_answered_with_how_to_choose(published, page, query, start, kept):
    soup = page(f"/compare/?{query}")

    assert soup.select_one(".lead").get_text().startswith(start)
    assert soup.select("table") == []
    assert chosen(soup) == kept
    assert soup.select_one("main form [name=add]")


def test_a_city_is_added_by_its_name_certified_or_not(published, client):
    for name, slug in (
        ("Boise", "boise-id"),
        ("nyc", "new-york-ny"),
        ("Seattle, WA", "seattle-wa"),
    ):
        response = client.get("/compare/", {"city": "denver-co", "add": name})

        assert response.status_code == 302
        assert set(response["Location"].partition("?")[2].split("&")) == {
            "city=denver-co",
            f"city={slug}",
        }


def test_a_name_of_several_cities_is_asked_back(published, page):
    soup = page("/compare/?city=boston-ma&add=springfield&as_of=2019-12-31")

    links = {a.get_text(): a["href"] for a in soup.select(".ways-on a")}
    assert len(links) > 2
    assert links["Add Springfield, Massachusetts"] == (
        "/compare/?as_of=2019-12-31&city=boston-ma&city=springfield-ma"
    )
    assert soup.select_one("#add")["value"] == "springfield"


def test_a_name_that_nobody_has_is_answered_in_words(published, page):
    soup = page("/compare/?add=xyzzy")

    assert "We couldn’t find “xyzzy”" in soup.select_one(".compare-form h3").get_text()
    assert soup.select(".ways-on a") == []


def test_each_city_can_be_taken_out(published, page):
    soup = page(f"/compare/?{TWO}&city=boise-id")

    assert [a["href"] for a in soup.select(".chips a")] == [
        "/compare/?city=boston-ma&city=kansas-city-mo",
        "/compare/?city=boise-id&city=kansas-city-mo",
        "/compare/?city=boise-id&city=boston-ma",
    ]


def test_four_cities_leave_no_room_and_say_that_there_is_more_to_the_right(published, page):
    soup = page(f"/compare/?{TWO}&city=boise-id&city=dallas-tx")

    assert soup.select("[name=add]") == []
    assert "More cities to the right" in soup.select_one(".more-right").get_text()
    assert page(f"/compare/?{TWO}").select(".more-right") == []


def test_the_record_of_a_day_is_compared_and_kept_by_every_link(published, page):
    soup = page("/compare/?city=boston-ma&city=kansas-city-mo&as_of=2018-12-31")

    assert table(soup)["Latest award"] == ["Silver 2018", "Silver 2018"]
    assert "2019" not in table(soup)
    assert soup.select_one("main form [name=as_of]")["value"] == "2018-12-31"
    links = [a["href"] for a in soup.select(".wide a, p > a[type='text/csv']")]
    assert len(links) == 4
    assert [link for link in links if "?as_of=2018-12-31" not in link] == []


# Refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/compare/", "/compare.csv"])
@pytest.mark.parametrize("slug", ["nowhere", "Boston-MA", "boston", "draft-id", "boston-ma/"])
def test_a_value_that_names_no_city_is_refused_by_name(published, client, address, slug):
    make_city(name="Draft", state="ID")  # without a population: not eligible

    response = client.get(address, {"city": ["boston-ma", slug]})

    assert response.status_code == 400
    text = BeautifulSoup(response.content, "html.parser").get_text()
    assert f"We don’t know “{slug}”. Search for a city instead." in text


def test_more_than_four_cities_are_refused_and_four_are_kept(published, page, client):
    slugs = ["boston-ma", "boise-id", "seattle-wa", "memphis-tn", "washington-dc"]
    query = "&".join(f"city={slug}" for slug in slugs)

    soup = page(f"/compare/?{query}", status=400)

    assert faults(soup) == ["You picked 5 cities. Pick up to 4."]
    assert len(soup.select(".chips a")) == 4
    assert soup.select("table") == []


def test_every_fault_is_named_and_what_is_sound_is_kept(published, page):
    soup = page("/compare/?city=nowhere&city=boston-ma&city=atlantis-xx", status=400)

    assert [fault.partition(".")[0] for fault in faults(soup)] == [
        "We don’t know “nowhere”",
        "We don’t know “atlantis-xx”",
    ]
    assert chosen(soup) == ["boston-ma"]


@pytest.mark.parametrize(
    ("query", "says"),
    [("", "0 cities"), ("city=boston-ma&city=boston-ma", "1 city")],
)
def test_a_file_of_fewer_than_two_cities_is_refused(published, client, query, says):
    response = client.get(f"/compare.csv?{query}")

    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.content.decode() == f"city: You picked {says}. Pick 2 to 4.\n"


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_hostile_value_is_refused(published, client, value):
    for query in (f"city={value}", f"city=boston-ma&city={value}"):
        as_page, as_text = client.get(f"/compare/?{query}"), client.get(f"/compare.csv?{query}")

        check(as_page)
        assert as_page.status_code == as_text.status_code == 400
        assert b"\0" not in as_page.content + as_text.content
        assert as_text["Content-Type"].startswith("text/plain")
        assert as_text["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["/compare/", "/compare.csv"])
def test_500_words_are_answered(published, client, address):
    same = client.get(address, {"city": ["boston-ma", "boise-id"] * 250})
    different = client.get(address, {"city": [f"boston-{n}" for n in range(500)]})

    assert (same.status_code, different.status_code) == (200, 400)
    assert b"You picked 500 cities" in different.content


# Former addresses ----------------------------------------------------------------------------


@pytest.fixture
def moved(published):
    City.objects.filter(slug="boston-ma").update(slug="beantown-ma")


@pytest.mark.parametrize("address", ["/compare/", "/compare.csv"])
def test_a_former_address_leads_on_to_the_canonical_one(moved, client, address):
    response = client.get(f"{address}?city=seattle-wa&city=boston-ma&as_of=2019-01-01")

    assert response.status_code == 301
    assert response["Location"] == (f"{address}?as_of=2019-01-01&city=beantown-ma&city=seattle-wa")
    assert response["Cache-Control"] == "max-age=300"


def test_a_city_by_both_its_addresses_counts_once(moved, client):
    response = client.get("/compare/?city=beantown-ma&city=boston-ma")

    assert response["Location"] == "/compare/?city=beantown-ma"


def test_a_former_address_beside_a_wrong_one_is_refused(moved, client):
    assert client.get("/compare/?city=nowhere&city=boston-ma").status_code == 400


# The file ------------------------------------------------------------------------------------


def test_the_file_has_a_row_per_award_and_one_for_a_city_without(published, client):
    found = rows(client, f"{TWO}&city=boise-id")

    short = [[row[c] for c in ("slug", "year", "level", "event", "announced_on")] for row in found]
    assert short == [
        ["boise-id", "", "", "", ""],
        ["boston-ma", "2018", "silver", "first", "2018-01-25"],
        ["kansas-city-mo", "2018", "silver", "first", "2018-01-25"],
        ["kansas-city-mo", "2019", "gold", "level-up", "2019-04-24"],
    ]
    assert list(found[0]) == [
        *("slug", "name", "state", "year", "level", "event", "announced_on"),
        *("population", "population_year", "region", "source_url"),
        "record_complete_through",
    ]
    assert found[0]["population"] == "235684"


def test_the_file_says_what_the_page_says(published, page, client):
    slugs = ["boston-ma", "washington-dc", "louisville-ky", "arlington-tx"]
    query = "&".join(f"city={slug}" for slug in slugs)
    cells = table(page(f"/compare/?{query}"))
    by_city = {}
    for row in rows(client, query):
        by_city.setdefault(row["slug"], []).append(row)

    for place, awards in enumerate(by_city.values()):
        last = awards[-1]
        assert cells["Latest award"][place] == f"{last['level'].title()} {last['year']}"
        assert cells["First certified"][place] == awards[0]["year"]
        assert cells["Census region"][place] == last["region"]
        population = f"{int(last['population']):,} ({last['population_year']})"
        assert cells["Population"][place] == population
        for year in ("2018", "2019"):
            held = [award["level"].title() for award in awards if award["year"] == year]
            shown = cells[year][place].split()[0]
            assert [shown] == (held or ["no"])


def test_the_file_is_named_after_its_cities_and_the_data_version(published, page, client):
    link = page(f"/compare/?{TWO}&as_of=2019-12-31").select_one("a[type='text/csv']")["href"]

    response = client.get(link)

    version = json.loads(client.get("/cities.json?as_of=2019-12-31").getvalue())["version"]
    assert response["Content-Disposition"] == (
        f'attachment; filename="wwc-compare-boston-ma-kansas-city-mo-{version}.csv"'
    )
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["ETag"]


# The ways to it, and the queries -------------------------------------------------------------


def test_the_directory_chooses_cities_without_script(published, page):
    soup = page("/cities/?level=gold&as_of=2019-12-31")
    boxes = soup.select("#results input[type=checkbox][name=city]")
    button = soup.select_one("noscript button")

    assert [box["value"] for box in boxes][:2] == ["kansas-city-mo", "los-angeles-ca"]
    assert words(boxes[0].parent) == "Compare Kansas City, Missouri"
    assert {box["form"] for box in boxes} == {button["form"]} == {"filter"}
    assert button["formaction"] == "/compare/"
    assert soup.select_one("#filter [name=as_of]")["value"] == "2019-12-31"


def test_the_page_of_a_city_leads_to_comparisons(published, page):
    def links(address):
        return [a["href"] for a in page(address).select("main a[href^='/compare/']")]

    assert links("/cities/los-angeles-ca/") == [
        "/compare/?city=los-angeles-ca&city=san-diego-ca",
        "/compare/?city=los-angeles-ca&city=san-francisco-ca",
        "/compare/?city=los-angeles-ca&city=scottsdale-az",
        "/compare/?city=los-angeles-ca",
        "/compare/?city=los-angeles-ca&city=san-diego-ca&city=san-francisco-ca&city=scottsdale-az",
    ]
    assert links("/cities/boise-id/")[0] == "/compare/?city=boise-id&city=seattle-wa"
    assert len(links("/cities/boise-id/")) == 5
    for link in links("/cities/boise-id/?as_of=2019-12-31"):
        assert "as_of=2019-12-31" in link
        page(link)


@pytest.mark.parametrize("address", ["/compare/", "/compare.csv"])
def test_four_queries_do_whatever_is_compared(db, client, address):
    cities = make_certified_cities(60)
    for year in range(2020, 2030):
        make_award(city=cities[0], year=year)
    make_assessment(city=cities[1], year=2020)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get(address, {"city": [city.slug for city in cities[:4]]})

    assert response.status_code == 200
    assert len(asked) <= 5


@pytest.mark.parametrize(
    ("address", "name"),
    [("/compare/", "cities:compare"), ("/compare.csv", "cities:compare_csv")],
)
def test_the_addresses_have_names(address, name):
    assert resolve(address).view_name == name
