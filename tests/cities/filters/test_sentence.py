"""What a query found, as a sentence that can be printed, and what is said "in our record"."""

from datetime import date
from types import SimpleNamespace

import pytest

from certifications.coverage import coverage_of
from certifications.levels import Event, Level
from cities.filters.query import Query
from cities.filters.sentence import Reach, sentence

SILVER, GOLD, PLATINUM = Level
FIRST, UP, AGAIN, DOWN = Event
LAST = date(2019, 4, 24)


def reach(held="ccn", newest=LAST):
    """Return the reach of a record with a round a year from 2018, a letter for each."""
    days = [date(2018, 1, 25), LAST, date(2020, 6, 29), date(2021, 5, 1)]
    return Reach(
        coverage_of(
            SimpleNamespace(
                year=day.year,
                announced_on=day,
                is_wholly_recorded=letter == "c",
                is_partly_recorded=letter == "p",
            )
            for day, letter in zip(days, held, strict=False)
        ),
        newest,
    )


@pytest.mark.parametrize(
    ("query", "count", "says"),
    [
        (Query(), 13, "13 cities were certified by April 24, 2019"),
        (Query(), 1, "Boston was the only city certified by April 24, 2019"),
        (Query(), 0, "No city was certified by April 24, 2019"),
        (Query(standing="current"), 2, "2 cities were certified by April 24, 2019"),
        (Query(levels=(GOLD,)), 4, "4 cities were awarded gold by April 24, 2019"),
        (Query(levels=(GOLD,), years=(2018,)), 1, "Boston was the only city awarded gold in 2018"),
        (Query(levels=(GOLD,), years=(2018,)), 0, "No city was awarded gold in 2018"),
        (Query(years=(2018, 2019)), 13, "13 cities were certified in 2018 or 2019"),
        (
            Query(levels=(PLATINUM,)),
            0,
            "No city was awarded platinum by April 24, 2019",
        ),
        (
            Query(levels=(GOLD, SILVER)),
            9,
            "9 cities were awarded silver or gold by April 24, 2019",
        ),
        (Query(states=("CA",)), 3, "3 cities in California were certified by April 24, 2019"),
        (
            Query(states=("TX",), levels=(GOLD,)),
            0,
            "No city in Texas was awarded gold by April 24, 2019",
        ),
        (
            Query(states=("TX", "CA"), regions=("South",), levels=(GOLD,), years=(2019,)),
            1,
            "Boston was the only city in California or Texas within the South awarded gold in 2019",
        ),
        (
            Query(regions=("West", "South")),
            2,
            "2 cities in the South or the West were certified by April 24, 2019",
        ),
        (Query(geoid="2507000"), 1, "1 city with GEOID 2507000 was certified by April 24, 2019"),
        # A name that matches is no fact of the world.
        (Query(q="san"), 1361, "1,361 cities matching “san” were certified by April 24, 2019"),
        (Query(q="bos"), 1, "1 city matching “bos” was certified by April 24, 2019"),
        (Query(q="Boise"), 0, "No certified city matches “Boise”"),
        (Query(q="x", states=("TX",)), 0, "No certified city in Texas matches “x”"),
        (
            Query(q="boston", levels=(GOLD,), years=(2018,)),
            0,
            "No city matching “boston” was awarded gold in 2018",
        ),
        # What the awards did
        (Query(events=(FIRST,)), 13, "13 cities were first certified by April 24, 2019"),
        (Query(events=(UP,), years=(2019,)), 3, "3 cities moved up in 2019"),
        (
            Query(events=(UP,), years=(2019,), states=("MO",)),
            1,
            "Boston was the only city in Missouri that moved up in 2019",
        ),
        (
            Query(events=(UP, FIRST), levels=(GOLD,), years=(2019,)),
            3,
            "3 cities were first certified at gold or moved up to gold in 2019",
        ),
        (Query(events=(AGAIN,), years=(2019,)), 0, "No city earned the same level again in 2019"),
        (
            Query(events=(DOWN,), levels=(SILVER,), years=(2019,)),
            2,
            "2 cities moved down to silver in 2019",
        ),
        # Each city's latest award
        (Query(years=(2018,), standing="current"), 6, "6 cities whose latest award is from 2018"),
        (
            Query(levels=(SILVER,), years=(2018,), standing="current"),
            1,
            "1 city whose latest award is silver from 2018",
        ),
        (
            Query(levels=(SILVER,), events=(FIRST,), standing="current"),
            5,
            "5 cities whose latest award is silver, its first",
        ),
        (Query(events=(UP,), standing="current"), 3, "3 cities whose latest award is a move up"),
        (
            Query(levels=(PLATINUM,), standing="current"),
            0,
            "No city whose latest award is platinum in our record",
        ),
    ],
)
def test_what_was_found_is_a_sentence(query, count, says):
    assert sentence(query, count, reach(), "Boston") == says


@pytest.mark.parametrize(
    ("query", "held", "newest", "end"),
    [
        (Query(), "", None, "certified in our record"),
        (Query(), "ccnc", date(2021, 5, 1), "certified in our record"),
        (Query(levels=(GOLD,)), "ccp", date(2020, 6, 29), "awarded gold in our record"),
        (Query(years=(2020,)), "ccp", LAST, "certified in 2020 in our record"),
        (Query(years=(2021,)), "ccnc", LAST, "certified in 2021"),
        (Query(years=(2019, 2020)), "ccn", LAST, "certified in 2019 or 2020 in our record"),
        (Query(years=(2022,)), "ccc", LAST, "certified in 2022 in our record"),
        # What an award did depends on all before it.
        (
            Query(years=(2021,), events=(FIRST,)),
            "ccnc",
            LAST,
            "first certified in 2021 in our record",
        ),
        (Query(years=(2019,), events=(FIRST,)), "ccnc", LAST, "first certified in 2019"),
    ],
)
@pytest.mark.parametrize("count", [0, 1, 5])
def test_what_may_be_missing_is_said_in_our_record(query, held, newest, end, count):
    assert sentence(query, count, reach(held, newest), "Boston").endswith(end)
