"""URLs of the directory."""

from django.urls import path, register_converter

from cities.open_data.feed import feed
from cities.open_data.files import AWARD_FORMS, CITY_FORMS, awards_file, cities_file
from cities.pages.city import city
from cities.pages.compare import compare, compare_csv
from cities.pages.data import data_page, datapackage_json, openapi_json
from cities.pages.directory import directory
from cities.pages.find import find, suggestions
from cities.pages.states import state, states

from .converters import State

app_name = "cities"

register_converter(State, "state")

urlpatterns = [
    *(path(f"cities.{form}", cities_file, {"form": form}, f"cities_{form}") for form in CITY_FORMS),
    *(
        path(f"awards.{form}", awards_file, {"form": form}, f"awards_{form}")
        for form in AWARD_FORMS
    ),
    path("awards.atom", feed, name="feed"),
    path("compare.csv", compare_csv, name="compare_csv"),
    path("compare/", compare, name="compare"),
    path("data/", data_page, name="data"),
    path("data/openapi.json", openapi_json, name="openapi"),
    path("data/datapackage.json", datapackage_json, name="datapackage"),
    path("cities/", directory, name="directory"),
    path("cities/<slug:slug>/", city, name="city"),
    path("find/", find, name="find"),
    path("find/suggestions.json", suggestions, name="suggestions"),
    path("states/", states, name="states"),
    path("states/<state:code>/", state, name="state"),
]
