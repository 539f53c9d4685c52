"""The look-up, through its addresses: what a resident types, and the first answer."""

import json
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import connection

from certifications.levels import Level
from cities.lookup.reading import parse
from cities.models import City, OtherName
from cities.querysets import names_near
from tests.conftest import as_read
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
    rows = soup.select("#results ul.rowlist:not(.others) a, #results ul.found-states a")
    return [a["href"] for a in rows]


def went_to(client, typed, **more):
    """Return where a look-up goes straight to, None where it shows a page of its own."""
    response = client.get("/find/", {"q": typed, **more})
    return response["Location"] if response.status_code == 302 else None


def heading(soup):
    return soup.select_one("#results-heading").get_text(strip=True)


def hints(soup):
    return [a["href"] for a in soup.select("section#results ul.others a")]


def first_answer(client, typed):
    if place := went_to(client, typed):
        return place
    soup = as_read(client.get("/find/", {"q": typed}).content)
    return next(iter(answers(soup)), None)


def test_first_answer_of_every_look_up(published, client):
    given = {typed: first_answer(client, typed) for typed, _ in LOOK_UPS}

    expected = {typed: slug and f"/cities/{slug}/" for typed, slug in LOOK_UPS}
    assert len(LOOK_UPS) >= 60
    assert given == expected


def test_states_are_found_by_code_name_and_misspelled_name(published, client):
    given = {typed: first_answer(client, typed) for typed, _ in STATES}

    assert given == {typed: f"/states/{code}/" for typed, code in STATES}


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("boston", "/cities/boston-ma/"),
        ("Is Boston, MA certified?", "/cities/boston-ma/"),
        ("City of Boise, Idaho", "/cities/boise-id/"),
        ("64106 Kansas City, Missouri", "/cities/kansas-city-mo/"),
        ("NYC", "/cities/new-york-ny/"),
        ("DC", "/cities/washington-dc/"),
        ("washington dc", "/cities/washington-dc/"),
        ("carson city", "/cities/carson-city-nv/"),
        ("texas", "/states/tx/"),
        ("KS", "/states/ks/"),
        ("gold", "/cities/?level=gold"),
        ("2018", "/cities/?year=2018"),
        ("Gold 2018", "/cities/?level=gold&year=2018"),
        ("silver 2019 cities", "/cities/?level=silver&year=2019"),
        ("gold or platinum", "/cities/?level=gold&level=platinum"),
    ],
)
def test_what_is_certain_is_gone_to_straight(published, client, typed, place):
    assert went_to(client, typed) == place


@pytest.mark.parametrize(
    "typed",
    [
        *("springfield", "kansas city"),  # several of the name
        *("washington", "new york", "LA"),  # a state, too
        *("manhattan", "arlington", "hollywood"),  # a place that is no city, too
        *("brooklyn", "cook county", "reston"),  # no city
        *(
            "Scotsdale",
            "philadel",
            "portland m",
            "aurora colrado",
            "Masachusetts",
            "new",
        ),  # a guess
        *("silver spring", "silver city", "gold coast", "2020", "1999", "64106", "", "xyzzy"),
    ],
)
def test_what_is_not_certain_is_never_gone_to(published, client, typed):
    assert went_to(client, typed) is None
    assert client.get("/find/", {"q": typed}).status_code == 200


@pytest.mark.parametrize("typed", ["boston", "texas", "gold"])
def test_the_day_that_is_asked_for_is_kept(published, client, typed):
    place = went_to(client, typed, as_of="2018-06-01")

    assert "as_of=2018-06-01" in place
    assert client.get(place).status_code == 200


