"""The look-up, through its addresses: what a resident types, and the first answer."""

import json
import re
from urllib.parse import urlencode

import pytest
from django.db import connection

from certifications.levels import Level
from cities.lookup.reading import parse
from cities.models import City, OtherName
from cities.querysets import names_near
from tests.factories import make_award, make_city

LOOK_UPS = [
    # As it is printed, and in any case, accents or punctuation.
    ("Boston", "boston-ma"),
    ("boston", "boston-ma"),
    ("BOSTON", "boston-ma"),
    ("  boston  ", "boston-ma"),
    ("Bóston", "boston-ma"),
    ("Winston-Salem", "winston-salem-nc"),
    ("winston salem", "winston-salem-nc"),
    ("winstonsalem", "winston-salem-nc"),
    ("salem winston", "winston-salem-nc"),
    ("O'Fallon", "o-fallon-mo"),
    ("O’Fallon IL", "o-fallon-il"),
    ("ofallon", "o-fallon-mo"),
    ("o fallon", "o-fallon-mo"),
    ("coeur dalene", "coeur-d-alene-id"),
    ("Lees Summit", "lee-s-summit-mo"),
    ("city kansas", "kansas-city-mo"),
    # Abbreviated, or spelled out.
    ("st louis", "st-louis-mo"),
    ("St. Louis", "st-louis-mo"),
    ("saint louis", "st-louis-mo"),
    ("Saint Paul", "st-paul-mn"),
    ("Port Saint Lucie", "port-st-lucie-fl"),
    ("ft worth", "fort-worth-tx"),
    ("Ft. Lauderdale", "fort-lauderdale-fl"),
    ("Mt Vernon", "mount-vernon-ny"),
    ("N Las Vegas", "north-las-vegas-nv"),
    # Another name.
    ("LA", "los-angeles-ca"),
    ("L.A.", "los-angeles-ca"),
    ("nyc", "new-york-ny"),
    ("New York City", "new-york-ny"),
    ("DC", "washington-dc"),
    ("D.C.", "washington-dc"),
    ("philly", "philadelphia-pa"),
    ("Louisville Jefferson County", "louisville-ky"),
    ("Louisville/Jefferson County", "louisville-ky"),
    ("Nashville-Davidson", "nashville-tn"),
    ("Indianapolis", "indianapolis-in"),
    ("Boise City", "boise-id"),
    ("Paso Robles", "el-paso-de-robles-paso-robles-ca"),
    ("San Buenaventura", "ventura-ca"),
    ("Nueva York", "new-york-ny"),
    ("Filadelfia", "philadelphia-pa"),
    ("Nueva Orleáns", "new-orleans-la"),
    # With its state.
    ("washington dc", "washington-dc"),
    ("Washington, D.C.", "washington-dc"),
    ("Portland, ME", "portland-me"),
    ("portland maine", "portland-me"),
    ("maine portland", "portland-me"),
    ("Portland OR", "portland-or"),
    ("kansas city ks", "kansas-city-ks"),
    ("Kansas City, Kansas", "kansas-city-ks"),
    ("kansas city missouri", "kansas-city-mo"),
    ("springfield mass", "springfield-ma"),
    ("Columbus, Georgia", "columbus-ga"),
    ("new york new york", "new-york-ny"),
    ("City of Arlington, TX", "arlington-tx"),
    ("boston city", "boston-ma"),
    # Of several, the most populous first.
    ("Springfield", "springfield-mo"),
    ("Kansas City", "kansas-city-mo"),
    ("Portland", "portland-or"),
    ("Columbus", "columbus-oh"),
    ("Washington", "washington-dc"),
    ("New York", "new-york-ny"),
    ("Glendale", "glendale-az"),
    # With what stands around the name in its government's name, the Census Bureau's, a letter's.
    ("the city of boston", "boston-ma"),
    ("the city of new york", "new-york-ny"),
    ("City and County of San Francisco", "san-francisco-ca"),
    ("city & county of denver", "denver-co"),
    ("Louisville/Jefferson County Metro Government", "louisville-ky"),
    ("Louisville Metro", "louisville-ky"),
    ("indianapolis city (balance)", "indianapolis-in"),
    ("augusta-richmond county consolidated government", "augusta-ga"),
    ("nashville-davidson metropolitan government", "nashville-tn"),
    ("lexington-fayette urban county", "lexington-ky"),
    ("anchorage municipality", "anchorage-ak"),
    ("san buenaventura (ventura)", "ventura-ca"),
    ("borough of state college", "state-college-pa"),
    ("seattle, wa, usa", "seattle-wa"),
    ("Seattle WA 98101", "seattle-wa"),
    ("64106 Kansas City", "kansas-city-mo"),
    ("Kansas City 66101 Kansas", "kansas-city-ks"),
    ("64106", None),
    # In a question.
    ("is boston certified", "boston-ma"),
    ("Is Kansas City, KS certified?", "kansas-city-ks"),
    ("what level is los angeles", "los-angeles-ca"),
    ("boston massachusetts united states", "boston-ma"),
    ("District of Columbia", "washington-dc"),
    ("the district of columbia", "washington-dc"),
    ("washington, DC, USA", "washington-dc"),
    # With its state abbreviated, begun or misspelled.
    ("Miami, Fla.", "miami-fl"),
    ("Jackson, Miss.", "jackson-ms"),
    ("Birmingham, Ala.", "birmingham-al"),
    ("Charleston, W.Va.", "charleston-wv"),
    ("Fargo, N. Dak.", "fargo-nd"),
    ("raleigh n. carolina", "raleigh-nc"),
    ("Reading, Penna.", "reading-pa"),
    ("washington, d", "washington-dc"),
    ("portland m", "portland-me"),
    ("boston massachusets", "boston-ma"),
    ("new orleans louisana", "new-orleans-la"),
    ("tucson arizonia", "tucson-az"),
    ("aurora colrado", "aurora-co"),
    ("portland oregan", "portland-or"),
    ("kansas city misouri", "kansas-city-mo"),
    # What ends in a word for a kind of place is that name first.
    ("temple city", "temple-city-ca"),
    ("carson city", "carson-city-nv"),
    ("elk grove village", "elk-grove-village-il"),
    # A word spelled out or abbreviated, in a part of a name.
    ("mt ver", "mount-vernon-ny"),
    ("mt view", "mountain-view-ca"),
    ("ft wo", "fort-worth-tx"),
    ("ft. laud", "fort-lauderdale-fl"),
    ("saint pa", "st-paul-mn"),
    ("saint pete", "st-petersburg-fl"),
    ("n las", "north-las-vegas-nv"),
    ("west h", "west-haven-ct"),
    ("west hartford", None),
    ("indian wells", None),
    # The beginning, or the last words, of a name.
    ("philadel", "philadelphia-pa"),
    ("san fran", "san-francisco-ca"),
    ("lauderdale", "fort-lauderdale-fl"),
    ("vegas strip", None),
    # A letter wrong, missing, too many, or swapped.
    ("Philadelpia", "philadelphia-pa"),
    ("Scotsdale", "scottsdale-az"),
    ("Seatle", "seattle-wa"),
    ("Memphsi", "memphis-tn"),
    ("New Orlaens", "new-orleans-la"),
    ("San Fransisco", "san-francisco-ca"),
    ("Louisvile, KY", "louisville-ky"),
    ("Arlingtn TX", "arlington-tx"),
    ("Kanzas City", "kansas-city-mo"),
    ("Cincinatti", "cincinnati-oh"),
    ("Pittsburg PA", "pittsburgh-pa"),
    ("Albuquerqe", "albuquerque-nm"),
    # Not in the record.
    ("Gotham", None),
    ("Zzyzx", None),
]
STATES = [
    ("KS", "ks"),
    ("Kansas", "ks"),
    ("texas", "tx"),
    ("Masachusetts", "ma"),
    ("west virginia", "wv"),
    ("washington state", "wa"),
    ("state of new york", "ny"),
    ("N. Mex.", "nm"),
]


