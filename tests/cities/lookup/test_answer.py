"""What a look-up comes to, in a sentence."""

import pytest
from django.utils import timezone

from cities.lookup.answer import look_up, same_or_similar
from tests.factories import make_city

NOW = timezone.now()


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("boston", "Boston, Massachusetts: certified Silver, 2018"),
        ("dallas", "Dallas, Texas: not certified"),
        ("springfield", "5 cities are called “springfield”"),
        ("kansas", "“kansas”: Kansas"),
        ("san", "The 20 largest cities that match “san”"),
        ("zzzzzzzz", "“zzzzzzzz” was not found among the U.S. places of 30,000 or more"),
        ("?!", "Type the letters of a city’s or a state’s name"),
    ],
)
def test_the_answer_is_one_sentence(published, text, heading):
    assert look_up(text, NOW).heading == heading


@pytest.mark.parametrize(
    ("text", "is_doubtful"), [("boston", False), ("kansas", False), ("zzzzzzzz", True)]
)
def test_a_place_that_the_record_may_not_cover_is_doubtful(published, text, is_doubtful):
    assert look_up(text, NOW).is_doubtful is is_doubtful


@pytest.mark.parametrize(("text", "is_near"), [("Arlingtn TX", True), ("Pflugerton MT", False)])
def test_a_name_is_near_another_by_an_error_or_two(published, text, is_near):
    assert bool(same_or_similar(text, NOW)) is is_near


def test_six_of_many_similar_names_are_asked_back(db):
    for letter in "abcdefghi":
        make_city(name=f"Bosto{letter}", slug=f"bosto{letter}", population=30_000)

    answer = look_up("bostoa", NOW)

    assert [city.name for city in answer.cities] == ["Bostoa"]
    assert len(answer.others) == 6
