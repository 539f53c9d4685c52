"""A constraint's sentence stands at the field that it names."""

import pytest
from django.core.exceptions import ValidationError

from certifications.constraints import http_address
from tests.factories import make_city


def test_a_refusal_over_several_fields_stands_at_the_one_it_blames(db):
    city = make_city()
    city.latitude = 42.0

    with pytest.raises(ValidationError) as refused:
        city.validate_constraints()

    assert refused.value.message_dict == {
        "longitude": ["Give both latitude and longitude, or neither."]
    }


def test_two_refusals_at_one_field_are_both_told(db):
    city = make_city()
    city.population, city.geoid, city.website = 100_000_000, "4807000", "ftp://example.org/"

    with pytest.raises(ValidationError) as refused:
        city.validate_constraints()

    assert set(refused.value.message_dict) == {"population", "geoid", "website"}


@pytest.mark.parametrize("optional", [True, False])
def test_an_address_may_be_empty_only_where_that_is_said(db, optional):
    allows = http_address("url", "an_address", optional=optional).condition.check

    assert allows({"url": ""}) is optional
    assert allows({"url": "https://example.org/"})
    assert not allows({"url": "gopher://example.org/"})
