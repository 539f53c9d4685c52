"""The functions of the database: one folding in Python, SQLite and PostgreSQL."""

import pytest
from django.db.models import Value

from cities.db_functions import Fold
from cities.models import City
from cities.text import fold
from tests.cities.test_text import NAMES
from tests.factories import make_city


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
