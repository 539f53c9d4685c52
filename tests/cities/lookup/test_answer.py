"""What a look-up finds."""

import pytest
from django.utils import timezone

from cities.lookup.answer import look_up, same_or_similar
from cities.lookup.reading import errors_between
from cities.models import City
from tests.factories import make_city

NOW = timezone.now()


@pytest.mark.parametrize(("text", "is_near"), [("Arlingtn TX", True), ("Pflugerton MT", False)])
def test_a_name_is_near_another_by_an_error_or_two(published, text, is_near):
    assert bool(same_or_similar(text, NOW)) is is_near


def names(cities):
    return [city.full_name for city in cities]


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("Brooklyn", ["New York, New York"]),
        ("Arlington, VA", []),
        ("Manhattan KS", ["Manhattan, Kansas"]),
    ],
)
def test_a_place_that_is_no_city_leads_to_one(published, text, cities):
    assert names(look_up(text, NOW).cities) == cities


def test_a_city_comes_before_the_places_of_its_name_that_are_none(published):
    answer = look_up("Manhattan", NOW)

    assert names(answer.cities) == ["Manhattan, Kansas"]
    assert [(sentence, city.full_name) for sentence, city in answer.remarks] == [
        ("Manhattan, New York, is part of New York", "New York, New York")
    ]
    assert answer.sources == [
        "City of New York: five boroughs, each a county (New York, Kings, Queens, Bronx, Richmond)"
    ]


@pytest.mark.parametrize(
    ("text", "first", "remark"),
    [
        ("Brookyln", "New York, New York", "Brooklyn, New York, is part of New York"),
        ("Manhatten", "Manhattan, Kansas", "Manhattan, New York, is part of New York"),
        ("Brooklyn", "New York, New York", None),
    ],
)
def test_a_misspelled_place_that_is_no_city_is_asked_back(published, text, first, remark):
    answer = look_up(text, NOW)

    assert names(answer.cities) == [first]
    assert [sentence for sentence, _ in answer.remarks] == ([remark] if remark else [])


def test_places_of_one_name_are_told_apart_by_state(published):
    answer = look_up("orange county", NOW)

    assert names(answer.cities)[0] == "Anaheim, California"
    assert answer.remarks[0] == (
        "Orange County, California, is a county; its largest city is Anaheim",
        None,
    )


def test_a_city_that_is_not_eligible_is_led_to_by_nothing(published):
    City.objects.filter(slug="new-york-ny").update(population=None)

    answer = look_up("Brooklyn", NOW)

    assert (answer.heading, answer.cities) == ("Brooklyn is part of New York", [])


@pytest.mark.parametrize("text", ["Queens NY", "Portland ME", "Wichta KS", "Winstonburg, KS"])
def test_a_stated_state_binds_the_near_names(published, text):
    answer = look_up(text, NOW)

    assert {city.state for city in answer.others} <= {text[-2:]}


@pytest.mark.parametrize("text", ["Gotham", "Queens", "Marfa", "Athems GA"])
def test_no_near_name_has_two_errors_in_six_letters(published, text):
    typed = text.split()[0].lower()

    for city in look_up(text, NOW).others:
        assert typed in city.name.lower() or errors_between(typed, city.name.lower()) < 2


def test_six_of_many_similar_names_are_asked_back(db):
    for letter in "abcdefghi":
        make_city(name=f"Bosto{letter}", slug=f"bosto{letter}", population=30_000)

    answer = look_up("bostoa", NOW)

    assert [city.name for city in answer.cities] == ["Bostoa"]
    assert len(answer.others) == 6
