"""The form of a city: one spelling of accents, and an address made where none is given."""

import unicodedata

import pytest

from cities.admin import CityForm

ENTERED = {"name": "Cañon City", "state": "CO"}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_stored_in_one_spelling(db, form):
    name = unicodedata.normalize(form, ENTERED["name"])

    assert CityForm(ENTERED | {"name": name}).save().name == "Cañon City"


@pytest.mark.parametrize(("entered", "slug"), [("", "canon-city-co"), ("canon", "canon")])
def test_an_address_is_made_of_name_and_state_where_none_is_given(db, entered, slug):
    assert CityForm(ENTERED | {"slug": entered}).save().slug == slug


def test_a_wrong_address_is_refused_and_not_replaced(db):
    form = CityForm(ENTERED | {"slug": "Canon City"})

    assert form.errors["slug"] == ["Use small letters, digits and hyphens: kansas-city-mo."]
    assert "slug" not in form.cleaned_data
