"""What stands around the name of a place and is none of it."""

import csv

import pytest
from django.conf import settings

from cities.lookup.reading import words_of
from cities.lookup.surroundings import without_surroundings


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("boston ma usa", "boston ma"),
        ("boston united states of america", "boston"),
        ("boston ma 02108", "boston ma"),
        ("boston ma 02108 1234 us", "boston ma"),
        ("64106 kansas city", "kansas city"),
        ("64106 1234 kansas city", "kansas city"),
        ("kansas city 64106 missouri", "kansas city missouri"),
        ("usa", "usa"),
        ("02108", ""),
        ("1000 oaks", "1000 oaks"),
    ],
)
def test_country_and_zip_code_are_left_out(typed, left):
    assert " ".join(without_surroundings(words_of(typed))) == left


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Is Boston certified?", "boston"),
        ("is boston, ma a certified city", "boston ma"),
        ("has Boston been certified yet?", "boston"),
        ("when was boston certified", "boston"),
        ("what level is boston", "boston"),
        ("is Boston gold?", "boston"),
        ("boston certification status", "boston"),
        ("can dallas join?", "dallas"),
        ("is san jose in what works cities", "san jose"),
        ("which cities in texas are certified", "texas"),
        ("is", "is"),
        ("certified", "certified"),
    ],
)
def test_question_around_a_name_is_left_out(typed, left):
    assert " ".join(without_surroundings(words_of(typed))) == left


@pytest.mark.parametrize("file", ["places.csv"])
def test_no_name_of_a_place_loses_a_word(file):
    with (settings.FIXTURE_DIRS[0] / file).open(encoding="utf-8") as table:
        names = [words_of(row["name"]) for row in csv.DictReader(table)]

    assert len(names) > 1_000
    assert [name for name in names if without_surroundings(name) != name] == []
