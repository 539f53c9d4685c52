"""Names that are no city: what is said of them, and the city that they lead to."""

import csv

import pytest
from django.conf import settings

from cities.lookup.gazetteer import no_cities, similar_no_cities
from cities.lookup.reading import parse

NEW_YORK, CHICAGO = "3651000", "1714000"


def told(text):
    return [(place.sentence(), place.city) for place in no_cities(parse(text))]


@pytest.mark.parametrize(
    ("text", "sentence", "city"),
    [
        ("Brooklyn", "Brooklyn is part of New York", NEW_YORK),
        ("the bronx", "Bronx is part of New York", NEW_YORK),
        ("Queens, NY 11101", "Queens is part of New York", NEW_YORK),
        ("Brooklyn, New York City", "Brooklyn is part of New York", NEW_YORK),
        ("is harlem certified", "Harlem is part of New York", NEW_YORK),
        ("Kings County, NY", "Kings County is part of New York", NEW_YORK),
        ("Cook County", "Cook County is a county; its largest city is Chicago", CHICAGO),
        ("county of cook, il", "Cook County is a county; its largest city is Chicago", CHICAGO),
        (
            "saint louis county mo",
            "St. Louis County is a county; its largest city is Florissant",
            "2924778",
        ),
        (
            "Orleans Parish",
            "Orleans Parish is a parish; its largest city is New Orleans",
            "2255000",
        ),
        (
            "Juneau Borough",
            "Juneau Borough is a borough; its largest city is Juneau",
            "0236400",
        ),
        (
            "Arlington, Virginia",
            "Arlington, Virginia, is a county without cities and cannot join as a city",
            "",
        ),
        (
            "arlington county",
            "Arlington, Virginia, is a county without cities and cannot join as a city",
            "",
        ),
        (
            "Reston",
            "Reston, Virginia, has no city government of its own, so it cannot join as a city",
            "",
        ),
    ],
)
def test_a_place_that_is_no_city_is_told_in_a_sentence(text, sentence, city):
    assert told(text) == [(sentence, city)]


@pytest.mark.parametrize(
    "text", ["", "boston", "Brooklyn, OH", "cook", "Cook County, TX", "Baltimore County", "Norfolk"]
)
def test_nothing_is_told_of_other_names(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Brookyln", ["Brooklyn, New York"]),
        ("Bethseda MD", ["Bethesda, Maryland"]),
        ("Brookyln TX", []),
        ("Coook County", ["Cook County, Illinois"]),
        ("Qeuns", []),
    ],
)
def test_a_name_is_near_by_an_error_or_two_in_its_state(text, labels):
    assert [place.label for place in similar_no_cities(parse(text))] == labels


def test_counties_of_one_name_stand_by_the_number_of_their_cities():
    places = no_cities(parse("Orange County"))

    assert [place.state for place in places][:2] == ["CA", "FL"]
    assert places[1].sentence(with_state=True) == (
        "Orange County, Florida, is a county; its largest city is Orlando"
    )


def test_every_city_that_is_led_to_is_one_of_the_places():
    def column(file, name):
        with (settings.FIXTURE_DIRS[0] / file).open(encoding="utf-8") as table:
            return {row[name] for row in csv.DictReader(table)}

    places = column("places.csv", "geoid")

    assert column("counties.csv", "largest_place_geoid") <= places
    assert column("parts_of_cities.csv", "city_geoid") <= places
    assert not column("us_cdps_30k.csv", "geoid") & places
