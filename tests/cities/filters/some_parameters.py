"""Query parameters that belong to no record."""

from dataclasses import replace
from datetime import date

from cities.filters.parameters import parameters


def some_parameters(years=(2019, 2018)):
    levels = {"low": "Low", "high": "High"}
    known = parameters(years=years, today=date(2026, 5, 7))
    named = {parameter.name: parameter for parameter in known}
    return named | {"level": replace(named["level"], choices=levels)}
