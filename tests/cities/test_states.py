"""The codes of the states, against the data that comes with them."""

import json

from django.conf import settings

from cities.states import FIPS, STATES


def test_census_codes_are_those_of_the_boundary_files():
    shapes = json.loads((settings.BASE_DIR / "fixtures" / "us-states.json").read_text())

    assert {each["usps"]: each["fips"] for each in shapes["states"]} == FIPS
    assert list(FIPS) == list(STATES)
