"""The folding of names, and a number with its noun."""

import unicodedata

import pytest

from cities.text import counted, fold

NAMES = [
    ("Boston", "boston"),
    ("Cañon City", "canon city"),
    ("CAÑON CITY", "canon city"),
    (unicodedata.normalize("NFD", "Cañon City"), "canon city"),
    ("La Cañada Flintridge", "la canada flintridge"),
    ("San José", "san jose"),
    ("Coeur d’Alene", "coeur d'alene"),
    ("Ångström", "angstrom"),
    ("Winston-Salem", "winston-salem"),
    ('100 % _under_ \\ "quotes" \'n <b>', '100 % _under_ \\ "quotes" \'n <b>'),
    ("", ""),
]


@pytest.mark.parametrize(("name", "folded"), NAMES)
def test_folding_drops_case_and_accents(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("number", "says"), [(0, "0 cities"), (1, "1 city"), (2, "2 cities"), (1361, "1,361 cities")]
)
def test_a_number_is_said_with_its_noun(number, says):
    assert counted(number, "city", "cities") == says
