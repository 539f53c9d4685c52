"""The folding of names."""

import unicodedata

import pytest

from cities.text import fold

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
