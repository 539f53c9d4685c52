"""What is asked about cities: a table of cases for each rule, both sides of each limit."""

from dataclasses import replace

import pytest

from cities.desk.questions.of_cities import CityFacts, Place, about_cities
from cities.desk.questions.question import CITY
from cities.map.projection import project

# Boston lies in a state that is 20 units wide and high, in the middle of it.
X, Y = project(42.36, -71.06, "MA")
OUTLINES = {"MA": [[(X - 10, Y - 10), (X + 10, Y - 10), (X + 10, Y + 10), (X - 10, Y + 10)]]}
PLACE = Place("Boston, MA", ("Boston", "Boston city"), counted=600_000, estimated=700_000)
BOSTON = CityFacts(
    key=1,
    name="Boston",
    state="MA",
    geoid="2507000",
    population=650_000,
    latitude=42.36,
    longitude=-71.06,
    place=PLACE,
)


def rules(*cities, outlines=OUTLINES):
    return [each.rule for each in about_cities(cities, outlines)]


def asked(*cities):
    (question,) = about_cities(cities, OUTLINES)
    return question


def test_nothing_is_asked_of_a_sound_city_or_of_what_is_not_recorded():
    assert rules(BOSTON) == []
    assert rules(CityFacts(key=1, name="Boston", state="MA")) == []


@pytest.mark.parametrize(
    ("name", "other_names", "is_asked"),
    [
        ("Boston", (), False),
        ("BOSTON CITY", (), False),
        ("Salem", (), True),
        ("Beantown", ("Boston",), False),
    ],
)
def test_a_geoid_of_a_place_of_another_name(name, other_names, is_asked):
    city = replace(BOSTON, name=name, other_names=other_names)

    assert rules(city) == ["other_place"] * is_asked


def test_a_place_that_was_found_by_its_name_is_not_asked_for_its_geoid():
    assert rules(replace(BOSTON, name="Salem", geoid=None)) == []


def test_the_question_of_another_place_says_which():
    question = asked(replace(BOSTON, name="Salem"))

    assert "place 2507000 is Boston, MA" in question.sentence
    assert (question.table, question.key, question.name) == (CITY, 1, "Salem, MA")
    assert question.values == {"name": "Salem", "geoid": "2507000"}


@pytest.mark.parametrize(("beyond", "is_asked"), [(-1, False), (0.99, False), (1.01, True)])
def test_a_point_outside_of_its_state(beyond, is_asked):
    """The edge is moved so that the city lies so far beyond it."""
    edge = X - beyond
    outline = [(edge - 10, Y - 10), (edge, Y - 10), (edge, Y + 10), (edge - 10, Y + 10)]

    assert rules(BOSTON, outlines={"MA": [outline]}) == ["outside_state"] * is_asked


def test_a_longitude_without_its_minus_is_told():
    question = asked(replace(BOSTON, longitude=71.06))

    assert "Longitudes of the United States are negative" in question.sentence
    assert question.values == {"state": "MA", "latitude": 42.36, "longitude": 71.06}
    assert "negative" not in asked(replace(BOSTON, latitude=30.0)).sentence


@pytest.mark.parametrize(
    ("population", "is_asked"),
    [(99, True), (100, False), (9_000_000, False), (9_000_001, True), (0, True)],
)
def test_a_population_that_no_city_has(population, is_asked):
    assert rules(replace(BOSTON, population=population, place=None)) == ["people"] * is_asked


@pytest.mark.parametrize(
    ("population", "is_asked"),
    [
        (419_999, True),
        (420_000, False),  # 30 % below the count of 2020
        (910_000, False),  # 30 % above the estimate for 2024
        (910_001, True),
    ],
)
def test_a_population_far_from_both_figures_of_the_census(population, is_asked):
    assert rules(replace(BOSTON, population=population)) == ["census"] * is_asked


def test_the_question_of_the_census_names_both_figures():
    question = asked(replace(BOSTON, population=65_000))

    assert "counted 600,000 in 2020 and estimated 700,000 for 2024" in question.sentence
    assert question.values == {"population": 65_000, "counted": 600_000, "estimated": 700_000}


@pytest.mark.parametrize(
    ("name", "state", "other_names", "is_asked"),
    [
        ("Bostn", "MA", (), True),  # one letter, of a name of five
        ("Bosn", "MA", (), False),
        ("Bos-ton", "MA", (), True),
        ("Bostn", "TX", (), False),
        ("Shawmut", "MA", ("Boston",), True),
        ("Salem", "MA", (), False),
    ],
)
def test_nearly_the_name_of_another_city(name, state, other_names, is_asked):
    other = CityFacts(key=2, name=name, state=state, other_names=other_names)

    assert rules(BOSTON, other) == ["near_name"] * is_asked
    assert rules(other, BOSTON) == ["near_name"] * is_asked


@pytest.mark.parametrize(
    ("name", "other", "is_asked"),
    [
        ("Rye", "Rya", False),  # of three letters: none may be wrong
        ("Lynn", "Lynd", True),
        ("Lowells", "Lowellas", True),  # of seven: one
        ("Lowells", "Lowellast", False),
        ("Brockton", "Brocktown", True),  # of eight: two
        ("Brockton", "Brucktown", True),
        ("Brockton", "Brucktowns", False),
    ],
)
def test_how_many_letters_may_differ(name, other, is_asked):
    one, another = CityFacts(1, name, "MA"), CityFacts(2, other, "MA")

    assert rules(one, another) == ["near_name"] * is_asked


def test_two_places_of_the_census_are_two_places():
    other = replace(BOSTON, key=2, name="Bostun", geoid="2507001")
    other = replace(other, place=replace(PLACE, names=("Bostun",)))

    assert rules(BOSTON, other) == []
    assert rules(BOSTON, replace(other, geoid=None)) == ["near_name"]


def test_the_question_is_that_of_the_unknown_city_and_stands_on_both_pages():
    question = asked(BOSTON, CityFacts(key=2, name="Bostn", state="MA"))

    assert question.name == "Bostn, MA"
    assert question.values == {"name": "Bostn", "other": "Boston", "state": "MA"}
    assert question.is_about(CITY, 1)
    assert question.is_about(CITY, 2)


def test_of_two_unknown_cities_the_later_one_is_asked_about():
    first, second = (CityFacts(key=key, name="Bostn", state="MA") for key in (1, 2))

    assert asked(first, second).key == asked(second, first).key == 2
