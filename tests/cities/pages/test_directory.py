"""The directory as a reader uses it: words, facets, chips, empty results, pages."""

import unicodedata
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest

from certifications.levels import Level
from cities.filters.parameters import MOST_WORDS
from cities.models import City
from cities.pages.directory import CITIES_PER_PAGE
from cities.querysets import search_words
from tests.conftest import listed_cities
from tests.factories import make_award, make_certified_cities, make_city


def facet(soup, word):
    """Return {value: count} beside the options of one word."""
    return {
        option["value"]: int(option.find_parent("label").select_one(".count").find(string=True))
        for option in soup.select(f'form.filter input[name="{word}"]:not([type="search"])')
    }


def heading(soup):
    return soup.select_one("#results h2").get_text(strip=True)


# Words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("boston", ["Boston, Massachusetts"]),
        ("BOSTON", ["Boston, Massachusetts"]),
        ("angeles", ["Los Angeles, California"]),
        ("Kansas City, MO", ["Kansas City, Missouri"]),
        ("massachusetts", ["Boston, Massachusetts"]),
        ("ma", ["Boston, Massachusetts"]),
        ("san calif", ["San Diego, California", "San Francisco, California"]),
        ("washington", ["Seattle, Washington", "Washington, District of Columbia"]),
        ("  new   orleans ", ["New Orleans, Louisiana"]),
        ("boise", []),
        ("%", []),
        ("_", []),
        ("o%n", []),
        ("'", []),
        ('"', []),
        ("<script>", []),
        ("\\", []),
        (",", []),
        (".", []),
        ("\u0301", []),
        ("Washington, D.C.", ["Washington, District of Columbia"]),
        ("D.C.", ["Washington, District of Columbia"]),
    ],
)
def test_search_finds_names_and_states_and_takes_signs_as_text(roster, page, text, names):
    assert listed_cities(page(f"/cities/?q={quote(text)}")) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("nyc", "New York, New York"),
        ("new york city", "New York, New York"),
        ("nola", "New Orleans, Louisiana"),
        ("Filadelfia", "Philadelphia, Pennsylvania"),
    ],
)
def test_search_knows_other_names_as_the_look_up_does(published, client, page, text, name):
    make_award(city=City.objects.get(slug="new-york-ny"))

    assert listed_cities(page(f"/cities/?q={quote(text)}")) == [name]
    assert name in client.get(f"/find/?q={quote(text)}", follow=True).content.decode()


@pytest.mark.parametrize("text", ["canon", "CAÑON", "Cañon", unicodedata.normalize("NFD", "cañon")])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_search_ignores_accents_composed_or_not(db, page, text, form):
    city = make_city(name=unicodedata.normalize(form, "Cañon City"), state="CO", slug="canon-co")
    make_award(city=city)

    assert len(listed_cities(page(f"/cities/?q={quote(text)}"))) == 1


@pytest.mark.parametrize(
    "query", ["?level=", "?level=&year=&q=&state=&standing=&sort=&page=", "?q=%20", "?utm_source=x"]
)
def test_empty_values_and_unknown_words_are_no_filter(roster, page, query):
    assert heading(page(f"/cities/{query}")) == "13 cities were certified by April 24, 2019"


@pytest.mark.parametrize(
    ("query", "word", "allowed"),
    [
        ("level=bronze", "level", "silver, gold and platinum"),
        ("level=gold&level=bronze", "level", "silver, gold and platinum"),
        ("level=Gold", "level", "silver, gold and platinum"),
        ("year=abc", "year", "2018 and 2019"),
        ("year=2017", "year", "2018 and 2019"),
        ("year=100000000000000000000", "year", "2018 and 2019"),
        ("state=XX", "state", "a USPS code, such as MO"),
        ("region=Atlantis", "region", "northeast, midwest, south and west"),
        ("region=South", "region", "northeast, midwest, south and west"),
        ("standing=never", "standing", "ever and current"),
        ("sort=random", "sort", "name, -population, -year, -level and first"),
        ("page=abc", "page", "1, 2, 3 and so on"),
        ("page=1.5", "page", "1, 2, 3 and so on"),
    ],
)
def test_a_value_that_does_not_exist_is_refused_by_name(roster, page, query, word, allowed):
    soup = page(f"/cities/?{query}", status=400)

    fault = soup.select_one("[role=alert] li")
    assert fault.get_text().startswith("There is no ")
    assert allowed in fault.get_text()
    if word != "page":  # which has no field
        assert soup.select_one(fault.a["href"]).select("[aria-invalid=true]")
    assert listed_cities(soup) == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("level=bronze&page=abc&year=1", ["level", "year", "page"]),
        ("q=%00&sort=x", ["q", "sort"]),
        (f"q={'a' * 101}", ["q"]),
    ],
)
def test_every_fault_is_named_at_once(roster, page, query, words):
    soup = page(f"/cities/?{query}", status=400)

    faults = [li.get("id", "fault-page") for li in soup.select("[role=alert] li")]
    assert faults == [f"fault-{word}" for word in words]


