"""Recorded rows as the models have them."""

from datetime import UTC, date, datetime

import pytest

from certifications.history.rows import field_of, model_of, row_at, values_of
from certifications.models import Announcement, AwardSource
from cities.models import CaseStudy, City
from tests.factories import make_city


@pytest.mark.parametrize("model", [City, Announcement, CaseStudy.cities.through])
def test_a_table_has_its_model(model):
    assert model_of(model._meta.db_table) is model


def test_a_table_of_no_model_is_an_error():
    with pytest.raises(LookupError):
        model_of("cities_river")


def test_a_column_that_is_gone_has_no_field():
    assert field_of(City, "mayor") is None
    assert values_of(City, {"mayor": "Quimby", "name": "Springfield"}) == {"name": "Springfield"}


@pytest.mark.parametrize(
    "stored", ["2019-04-24 13:00:00", "2019-04-24T13:00:00+00:00", "2019-04-24T09:00:00-04:00"]
)
def test_moments_of_both_databases_are_the_same(stored):
    values = values_of(Announcement, {"announced_at": stored, "year": 2019})

    assert values == {"announced_at": datetime(2019, 4, 24, 13, tzinfo=UTC), "year": 2019}


def test_days_are_days():
    assert values_of(AwardSource, {"checked_on": "2026-01-02"}) == {"checked_on": date(2026, 1, 2)}


def test_a_row_is_read_as_it_is_stored(db):
    city = make_city(name="Topeka", state="KS", population=5)

    assert row_at(City, city.pk)["population"] == 5
    assert row_at(City, 0) is None
