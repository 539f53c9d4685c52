"""A value that a queryset adds is there where it was asked for, and nowhere else."""

import pytest
from django.template import Context, Template

from certifications.annotations import NotAskedFor
from certifications.levels import Event
from certifications.models import CertificationAward
from cities.models import City
from tests.factories import make_award, make_city


@pytest.fixture
def city(db):
    make_award(city=make_city(), year=2018)
    return City.objects.get()


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("current_level", "with_standing"),
        ("current_year", "with_standing"),
        ("first_year", "with_standing"),
        ("is_certified", "with_standing"),
        ("awards", "with_awards"),
    ],
)
def test_a_value_of_a_city_says_what_to_call(city, name, method):
    with pytest.raises(NotAskedFor, match=rf"after {method}\(\) only"):
        getattr(city, name)

    assert getattr(getattr(City.objects, method)().get(), name) is not None


def test_an_award_says_what_to_call_for_its_event(city):
    with pytest.raises(NotAskedFor, match=r"previous_level is there after with_record\(\) only"):
        CertificationAward.objects.get().event  # noqa: B018 - reading it is what raises

    assert CertificationAward.objects.with_record().get().event is Event.FIRST


def test_a_template_does_not_take_it_for_none(city):
    with pytest.raises(NotAskedFor):
        Template("{{ city.current_level }}").render(Context({"city": city}))