def test_a_long_or_unprintable_value_is_shown_in_short(roster, client):
    response = client.get(f"/cities/?q=%00&level={'b' * 5000}&year=%00")

    assert b"\0" not in response.content
    assert b"b" * 61 not in response.content


def test_a_refused_query_keeps_what_was_typed(roster, page):
    soup = page("/cities/?q=bos&level=gold&level=bronze&year=2018&standing=current", status=400)

    assert soup.select_one("form.filter input[name=q]")["value"] == "bos"
    chosen = soup.select("form.filter input[checked]")
    assert [option["value"] for option in chosen] == ["gold", "2018", "current"]


def test_a_search_too_long_is_refused_in_words(roster, page):
    soup = page(f"/cities/?q={'a' * 101}", status=400)

    assert "at most 100 characters" in soup.select_one("[role=alert]").get_text()


def test_a_search_of_too_many_words_is_refused_in_words(roster, page):
    soup = page("/cities/?q=a+b+c+d+e+f+g+h+i", status=400)

    alert = soup.select_one("[role=alert]").get_text(strip=True)
    assert "Search for at most 8 different words: leave some out." in alert
    assert soup.select_one("form.filter input[name=q]")["value"] == "a b c d e f g h i"
    assert listed_cities(soup) == []


@pytest.mark.parametrize("text", ["a b c d e f g h", "a B c d e f g h A, b c."])
def test_a_search_of_eight_different_words_is_answered(roster, page, text):
    page(f"/cities/?q={quote(text)}")


def test_every_name_can_be_searched_with_its_state(published):
    texts = [city.full_name for city in City.objects.all()]

    assert max(len(search_words(text)) for text in texts) <= MOST_WORDS


def test_markup_in_a_search_is_shown_as_text(roster, page):
    soup = page("/cities/?q=" + quote('"><script>alert(1)</script>'))

    assert [script for script in soup.select("script") if script.get_text()] == []
    assert "<script>alert(1)</script>" in heading(soup)


# Sorting -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        ("name", "Arlington, Texas", "Washington, District of Columbia"),
        ("-population", "Los Angeles, California", "Scottsdale, Arizona"),
        ("-year", "Arlington, Texas", "Seattle, Washington"),
        ("-level", "Kansas City, Missouri", "Seattle, Washington"),
        ("first", "Boston, Massachusetts", "Scottsdale, Arizona"),
    ],
)
def test_sorting_is_total_with_ties_by_name(roster, page, sort, first, last):
    names = listed_cities(page(f"/cities/?sort={sort}"))

    assert (names[0], names[-1]) == (first, last)
    assert len(set(names)) == 13


def test_cities_of_unknown_population_come_last(db, page):
    for name, population in (("A", None), ("B", 40_000), ("C", 50_000)):
        make_award(city=make_city(name=name, population=population))

    names = listed_cities(page("/cities/?sort=-population"))

    assert [name[0] for name in names] == ["C", "B", "A"]


def test_same_names_are_sorted_by_state(db, page):
    for state in ("OR", "ME"):
        make_award(city=make_city(name="Portland", state=state))

    assert listed_cities(page("/cities/")) == ["Portland, Maine", "Portland, Oregon"]


# Facets --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?level=gold",
        "?year=2018",
        "?level=gold&year=2018",
        "?standing=current",
        "?standing=current&level=silver&state=CA",
        "?q=san",
        "?state=CA&state=TX&year=2019",
        "?region=south&region=west&level=gold",
        "?state=TX&region=south",
        "?level=platinum",
    ],
)
def test_each_option_counts_the_cities_that_choosing_it_lists(roster, client, page, query):
    soup = page(f"/cities/{query}")

    # The file lists what the page lists (tests/cities/open_data/test_files.py), and sooner.
    for word in ("level", "year", "state", "region", "standing"):
        for value, count in facet(soup, word).items():
            if word == "state" and count == 0 and value not in ("CA", "TX", "WY"):
                continue  # one state without cities stands for the others
            address = urlencode(parse_qs(query.lstrip("?")) | {word: [value]}, doseq=True)
            assert client.get(f"/cities.json?{address}").json()["count"] == count, address


