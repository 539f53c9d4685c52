"""What a typed name may mean, and which names come nearest; the look-ups of the site: test_find."""

import pytest

from cities.lookup import Name, Nearness, Reading, meant, parse, rank

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
    ("typed", "words", "state"),
    [
        ("Portland, ME", ("portland",), "ME"),
        ("portland maine", ("portland",), "ME"),
        ("Maine Portland", ("portland",), "ME"),
        ("Washington, D.C.", ("washington",), "DC"),
        ("washington district of columbia", ("washington",), "DC"),
        ("springfield mass", ("springfield",), "MA"),
        ("new york new york", ("new", "york"), "NY"),
        ("City of Boston, MA", ("boston",), "MA"),
    ],
)
def test_state_is_read_before_or_after_the_name(typed, words, state):
    assert Reading(words, state) in parse(typed).readings


@pytest.mark.parametrize("typed", ["kansas city", "O’Fallon", "N. Las Vegas", "springfield new"])
def test_whole_text_is_always_one_of_the_readings(typed):
    whole = "".join(sign for sign in typed.lower() if sign.isalpha())

    assert whole in {reading.key for reading in parse(typed).readings if not reading.state}


@pytest.mark.parametrize(
    ("typed", "states"),
    [
        ("KS", ("KS",)),
        ("kansas", ("KS",)),
        ("n.y.", ("NY",)),
        ("Masachusetts", ("MA",)),
        ("calif", ("CA",)),
        ("carolina", ()),
        ("north", ("NC", "ND")),
        ("boston", ()),
        ("washington dc", ()),
        ("district of columbia", ("DC",)),
    ],
)
def test_text_that_names_a_state_alone(typed, states):
    assert parse(typed).states == states


@pytest.mark.parametrize("typed", ["", " ", "!?...", "🏙️", "\u202e", "你好", "\0"])
def test_text_without_letters_or_digits_means_nothing(typed):
    assert parse(typed).readings == ()
    assert parse(typed).states == ()


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("saint louis", "stlouis"),
        ("st. louis", "saintlouis"),
        ("Ft Worth", "fortworth"),
        ("n las vegas", "northlasvegas"),
        ("salem winston", "winstonsalem"),
    ],
)
def test_abbreviations_and_the_order_of_words_do_not_count(typed, key):
    assert key in parse(typed).same_keys


def test_many_words_are_taken_as_typed_and_cost_little():
    assert len(parse("n e s w " * 12).same_keys) < 100


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


def swapped(name, at):
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


@pytest.mark.parametrize("name", ["oslo", "tampa", "boston", "phoenix", "portland", "philadelphia"])
def test_no_single_error_hides_a_name_from_the_indexes(name):
    errors = {name[:at] + name[at + 1 :] for at in range(len(name))}
    errors |= {name[:at] + "q" + name[at:] for at in range(len(name) + 1)}
    errors |= {name[:at] + "q" + name[at + 1 :] for at in range(len(name))}
    errors |= {swapped(name, at) for at in range(len(name) - 1)}

    missed = [
        typed
        for typed in errors
        if len(typed) > 3  # shorter ones are taken as they are
        and not any(
            name.startswith(reading.start) or name.endswith(reading.end)
            for reading in parse(typed).readings
        )
    ]

    assert missed == []
