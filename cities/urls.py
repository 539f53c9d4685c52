"""URLs of the directory."""

from django.urls import path, register_converter

from certifications.converters import YEAR
from cities.desk.embargoes.press import press_csv, press_page
from cities.images.views import badge, city_card, cohort_card, site_card
from cities.open_data.city_file import city_json
from cities.open_data.corrections_files import (
    corrections_csv,
    corrections_feed,
    corrections_json,
)
from cities.open_data.feed import feed
from cities.open_data.files import awards_file, cities_file
from cities.open_data.formats import FORMATS, formats_of
from cities.open_data.package import package_zip
from cities.open_data.states_files import states_file
from cities.open_data.timeline_files import timeline_file
from cities.open_data.views import catalog_json, datapackage_json, openapi_json
from cities.pages.api import api
from cities.pages.city import city
from cities.pages.compare import compare, compare_csv
from cities.pages.corrections import corrections_page
from cities.pages.data import data_page
from cities.pages.directory import directory
from cities.pages.embed import embed
from cities.pages.find import find, suggestions
from cities.pages.releases import (
    release_file,
    release_package,
    release_page,
    releases_page,
)
from cities.pages.state import state
from cities.pages.states import states

from .states import STATES

app_name = "cities"


class State:
    """The USPS code of a state, in small or capital letters; anything else is no page."""

    regex = "[A-Za-z]{2}"

    def to_python(self, value):
        code = value.upper()
        if code not in STATES:
            raise ValueError(f"{value} is not a state")
        return code

    def to_url(self, value):
        return value.lower()


class CitiesFormat:
    """The suffix of a format that there are files of cities in; anything else is no page."""

    regex = "|".join(format.suffix for format in formats_of("cities"))

    def to_python(self, value):
        return FORMATS[value]

    def to_url(self, value):
        return value.suffix


class AwardsFormat(CitiesFormat):
    """The same of awards."""

    regex = "|".join(format.suffix for format in formats_of("awards"))


class SummaryFormat(CitiesFormat):
    """The same of states and of the timeline."""

    regex = "|".join(format.suffix for format in formats_of("states"))


register_converter(State, "state")
register_converter(CitiesFormat, "cities_format")
register_converter(AwardsFormat, "awards_format")
register_converter(SummaryFormat, "summary_format")

urlpatterns = [
    path("cities.<cities_format:format>", cities_file, name="cities_file"),
    path("awards.<awards_format:format>", awards_file, name="awards_file"),
    path("awards.atom", feed, name="feed"),
    path("states.<summary_format:format>", states_file, name="states_file"),
    path("timeline.<summary_format:format>", timeline_file, name="timeline_file"),
    path("compare.csv", compare_csv, name="compare_csv"),
    path("compare/", compare, name="compare"),
    path("corrections/", corrections_page, name="corrections"),
    path("corrections.csv", corrections_csv, name="corrections_csv"),
    path("corrections.json", corrections_json, name="corrections_json"),
    path("corrections.atom", corrections_feed, name="corrections_feed"),
    path("data/", data_page, name="data"),
    path("data/api/", api, name="api"),
    path("data/releases/", releases_page, name="releases"),
    path("data/releases/<slug:version>/", release_page, name="release"),
    path("data/releases/<slug:version>.zip", release_package, name="release_package"),
    path("data/releases/<slug:version>/<str:name>", release_file, name="release_file"),
    path("data.json", catalog_json, name="catalog"),
    path("data/openapi.json", openapi_json, name="openapi"),
    path("data/datapackage.json", datapackage_json, name="datapackage"),
    path("data/datapackage.zip", package_zip, name="package"),
    path("cities/", directory, name="directory"),
    path("cities/<slug:slug>/", city, name="city"),
    path("cities/<slug:slug>.json", city_json, name="city_json"),
    path("embed/cities/<slug:slug>/", embed, name="embed"),
    path("find/", find, name="find"),
    path("find/suggestions.json", suggestions, name="suggestions"),
    path("states/", states, name="states"),
    path("states/<state:code>/", state, name="state"),
]

# The pictures that travel.
pictures = (
    [
        path("badges/<slug:slug>.svg", badge, name="badge"),
        path(
            "badges/small/<slug:slug>.svg", badge, {"template": "small_badge"}, name="small_badge"
        ),
        path("cards/cities/<slug:slug>.png", city_card, name="city_card"),
        path(f"cards/cohorts/<{YEAR}:year>.png", cohort_card, name="cohort_card"),
        path("cards/site.png", site_card, name="site_card"),
    ],
    "pictures",
)

# What the press is given before an announcement.
press = (
    [
        path("<str:token>/", press_page, name="page"),
        path("<str:token>.csv", press_csv, name="csv"),
    ],
    "press",
)
