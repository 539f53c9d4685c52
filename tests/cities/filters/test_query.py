"""A query: its canonical form, and the same in words."""

import pytest

from certifications.levels import Level
from cities.filters.query import Query

GOLD, SILVER = Level.GOLD, Level.SILVER


@pytest.mark.parametrize(
    ("query", "count", "words"),
    [
        (Query(), 13, "13 cities certified"),
        (Query(), 1, "1 city certified"),
        (Query(levels=(GOLD,), years=(2018,)), 1, "1 city was awarded Gold in 2018"),
        (Query(levels=(GOLD, SILVER)), 0, "0 cities were awarded Silver or Gold"),
        (Query(years=(2018, 2019)), 13, "13 cities were certified in 2018 or 2019"),
        (Query(levels=(SILVER,), standing="current"), 9, "9 cities whose latest award is Silver"),
        (
            Query(levels=(SILVER,), years=(2018,), standing="current"),
            1,
            "1 city whose latest award is Silver from 2018",
        ),
        (Query(years=(2018,), standing="current"), 6, "6 cities whose latest award is from 2018"),
        (Query(standing="current"), 2, "2 cities certified"),
        (Query(geoid="2507000"), 1, "1 city with GEOID 2507000 certified"),
        (Query(states=("CA",)), 3, "3 cities in California certified"),
        (
            Query(states=("TX", "CA", "DC")),
            4,
            "4 cities in California, District of Columbia or Texas certified",
        ),
        (Query(regions=("South",), levels=(GOLD,)), 3, "3 cities in the South were awarded Gold"),
        (Query(regions=("West", "South")), 2, "2 cities in the South or the West certified"),
        (
            Query(states=("TX", "CA"), regions=("South",), levels=(GOLD,)),
            1,
            "1 city in California or Texas within the South was awarded Gold",
        ),
        (
            Query(q="san", levels=(GOLD,)),
            1361,
            "1,361 cities matching “san” were awarded Gold",
        ),
    ],
)
def test_query_says_itself_in_words(query, count, words):
    assert query.in_words(count) == words


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        (Query(), ""),
        (Query(standing="ever", sort="name"), ""),
        (
            Query(
                q="são & co",
                levels=(GOLD, SILVER),
                years=(2019, 2018),
                states=("TX", "CA"),
                regions=("West", "Midwest"),
                standing="current",
                sort="-year",
            ),
            "?level=silver&level=gold&q=s%C3%A3o+%26+co&region=midwest&region=west&sort=-year"
            "&standing=current&state=CA&state=TX&year=2018&year=2019",
        ),
    ],
)
def test_canonical_form_sorts_words_and_drops_defaults(query, canonical):
    assert query.urlencode() == canonical


def test_page_takes_its_place_among_the_sorted_words():
    assert Query(levels=(GOLD,), q="a").urlencode(page=2) == "?level=gold&page=2&q=a"


def test_having_replaces_one_word_and_keeps_the_others():
    query = Query(levels=(GOLD,), years=(2018,))

    assert query.having("level", SILVER) == Query(levels=(SILVER,), years=(2018,))
    assert query.having("level") == Query(years=(2018,))
    assert query.having("standing", "current").standing == "current"


def test_without_takes_out_one_value():
    query = Query(q="a", levels=(GOLD, SILVER), standing="current")

    assert query.without("level", GOLD) == Query(q="a", levels=(SILVER,), standing="current")
    assert query.without("q", "a").q == ""
    assert query.without("standing", "current").standing == "ever"


def test_filters_name_each_active_value_once():
    query = Query(q="a", levels=(GOLD,), years=(2018,), states=("CA",), standing="current")

    assert [label for _, _, label in query.filters()] == [
        "“a”",
        "Gold",
        "2018",
        "California",
        "Latest award only",
    ]
    assert Query(sort="-year").filters() == []
