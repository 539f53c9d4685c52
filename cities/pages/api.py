"""The page for programs: the parameters of the files, their descriptions, examples."""

from django.shortcuts import render

from cities.filters.index import index_at
from cities.open_data.formats import CSV, GEOJSON, JSON, XLSX
from cities.open_data.links import file_url
from cities.open_data.openapi import INTERFACE
from cities.open_data.views import parameters_now
from cities.responses import absolute


def api(request):
    """Say how a program asks for the record, and what it gets."""
    years = index_at(request.at).years
    context = {
        "parameters": parameters_now(years, request.now),
        "cities_csv": absolute(file_url("cities", CSV)),
        "cities_json": absolute(file_url("cities", JSON)),
        "cities_xlsx": absolute(file_url("cities", XLSX)),
        "cities_geojson": absolute(file_url("cities", GEOJSON)),
        "version": INTERFACE,
    }
    return render(request, "cities/pages/api.html", context)