def test_a_year_counts_from_the_minute_of_its_first_award(published, client, page):
    minute = datetime(2027, 3, 1, 15, tzinfo=UTC)
    make_award(city=City.objects.get(slug="dallas-tx"), year=2026, announced_at=minute)

    with time_machine.travel(minute - timedelta(seconds=1), tick=False):
        assert went_to(client, "2026") is None
        assert suggested(client, "2026") == []
        assert heading(page("/find/?q=gold 2026")) == "We have no awards from 2026"
        assert "Not certified" in suggested(client, "dallas")[0]["says"]
    with time_machine.travel(minute, tick=False):
        assert went_to(client, "2026") == "/cities/?year=2026"
        assert suggested(client, "dallas")[0]["says"] == "Silver, 2026"


def test_a_year_without_awards_leads_to_those_with_some(published, page):
    soup = page("/find/?q=2020")

    assert "Our record holds awards from 2018 and 2019." in soup.select_one("#results").get_text()
    assert soup.select("#results a[href='/timeline/2018/']")


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
    rows = [
        " ".join(row.get_text().split())
        for row in soup.select("#results ul.rowlist:not(.others) li")
    ]

    name = typed.lower().replace(" ", "-")
    assert answers(soup) == [f"/cities/{name}-{code}/" for code in slugs]
    assert heading(soup).endswith(f"cities of 30,000 or more are called {typed}")
    people = [re.search(r"([0-9,]{6,}) people, 20[0-9]{2}", row)[1] for row in rows]
    assert people == sorted(people, key=lambda text: -int(text.replace(",", "")))
    assert all("Not certified" in row or "Gold, 2019" in row for row in rows)


def lead(soup):
    return soup.select_one("#results p.lead").get_text(strip=True)


def test_several_of_a_name_are_told_apart_by_state(published, page):
    none, one = page("/find/?q=springfield"), page("/find/?q=kansas city")

    assert heading(none) == "Five cities of 30,000 or more are called Springfield"
    assert lead(none) == "None was certified as of April 24, 2019. Which one is yours?"
    assert "springfield mo" in none.select_one("#results").get_text()
    assert lead(one) == "One of them has an award in our record. Which one is yours?"
    assert "Not certified as of April 24, 2019" in one.select_one("#results").get_text()


def test_misspelled_name_is_asked_back_and_not_guessed(published, page):
    soup = page("/find/?q=Scotsdale")

    assert heading(soup) == "Did you mean Scottsdale, Arizona?"
    assert answers(soup) == ["/cities/scottsdale-az/"]


def test_name_in_another_state_is_said_to_be_there(published, page):
    soup = page("/find/?q=Portland, MI")

    assert heading(soup) == ("Did you mean Portland, Oregon or Portland, Maine?")
    assert lead(soup) == "We list no city “Portland, MI”. The same name in other states:"
    assert answers(soup) == ["/cities/portland-or/", "/cities/portland-me/", "/states/mi/"]


def test_place_outside_the_record_gets_what_it_covers_and_its_state(published, page):
    soup = page("/find/?q=Winstonburg, KS")
    region = soup.main.get_text()

    assert heading(soup) == "We couldn’t find “Winstonburg, KS”"
    assert lead(soup) == "Check the spelling."
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
    assert "We list every U.S. city" in soup.main.get_text()


@pytest.mark.parametrize("typed", ["x" * 5_000, "bos\0ton"])
def test_text_that_is_refused_says_why(published, client, page, typed):
    soup = page(f"/find/?{urlencode({'q': typed})}", status=400)
    refused = client.get("/find/suggestions.json", {"q": typed})

    assert answers(soup) == hints(soup) == []
    said = soup.select_one(".faults li").get_text()
    assert refused.status_code == 400
    assert refused.json()["error"] == f"q: {said}"


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


def test_repeated_word_is_one_look_up(published, client):
    assert went_to(client, ["boston", "boston", ""], utm_source="x") == "/cities/boston-ma/"
    refused = client.get("/find/?q=dallas&q=boston")
    assert refused.status_code == 400
    assert "You gave 2 different values of “q”. Use one." in refused.content.decode()


@pytest.mark.parametrize("query", ["q=a%01b", "q=%EF%BF%BE", "as_of=x", "q=a&q=b"])
def test_suggestions_refuse_in_json(published, client, query):
    response = client.get(f"/find/suggestions.json?{query}")

    assert (response.status_code, response["Content-Type"]) == (400, "application/json")
    assert json.loads(response.content)["faults"][0].startswith(query.partition("=")[0])


