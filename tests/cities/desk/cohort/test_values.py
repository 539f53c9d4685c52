"""One cell is read, or refused with a sentence that quotes it."""

import pytest

from certifications.levels import Level
from cities.desk.cohort import values


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("AZ", "AZ"), ("az", "AZ"), ("Arizona", "AZ"), ("Ariz.", "AZ"), ("D.C.", "DC")),
        *(("new  york", "NY"), ("N. Mex.", "NM"), ("District of Columbia", "DC")),
    ],
)
def test_a_state_is_read_as_code_name_or_abbreviation(text, code):
    assert values.read_state(text) == code


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Arizonna", "“Arizonna” is not a U.S. state. Did you mean Arizona?"),
        ("XX", "“XX” is not a U.S. state. Write AZ or Arizona."),
        ("Ontario", f"“Ontario” is not a U.S. state. {values.HOLDS_US_CITIES}"),
        ("México", f"“México” is not a U.S. state. {values.HOLDS_US_CITIES}"),
    ],
)
def test_what_is_no_state_is_refused(text, sentence):
    with pytest.raises(ValueError, match="^“") as fault:
        values.read_state(text)

    assert str(fault.value) == sentence


def test_no_state_is_taken_for_a_country():
    assert not [key for key in values.EXACT_STATES if key in values.ELSEWHERE]


@pytest.mark.parametrize("text", ["US", "U.S.A.", "United States", ""])
def test_the_united_states_are_no_other_country(text):
    values.refuse_country(text)


def test_another_country_is_refused():
    with pytest.raises(ValueError, match="“Canada” is not the United States"):
        values.refuse_country("Canada")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        *(("silver", Level.SILVER), ("GOLD ", Level.GOLD), ("Certified Platinum", Level.PLATINUM)),
        *(("Gold Certification", Level.GOLD), ("What Works Cities Silver Award", Level.SILVER)),
    ],
)
def test_a_level_is_read(text, level):
    assert values.read_level(text) is level
    assert values.is_level(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("glod", "“glod” is not a level. Did you mean gold?"),
        ("Sliver", "“Sliver” is not a level. Did you mean silver?"),
        ("bronze", "“bronze” is not a level. Levels are silver, gold and platinum."),
        ("N/A", "“N/A” is not a level. Levels are silver, gold and platinum."),
        ("Honor Roll", "“Honor Roll” is not a certification. Only certified cities are entered."),
    ],
)
def test_what_is_no_level_is_refused(text, sentence):
    with pytest.raises(ValueError, match="^“") as fault:
        values.read_level(text)

    assert str(fault.value) == sentence
    assert not values.is_level(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://a.org/x https://b.org/y",
        "https://a.org/x; https://b.org/y",
        "https://a.org/x, https://b.org/y",
        "<https://a.org/x> | <https://b.org/y>",
        "https://a.org/x https://b.org/y https://a.org/x",
    ],
)
def test_the_addresses_of_a_cell_are_parted_and_stand_once(text):
    assert values.read_sources(text) == ("https://a.org/x", "https://b.org/y")


def test_signs_within_an_address_part_nothing():
    address = "https://a.gov/One.aspx?id=1,2;b=3&c=d"

    assert values.read_sources(address) == (address,)


@pytest.mark.parametrize(
    "text", ["a.org", "see page 3", "ftp://a.org", "javascript:alert(1)", "https://", "http://x/y"]
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(ValueError, match="is not a web address. Write it whole"):
        values.read_sources(text)


def test_an_address_too_long_to_be_stored_is_refused():
    with pytest.raises(ValueError, match="is longer than 500 characters"):
        values.read_sources("https://a.org/" + "x" * 500)


@pytest.mark.parametrize("address", ["https://[::1", "https://a.org<b"])
def test_a_broken_address_is_none(address):
    assert not values.is_web_address(address)


def test_the_publisher_is_the_host():
    assert values.publisher_of("https://www.tempe.gov/a?b") == "tempe.gov"


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "####", "#DIV/0!"])
def test_an_error_of_a_spreadsheet_is_named(text):
    with pytest.raises(ValueError, match="is an error of the spreadsheet"):
        values.refuse_unshown(text)


@pytest.mark.parametrize("text", ["=A1", "+A1", "@SUM(A1)", '=HYPERLINK("x")'])
def test_a_formula_is_named(text):
    with pytest.raises(ValueError, match="is a formula"):
        values.refuse_unshown(text)