def test_options_that_would_list_nothing_stay_and_say_zero(roster, page):
    soup = page("/cities/?level=gold&year=2018")

    assert facet(soup, "level") == {"platinum": 0, "gold": 1, "silver": 8}
    assert facet(soup, "state")["TX"] == 0
    assert facet(soup, "state")["WY"] == 0
    assert len(facet(soup, "state")) == 51


# Active words, empty results -----------------------------------------------------------------


def test_active_words_are_links_that_remove_them(roster, page):
    soup = page("/cities/?level=gold&level=silver&year=2018&q=san&sort=-year&page=1")
    chips = {a.get_text(strip=True): a["href"] for a in soup.select(".chips a")}

    assert chips["Remove filterGold×"] == "/cities/?level=silver&q=san&sort=-year&year=2018"
    assert chips["Remove filter2018×"] == "/cities/?level=silver&level=gold&q=san&sort=-year"
    assert chips["Clear all"] == "/cities/"


def test_no_words_no_chips(roster, page):
    assert page("/cities/?sort=-year").select(".chips") == []


def test_an_empty_result_offers_to_drop_each_word_with_its_count(roster, page):
    soup = page("/cities/?level=gold&year=2018&state=TX&state=MA")

    assert heading(soup) == "No city in Massachusetts or Texas was awarded gold in 2018"
    *ways, everything = soup.select(".ways-on li")
    assert everything.a["href"] == "/cities/"
    assert everything.get_text() == "Show all 13 certified cities"
    assert [" ".join(way.get_text().split()) for way in ways] == [
        "Without gold: 1 city",
        "Without Massachusetts or Texas: 1 city",
    ]
    for way in ways:
        count = int(way.get_text().split(":")[1].split()[0])
        assert len(listed_cities(page(way.a["href"]))) == count


def test_an_empty_site_says_that_nothing_is_recorded(db, page):
    assert "No award is recorded yet" in page("/cities/").select_one("#results").get_text()
    assert "No award is recorded yet" in page("/").get_text()
    assert "No award is recorded yet" in page("/timeline/").get_text()


# Result region -------------------------------------------------------------------------------


def test_a_row_shows_name_population_and_level_by_year(roster, page):
    soup = page("/cities/?q=kansas+city")
    heads = [" ".join(th.get_text().split()) for th in soup.select("#results thead th")]
    row = [
        " ".join(cell.get_text(" ").split())
        for cell in soup.select_one("#results tbody tr")(["th", "td"])
    ]

    assert heads == ["City", "Population 2020", "2018", "2019", "later: not in record", "Compare"]
    assert row == [
        "Kansas City , Missouri Missouri",
        "508,090",
        "Silver",
        "Gold",
        "",
        "Compare Kansas City, Missouri",
    ]


def test_an_unknown_population_is_called_not_recorded(db, page):
    make_award(city=make_city())

    assert page("/cities/").select_one("td.population").get_text() == "not recorded"


def test_the_award_that_was_asked_for_is_framed(roster, page):
    def framed(query):
        return [
            " ".join(cell.get_text().split())
            for cell in page(f"/cities/?{query}").select("#results .is-matched")
        ]

    assert framed("q=kansas") == []
    assert framed("q=kansas&level=silver&year=2018") == ["Silver"]
    assert framed("q=kansas&standing=current") == ["Gold"]


def test_a_city_that_is_barely_missed_explains_the_rule(roster, page):
    def note(query):
        return page(f"/cities/?{query}").select_one("#results").get_text()

    assert (
        "Kansas City, Missouri is not listed: it was awarded silver in 2018 and gold in 2019."
        in " ".join(note("level=gold&year=2018").split())
    )
    assert "not listed" not in note("level=gold")
    assert "not listed" not in note("level=silver&level=gold&year=2018&year=2019")


def test_fewer_than_three_cities_need_no_map(roster, page):
    assert page("/cities/?state=CA").select("#results .map")
    assert not page("/cities/?state=TX").select("#results .map")


# The choice ----------------------------------------------------------------------------------


