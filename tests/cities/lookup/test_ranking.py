"""Which names come nearest to what was typed; the look-ups of the site: test_find."""

import pytest

from cities.lookup.ranking import Name, Nearness, meant, rank
from cities.lookup.reading import parse

PLACES = [
    Name(1, "Springfield", "MO", 169_176, is_other=False),
    Name(2, "Springfield", "IL", 114_394, is_other=False),
    Name(3, "Spring Hill", "TN", 50_005, is_other=False),
    Name(4, "Philadelphia", "PA", 1_603_797, is_other=False),
    Name(5, "Fort Lauderdale", "FL", 182_760, is_other=False),
    Name(6, "Los Angeles", "CA", 3_898_747, is_other=False),
    Name(6, "LA", "CA", 3_898_747, is_other=True),
    Name(7, "La Mesa", "CA", 61_121, is_other=False),
    Name(8, "Nowhere", "NV", None, is_other=False),
]


def found(text):
    return [(each.city, each.nearness) for each in rank(parse(text), PLACES)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("springfield", (1, Nearness.SAME)),
        ("springfield il", (2, Nearness.SAME)),
        ("springfield tx", (1, Nearness.ELSEWHERE)),
        ("philadelp", (4, Nearness.PART)),
        ("lauderdale", (5, Nearness.PART)),
        ("Philadelpia", (4, Nearness.SIMILAR)),
        ("Pihladelphia", (4, Nearness.SIMILAR)),
        ("Philadelphiaa", (4, Nearness.SIMILAR)),
        ("Fhiladelphia", (4, Nearness.SIMILAR)),
        ("Nowere", (8, Nearness.SIMILAR)),
        ("LA", (6, Nearness.SAME)),
        ("la mesa", (7, Nearness.SAME)),
    ],
)
def test_nearest_name_comes_first(typed, first):
    assert found(typed)[0] == first


@pytest.mark.parametrize(
    ("typed", "nearness"),
    [
        ("Philadelpia PA", Nearness.SIMILAR),
        ("Philadelpia", Nearness.SIMILAR),
        ("Philadelpia KS", Nearness.FAR),
        ("Philadelphi OH", Nearness.FAR),
        ("Nowre", Nearness.FAR),
        ("Lbs Angelus", Nearness.SIMILAR),
    ],
)
def test_a_stated_state_binds_and_two_errors_are_too_many_for_a_short_name(typed, nearness):
    assert found(typed)[0][1] is nearness


def test_letters_inside_a_word_are_not_its_end():
    assert found("dale")[0][1] is Nearness.FAR


def test_same_names_stand_by_population_and_each_city_once():
    assert found("springfield")[:2] == [(1, Nearness.SAME), (2, Nearness.SAME)]
    assert sorted(city for city, _ in found("la")) == sorted({name.city for name in PLACES})


@pytest.mark.parametrize(
    ("typed", "cities"),
    [("springfield", [1, 2]), ("spring", [1, 2, 3]), ("Sprinfield MO", [1]), ("Atlantis", [])],
)
def test_text_means_all_cities_as_near_as_the_first(typed, cities):
    assert [each.city for each in meant(rank(parse(typed), PLACES))] == cities
