"""What a look-up comes to, in words."""

import pytest
from django.utils import timezone

from cities.lookup.answer import look_up
from cities.models import City
from tests.factories import make_city

NOW, AS_OF = timezone.now(), "as of May 1, 2019"


@pytest.mark.parametrize(
    ("text", "heading", "lead"),
    [
        ("boston", "Boston, Massachusetts", "It was certified silver in 2018."),
        ("dallas", "Dallas, Texas", "It was not certified as of May 1, 2019."),
        (
            "springfield",
            "Five cities of 30,000 or more are called Springfield",
            "None was certified as of May 1, 2019. Which one is yours?",
        ),
        ("kansas", "Kansas", ""),
        (
            "san",
            "The 20 largest cities that match “san”",
            "Two of them have an award in our record.",
        ),
        ("xyzzy", "We couldn’t find “xyzzy”", "Check the spelling or add a state."),
        ("xyzzy KS", "We couldn’t find “xyzzy KS”", "Check the spelling."),
        (
            "Philadelpia",
            "Did you mean Philadelphia, Pennsylvania?",
            "We couldn’t find “Philadelpia”. The closest name:",
        ),
        (
            "Portland MI",
            "Did you mean Portland, Oregon or Portland, Maine?",
            "We list no city “Portland MI”. The same name in other states:",
        ),
        ("?!", "Enter a city or state name", ""),
        ("64106", "We can’t search by ZIP code", "Enter the name of the city instead."),
        (
            "Queens NY",
            "Queens is part of New York",
            "This directory lists cities. New York, New York, was not certified as of May 1, 2019.",
        ),
        (
            "Brookyln",
            "Did you mean Brooklyn, New York?",
            "We couldn’t find “Brookyln”. The closest name:",
        ),
        (
            "la jolla",
            "La Jolla is part of San Diego",
            "This directory lists cities. San Diego, California, was certified silver in 2018.",
        ),
        (
            "Cook County",
            "Cook County is a county; its largest city is Chicago",
            "This directory lists cities. Chicago, Illinois, was not certified as of May 1, 2019.",
        ),
        (
            "orange county",
            "Four places are called “orange county”, and none of them is a city",
            "This directory lists cities.",
        ),
    ],
)
def test_the_answer_in_words(published, text, heading, lead):
    answer = look_up(text, NOW, AS_OF)

    assert (answer.heading, answer.lead) == (heading, lead)
    assert answer.is_dated is ("May 1" in lead)


def test_other_names_are_said_to_hold_what_was_typed_or_to_be_similar(db):
    for name in ("Bostoa", "Bostoa Park", "Boston"):
        make_city(name=name, population=30_000)

    assert look_up("bostoa", NOW).heading_of_others == "Similar names"
    City.objects.filter(name="Boston").delete()
    assert look_up("bostoa", NOW).heading_of_others == "Other cities with “bostoa” in their name"


def test_nothing_is_said_of_a_day_that_is_not_known(published):
    answer = look_up("springfield", NOW)

    assert answer.lead == "None was certified. Which one is yours?"
    assert not answer.is_dated
