"""The addresses of the directory: states in small letters or capitals, and files by their type."""

import pytest
from django.urls import Resolver404, resolve, reverse

from cities.open_data.formats import FORMATS


@pytest.mark.parametrize("code", ["MA", "ma", "mA"])
def test_a_state_is_named_in_letters_of_any_case(code):
    match = resolve(f"/states/{code}/")

    assert (match.view_name, match.kwargs) == ("cities:state", {"code": "MA"})


def test_the_address_of_a_state_is_written_in_small_letters():
    assert reverse("cities:state", args=["MA"]) == "/states/ma/"


@pytest.mark.parametrize("address", ["/states/xx/", "/states/m/", "/cities/A b/", "/cities.exe"])
def test_what_is_no_address_leads_to_no_view(address):
    with pytest.raises(Resolver404):
        resolve(address)


@pytest.mark.parametrize("kind", ["cities", "awards"])
@pytest.mark.parametrize("suffix", ["csv", "json", "ndjson", "xlsx"])
def test_a_file_is_named_after_what_it_holds(kind, suffix):
    assert reverse(f"cities:{kind}_file", args=[FORMATS[suffix]]) == f"/{kind}.{suffix}"


def test_awards_have_no_place_on_a_map():
    with pytest.raises(Resolver404):
        resolve("/awards.geojson")