def test_text_that_turns_the_line_is_said_in_order(published, page):
    soup = page("/find/?q=%E2%80%AEboston%20%E2%81%A6x")

    assert soup.title.get_text().startswith("Search: boston x – ")
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", soup.select_one("#results").get_text())


@pytest.mark.parametrize("typed", ["Marfa, TX", "Aspen", "philadel", "brooklyn", ""])
def test_every_page_of_the_look_up_says_what_can_be_found(published, page, typed):
    assert "It may be smaller than 30,000" in page(f"/find/?q={typed}").aside.get_text()


def test_zip_code_is_told_that_a_name_is_wanted(published, page):
    soup = page("/find/?q=64106-1234")

    assert heading(soup) == "We can’t search by ZIP code"
    assert lead(soup) == "Enter the name of the city instead."


def test_place_that_is_no_city_says_what_it_is_by_whom(published, page):
    brooklyn, arlington = page("/find/?q=Brooklyn"), page("/find/?q=Arlington, Virginia")

    assert heading(brooklyn) == "Brooklyn is part of New York"
    assert lead(brooklyn) == (
        "This directory lists cities. New York, New York, was not certified as of April 24, 2019."
    )
    assert brooklyn.select_one("#results h2").get_text() == (
        "Other cities with “Brooklyn” in their name"
    )
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


def test_state_that_is_guessed_is_answered_with_itself(published, page):
    soup = page("/find/?q=west virgina")

    assert heading(soup) == "West Virginia"
    assert answers(soup) == ["/states/wv/"]


def suggested(client, typed):
    response = client.get("/find/suggestions.json", {"q": typed})
    assert response["Content-Type"] == "application/json"
    return json.loads(response.content)["suggestions"]


def test_suggestions_say_name_standing_and_address(published, client):
    assert suggested(client, "bosto")[0] == {
        "name": "Boston, Massachusetts",
        "says": "Silver, 2018",
        "level": Level.SILVER.slug,
        "url": "/cities/boston-ma/",
    }
    assert suggested(client, "dallas")[0] == {
        "name": "Dallas, Texas",
        "says": "Not certified as of April 24, 2019",
        "level": "unstruck",
        "url": "/cities/dallas-tx/",
    }


def test_suggestions_are_few_and_hold_states(published, client):
    found = suggested(client, "new")

    assert len(found) == 8
    assert {"name": "New Jersey", "says": "State", "level": "", "url": "/states/nj/"} in found


def test_a_level_and_a_year_are_suggested_as_a_list(published, client):
    assert suggested(client, "gold 2018") == [
        {
            "name": "Cities awarded gold in 2018",
            "says": "List",
            "level": "",
            "url": "/cities/?level=gold&year=2018",
        }
    ]


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


def test_city_entered_by_staff_is_found_at_once_under_each_of_its_names(published, client):
    city = make_city(name="Newtown Heights", state="KS", population=31_000, population_year=2024)
    OtherName.objects.create(city=city, name="The Heights")
    City.objects.filter(slug="dallas-tx").update(name="Big D")

    assert first_answer(client, "newtown hts") == "/cities/newtown-heights-ks/"
    assert first_answer(client, "the heights") == "/cities/newtown-heights-ks/"
    assert first_answer(client, "big d") == "/cities/dallas-tx/"
    assert first_answer(client, "dallas") is None


@pytest.mark.parametrize("population", [None, 29_999])
def test_city_that_is_not_known_to_be_large_enough_is_not_found_until_certified(
    published, client, population
):
    city = make_city(name="Zzyzx", state="CA", population=population)
    assert first_answer(client, "zzyzx") is None

    City.objects.filter(pk=city.pk).update(population=None)
    make_award(city=city)

    assert first_answer(client, "zzyzx") == "/cities/zzyzx-ca/"
