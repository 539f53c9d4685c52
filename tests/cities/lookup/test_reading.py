"""What a typed text may mean: the ways to read it."""

import pytest

from cities.lookup.reading import parse


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
        ("Miami, Fla.", ("miami",), "FL"),
        ("Jackson, Miss.", ("jackson",), "MS"),
        ("Charleston, W. Va.", ("charleston",), "WV"),
        ("Fargo, N. Dak.", ("fargo",), "ND"),
        ("Boston MA 02108", ("boston",), "MA"),
        ("Boston, MA 02108-1234, USA", ("boston",), "MA"),
        ("boston massachusetts united states", ("boston",), "MA"),
        ("boston massachusets", ("boston",), "MA"),
        ("boston massach", ("boston",), "MA"),
    ],
)
def test_state_is_read_before_or_after_the_name(typed, words, state):
    assert (words, (state,)) in {(r.words, r.states) for r in parse(typed).readings}


@pytest.mark.parametrize("typed", ["kansas city", "O’Fallon", "N. Las Vegas", "springfield new"])
def test_whole_text_is_always_one_of_the_readings(typed):
    whole = "".join(sign for sign in typed.lower() if sign.isalpha())

    assert whole in {reading.key for reading in parse(typed).readings if not reading.states}


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
        ("west virginia", ("WV",)),
        ("washington state", ("WA",)),
        ("state of Kansas", ("KS",)),
        ("N. Mex.", ("NM",)),
        ("west hartford", ()),
        ("indian wells", ()),
    ],
)
def test_text_that_names_a_state_alone(typed, states):
    assert parse(typed).states == states


@pytest.mark.parametrize(
    ("typed", "stated"),
    [
        ("Queens NY", ("NY",)),
        ("queens, new york", ("NY",)),
        ("portland m", ()),
        ("kansas city", ()),
        ("boston", ()),
    ],
)
def test_a_state_beside_a_name_is_stated_if_it_is_whole(typed, stated):
    assert parse(typed).stated == stated


@pytest.mark.parametrize("typed", ["", " ", "!?...", "64106", "🏙️", "\u202e", "你好", "\0"])
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
    ("typed", "name"),
    [
        ("the city of boston", "boston"),
        ("City and County of Honolulu", "honolulu"),
        ("city & county of denver", "denver"),
        ("Louisville Metro", "louisville"),
        ("metro louisville", "louisville"),
        ("Louisville/Jefferson County Metro Government", "louisvillejeffersoncounty"),
        ("indianapolis city (balance)", "indianapolis"),
        ("borough of state college", "statecollege"),
        ("Augusta-Richmond County consolidated government", "augustarichmondcounty"),
    ],
)
def test_what_stands_around_a_name_is_left_out_at_a_price(typed, name):
    read = {reading.key: reading.liberties for reading in parse(typed).readings}

    whole = "".join(sign for sign in typed.lower() if sign.isalpha())
    assert read[whole] == 0
    assert read[name] > 0


def test_part_of_a_state_is_read_as_all_that_begin_so():
    read = {(reading.key, reading.states) for reading in parse("portland m").readings}

    assert ("portland", ("ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT")) in read


def test_long_text_has_few_readings():
    assert len(parse("n e s w " * 12).readings) < 200


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