def test_a_choice_survives_filtering_and_pages_and_is_no_part_of_the_canonical_address(
    published, page, client
):
    soup = page("/cities/?city=boise-id&city=boston-ma&level=silver&city=nowhere")

    kept = soup.select(".chips a, #results nav a")
    assert kept
    assert [a["href"] for a in kept if "city=boise-id&city=boston-ma" not in a["href"]] == []
    assert soup.select_one("input[type=hidden][name=city]")["value"] == "boise-id"
    assert [box["value"] for box in soup.select("#results [name=city][checked]")] == ["boston-ma"]
    assert {box["form"] for box in soup.select("[name=city]")} == {"filter"}
    assert soup.select_one("link[rel=canonical]")["href"].endswith("/cities/?level=silver")
    pushed = client.get("/cities/?city=boston-ma&level=silver")["HX-Push-Url"]
    assert pushed == "/cities/?city=boston-ma&level=silver"


@pytest.mark.parametrize(
    ("slugs", "says", "leads"),
    [
        ([], "Tick two to four cities to compare them.", None),
        (["boston-ma"], "1 chosen", "/compare/?city=boston-ma"),
        (["boston-ma", "boise-id"], "2 chosen", "/compare/?city=boise-id&city=boston-ma"),
        (
            ["boston-ma", "boise-id", "seattle-wa", "memphis-tn", "dallas-tx"],
            "You picked 5 cities. Pick up to 4.",
            None,
        ),
    ],
)
def test_the_bar_says_how_many_are_chosen_and_leads_on(published, page, slugs, says, leads):
    bar = page("/cities/?" + "&".join(f"city={slug}" for slug in slugs)).select_one(".choice")

    assert says in " ".join(bar.get_text().split())
    link = bar.select_one("a.button")
    assert (link and link["href"]) == leads


def test_heading_says_count_and_query(roster, page):
    soup = page("/cities/?level=gold&year=2018")

    assert heading(soup) == "Los Angeles was the only city awarded gold in 2018"
    assert soup.title.get_text().startswith("Los Angeles was the only city awarded gold in 2018")


# Pages ---------------------------------------------------------------------------------------


def test_pages_are_full_and_together_list_every_city_once(db, page):
    make_certified_cities(2 * CITIES_PER_PAGE + 12)

    pages = [listed_cities(page(f"/cities/?page={number}")) for number in (1, 2, 3)]

    assert [len(names) for names in pages] == [CITIES_PER_PAGE, CITIES_PER_PAGE, 12]
    assert len(set(sum(pages, []))) == 2 * CITIES_PER_PAGE + 12


def test_page_links_keep_the_query_and_do_not_pile_up(db, page):
    make_certified_cities(60)

    soup = page("/cities/?page=2&level=gold&q=city&page=2&utm_source=x")
    links = [a["href"] for a in soup.select(".pager a")]

    assert links == ["/cities/?level=gold&q=city", "/cities/?level=gold&page=3&q=city"]
    assert soup.select_one(".pager [aria-current]").get_text(strip=True) == "Page2"


def test_the_form_returns_to_the_first_page(db, page):
    make_certified_cities(60)

    form = page("/cities/?page=2").select_one("form.filter")

    assert urlsplit(form["action"]).query == ""
    assert form.select("[name=page]") == []


def test_a_page_number_may_begin_with_noughts(roster, page):
    assert len(listed_cities(page("/cities/?page=000000000001"))) == 13


@pytest.mark.parametrize("number", ["0", "-1", "2", "99", "100000000000000000000", "9" * 4500])
def test_a_page_that_does_not_exist_is_not_found(roster, page, number):
    page(f"/cities/?page={number}", status=404)


@pytest.mark.parametrize(
    "query", ["", "?q=city&level=gold&year=2019&state=TX&standing=current", "?level=platinum&q=x"]
)
@pytest.mark.parametrize("count", [1, 200])
def test_the_page_takes_at_most_twelve_queries(
    db, client, django_assert_max_num_queries, query, count
):
    make_certified_cities(count)

    with django_assert_max_num_queries(13):
        client.get(f"/cities/{query}")


def test_standing_current_counts_only_the_latest_award(db, page):
    city = make_city()
    make_award(city=city, year=2018, level=Level.GOLD)
    make_award(city=city, year=2020, level=Level.SILVER)

    assert len(listed_cities(page("/cities/?level=gold"))) == 1
    assert listed_cities(page("/cities/?level=gold&standing=current")) == []
    assert len(listed_cities(page("/cities/?level=silver&year=2020&standing=current"))) == 1


def test_the_directory_tells_its_canonical_address(roster, client):
    response = client.get("/cities/?year=2018&level=gold&sort=name&q=&utm_source=x")

    assert response["HX-Push-Url"] == "/cities/?level=gold&year=2018"
    assert client.get("/cities/")["HX-Push-Url"] == "/cities/"
