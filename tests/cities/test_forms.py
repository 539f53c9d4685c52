"""The form of a city, by itself."""

import pytest

from cities.forms import CityForm

pytestmark = pytest.mark.django_db


def test_an_empty_address_is_made_of_name_and_state():
    form = CityForm({"name": "Cañon City", "state": "CO"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["slug"] == "canon-city-co"


def test_an_address_that_was_typed_is_kept():
    assert CityForm({"name": "Cañon City", "state": "CO", "slug": "canon"}).save().slug == "canon"


def test_one_spelling_of_accents_is_stored():
    assert CityForm({"name": "Can\u0303on City", "state": "CO"}).save().name == "Ca\u00f1on City"