def answers(soup):
    """Return the addresses that the look-up gives as its answer, the first first."""
    region = soup.select_one("section#results")
    return [a["href"] for a in region.select("ul.cities a, ul.found-states a")]


def heading(soup):
    return soup.select_one("#results-heading").get_text(strip=True)


def hints(soup):
    return [a["href"] for a in soup.select("section#results ul.cohort a")]


def test_first_answer_of_every_look_up(published, page):
    given = {typed: answers(page(f"/find/?{urlencode({'q': typed})}")) for typed, _ in LOOK_UPS}

    expected = {typed: slug and f"/cities/{slug}/" for typed, slug in LOOK_UPS}
    assert len(LOOK_UPS) >= 60
    assert {typed: next(iter(given[typed]), None) for typed in given} == expected


def test_states_are_found_by_code_name_and_misspelled_name(published, page):
    given = {typed: answers(page(f"/find/?q={typed}")) for typed, _ in STATES}

    assert {typed: given[typed][0] for typed in given} == {
        typed: f"/states/{code}/" for typed, code in STATES
    }


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("Springfield", ["mo", "ma", "il", "or", "oh"]),
        ("Kansas City", ["mo", "ks"]),
        ("Portland", ["or", "me"]),
        ("Columbus", ["oh", "ga", "in"]),
    ],
)
def test_same_names_are_told_apart_by_state_and_population(published, page, typed, slugs):
    soup = page(f"/find/?q={typed}")
    rows = [" ".join(row.get_text().split()) for row in soup.select("#results ul.cities li")]

    name = typed.lower().replace(" ", "-")
    assert answers(soup) == [f"/cities/{name}-{code}/" for code in slugs]
    assert heading(soup) == f"{len(slugs)} cities are called “{typed}”"
    assert all(re.search(r"Population [0-9,]{6,} \(20[0-9]{2}\)", row) for row in rows)
    people = [int(re.search(r"Population ([0-9,]+)", row)[1].replace(",", "")) for row in rows]
    assert people == sorted(people, reverse=True)


