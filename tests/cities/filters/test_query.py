"""A query: its canonical form, and what it is made of."""

import pytest

from certifications.levels import Event, Level
from cities.filters.query import Query

GOLD, SILVER = Level.GOLD, Level.SILVER


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
    asked = {"levels": (GOLD,), "years": (2018,), "events": (Event.LEVEL_UP,)}
    query = Query(q="a", **asked, states=("CA",), standing="current")

    assert [label for _, _, label in query.filters()] == [
        "“a”",
        "Gold",
        "2018",
        "Moved up",
        "California",
        "Latest award only",
    ]
    assert Query(sort="-year").filters() == []
