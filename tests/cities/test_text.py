"""One folding in three places: Python, SQLite, PostgreSQL."""

import unicodedata

import pytest
from django.db.models import Value

from cities.db_functions import Fold
from cities.models import City
from cities.text import fold
from tests.factories import make_city

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


@pytest.mark.parametrize(("name", "folded"), NAMES)
def test_database_folds_as_python_does(db, name, folded):
    make_city()

    assert City.objects.values_list(Fold(Value(name)), flat=True).get() == folded


def test_database_sorts_names_as_python_sorts_folded_names(db):
    names = ["Zephyr", "cañon", "Canby", "Cantu", "St. Louis", "Saint Paul", "de Soto", "Éden"]
    for name in names:
        make_city(name=name, state="CO", slug=f"n{names.index(name)}")

    found = City.objects.in_order("name").values_list("name", flat=True)

    assert list(found) == sorted(names, key=fold)