def test_one_city_of_the_name_is_answered_straight(published, page):
    certified, eligible = page("/find/?q=boston"), page("/find/?q=dallas")

    assert heading(certified) == "Boston, Massachusetts: certified Silver, 2018"
    assert heading(eligible) == "Dallas, Texas: not certified as of April 24, 2019"


def test_misspelled_name_is_asked_back_and_not_guessed(published, page):
    soup = page("/find/?q=Scotsdale")

    assert heading(soup) == "Did you mean Scottsdale, Arizona?"
    assert answers(soup) == ["/cities/scottsdale-az/"]


def test_name_in_another_state_is_said_to_be_there(published, page):
    soup = page("/find/?q=Portland, MI")

    assert heading(soup) == (
        "We list no city “Portland, MI”. Did you mean Portland, Oregon or Portland, Maine?"
    )
    assert answers(soup) == ["/cities/portland-or/", "/cities/portland-me/", "/states/mi/"]


def test_place_outside_the_record_gets_what_it_covers_and_its_state(published, page):
    soup = page("/find/?q=Winstonburg, KS")
    region = soup.select_one("#results").get_text()

    assert heading(soup) == "We couldn’t find “Winstonburg, KS”. Check the spelling."
    assert "2020 census" in region
    assert "It may be smaller than 30,000" in region
    assert hints(soup) == []
    assert [a["href"] for a in soup.select("#results a[href^='/states/']")]


def test_look_up_leads_from_the_directory_where_no_certified_city_fits(published, page):
    link = page("/cities/?q=dallas").select_one(".empty a[href^='/find/']")

    assert link["href"] == "/find/?q=dallas"


@pytest.mark.parametrize(
    "address", ["/", "/cities/", "/timeline/", "/about/", "/cities/boston-ma/"]
)
def test_search_of_every_page_is_the_look_up(published, page, address):
    assert page(address).select_one("form[role=search]")["action"] == "/find/"


@pytest.mark.parametrize("typed", ["", "   ", "?!.,", "🏙️", "\u202eevil", "你好"])
def test_text_that_is_no_name_gets_a_clear_answer(published, page, typed):
    soup = page(f"/find/?{urlencode({'q': typed})}")

    assert answers(soup) == []
    assert "We list every U.S. city" in soup.select_one("#results").get_text()


@pytest.mark.parametrize("typed", ["x" * 5_000, "bos\0ton"])
def test_text_that_is_refused_says_why(published, client, page, typed):
    soup = page(f"/find/?{urlencode({'q': typed})}", status=400)
    refused = client.get("/find/suggestions.json", {"q": typed})

    assert answers(soup) == hints(soup) == []
    assert soup.select_one(".faults li").get_text().startswith("q: ")
    assert refused.status_code == 400
    assert refused.json()["error"].startswith("q: ")


def test_pasted_address_of_many_words_is_answered(published, page, client):
    text = "Mayor and Council of the City of Boston, 1 City Hall Square, Boston, MA 02201"
    asked = urlencode({"q": text})

    assert page(f"/find/?{asked}").select("[role=alert]") == []
    assert client.get(f"/find/suggestions.json?{asked}").status_code == 200


def test_what_is_typed_is_escaped_wherever_it_is_said(published, client):
    typed = '"><script>alert(1)</script>'

    content = client.get("/find/", {"q": typed}).content.decode()

    assert "<script>alert" not in content
    assert content.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2


def test_repeated_word_is_one_look_up(published, page):
    assert answers(page("/find/?q=boston&q=boston&q=&utm_source=x")) == ["/cities/boston-ma/"]
    refused = page("/find/?q=dallas&q=boston", status=400)
    assert "q: 2 different values were given. Allowed: one." in refused.main.get_text()


@pytest.mark.parametrize("query", ["q=a%01b", "q=%EF%BF%BE", "as_of=x", "q=a&q=b"])
def test_suggestions_refuse_in_json(published, client, query):
    response = client.get(f"/find/suggestions.json?{query}")

    assert (response.status_code, response["Content-Type"]) == (400, "application/json")
    assert json.loads(response.content)["faults"][0].startswith(query.partition("=")[0])


def test_text_that_turns_the_line_is_said_in_order(published, page):
    soup = page("/find/?q=%E2%80%AEboston%20%E2%81%A6x")

    assert soup.title.get_text().startswith("Look-up: boston x – ")
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", soup.select_one("#results").get_text())


