"""The places of the Census file, found by GEOID or by name."""

import pytest

from cities.desk.questions.census import place_of


@pytest.mark.parametrize(
    ("city", "label"),
    [
        (("2507000", "Boston", "MA"), "Boston, MA"),
        (("2507000", "Salem", "MA"), "Boston, MA"),
        ((None, "Boston", "MA"), "Boston, MA"),
        (("", "canon city", "CO"), None),
        ((None, "BOSTON", "MA"), "Boston, MA"),
        ((None, "Boston", "TX"), None),
        (("2500000", "Boston", "MA"), None),  # a GEOID binds
    ],
)
def test_a_place_is_found(city, label):
    place = place_of(*city)

    assert (place and place.label) == label


def test_a_place_has_its_names_and_figures():
    place = place_of("2507000", "Boston", "MA")

    assert {"Boston", "Boston city"} <= set(place.names)
    assert (place.counted, place.estimated) == (675_647, 673_458)