def test_place_that_may_be_too_small_gets_what_the_record_covers(published, page):
    for typed in ("Marfa, TX", "Aspen", "Gotham", "philadel"):
        assert "It may be smaller than 30,000" in page(f"/find/?q={typed}").main.get_text()
    for typed in ("boston", "brooklyn", "kansas"):
        assert "It may be smaller than 30,000" not in page(f"/find/?q={typed}").main.get_text()


def test_place_that_is_no_city_says_what_it_is_by_whom(published, page):
    brooklyn, arlington = page("/find/?q=Brooklyn"), page("/find/?q=Arlington, Virginia")

    assert heading(brooklyn) == "Brooklyn is part of New York"
    assert answers(brooklyn) == ["/cities/new-york-ny/"]
    assert "Source: City of New York" in brooklyn.select_one("#results").get_text()
    assert heading(arlington) == (
        "Arlington, Virginia, is a county without cities and cannot join as a city"
    )
    assert answers(arlington) == ["/states/va/"]


def test_city_stands_before_a_part_of_another_that_has_its_name(published, page):
    soup = page("/find/?q=Manhattan")

    assert answers(soup) == ["/cities/manhattan-ks/"]
    assert [a["href"] for a in soup.select("#results ul.no-cities a")] == ["/cities/new-york-ny/"]


def test_state_is_answered_with_itself_alone(published, page):
    soup = page("/find/?q=west virginia")

    assert heading(soup) == "“west virginia”: West Virginia"
    assert (answers(soup), hints(soup)) == (["/states/wv/"], [])


def suggested(client, typed):
    response = client.get("/find/suggestions.json", {"q": typed})
    assert response["Content-Type"] == "application/json"
    return json.loads(response.content)["suggestions"]


def test_suggestions_say_name_standing_and_address(published, client):
    assert suggested(client, "bosto")[0] == {
        "name": "Boston, Massachusetts",
        "says": "certified Silver, 2018",
        "level": Level.SILVER.slug,
        "url": "/cities/boston-ma/",
    }
    assert suggested(client, "dallas")[0] == {
        "name": "Dallas, Texas",
        "says": "not certified as of April 24, 2019",
        "level": "",
        "url": "/cities/dallas-tx/",
    }


def test_suggestions_are_few_and_hold_states(published, client):
    found = suggested(client, "new")

    assert len(found) == 8
    assert {"name": "New Jersey", "says": "state", "level": "", "url": "/states/nj/"} in found


def test_suggestions_for_nothing_are_none(published, client):
    assert suggested(client, "") == suggested(client, "??") == []


@pytest.mark.parametrize("address", ["/find/?q=", "/find/suggestions.json?q="])
@pytest.mark.parametrize(
    ("typed", "queries"),
    [("boston", 3), ("portland", 3), ("s", 3), ("orange county", 3), ("KS", 2), ("!", 1)],
)
def test_look_up_takes_two_statements_at_most(
    published, client, django_assert_num_queries, address, typed, queries
):
    with django_assert_num_queries(queries):
        client.get(address + typed)


@pytest.mark.parametrize("names", [City.objects, OtherName.objects], ids=["names", "other names"])
def test_look_up_is_served_by_indexes(published, names):
    """The plan must hold no scan of the table; PostgreSQL is told not to prefer one."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        plan = names_near(names.all(), parse("Philadelpia")).values_list("pk").explain()

    assert plan.count("name_key_reversed") == 1
    assert plan.count("name_key") == 3
    assert "SCAN" not in plan
    assert "Seq Scan" not in plan


def test_city_entered_by_staff_is_found_at_once_under_each_of_its_names(published, page):
    city = make_city(name="Newtown Heights", state="KS", population=31_000, population_year=2024)
    OtherName.objects.create(city=city, name="The Heights")
    City.objects.filter(slug="dallas-tx").update(name="Big D")

    assert answers(page("/find/?q=newtown hts"))[0] == "/cities/newtown-heights-ks/"
    assert answers(page("/find/?q=the heights"))[0] == "/cities/newtown-heights-ks/"
    assert answers(page("/find/?q=big d"))[0] == "/cities/dallas-tx/"
    assert answers(page("/find/?q=dallas")) == []


@pytest.mark.parametrize("population", [None, 29_999])
def test_city_that_is_not_known_to_be_large_enough_is_not_found_until_certified(
    published, page, population
):
    city = make_city(name="Zzyzx", state="CA", population=population)
    assert answers(page("/find/?q=zzyzx")) == []

    City.objects.filter(pk=city.pk).update(population=None)
    make_award(city=city)

    assert answers(page("/find/?q=zzyzx")) == ["/cities/zzyzx-ca/"]
