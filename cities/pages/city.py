"""The page of a city: one that is certified, or one that may join."""

from django.shortcuts import render
from django.urls import reverse

from certifications.charts import standing_chart
from certifications.data_version import record_at
from certifications.models import CertificationAward
from certifications.program import MINIMUM_POPULATION
from cities.images.badge import badge_of_city
from cities.map.distance import nearest
from cities.models import City
from cities.responses import absolute, moved

from .json_ld import of_city, trail

MOST_NEAREST = 5


def city(request, slug):
    """Show a certified or an eligible city; a former address leads to the present one."""
    at = request.at
    cities = City.objects.eligible(at)
    found = cities.at_address(slug, at)
    if found is None:
        return moved(request, slug, cities)
    return (_certified if found.is_certified else _eligible)(request, found, at)


def _trail(above, address, found):
    return trail([(above, absolute(address)), (found.full_name, found.page_url)])


def _certified(request, found, at):
    awards = list(
        CertificationAward.objects.public(at)
        .with_record(at)
        .of_city(found)
        .prefetch_related("sources")
    )
    neighbors, shared = City.objects.certified(at).with_standing(at).neighbors_of(found)
    context = {
        "city": found,
        "badge": badge_of_city(found, request.coverage.year_if_incomplete),
        "awards": awards,
        "record": record_at(at, request.coverage),
        "structured": [
            of_city(found, found.page_url, awards),
            _trail("Certified cities", reverse("cities:directory"), found),
        ],
        "chart": standing_chart(awards),
        "neighbors": neighbors,
        "neighbors_share": shared,
        "case_studies": found.case_studies.all(),
    }
    return render(request, "cities/pages/city.html", context)


def _eligible(request, found, at):
    """Show a city without a public award: nothing here may depend on its assessments."""
    certified = City.objects.certified(at).with_standing(at)
    context = {
        "city": found,
        "record": record_at(at, request.coverage),
        "structured": [
            of_city(found, found.page_url),
            _trail(found.get_state_display(), reverse("cities:state", args=[found.state]), found),
        ],
        "minimum": MINIMUM_POPULATION,
        "nearest": nearest(found, certified, MOST_NEAREST),
    }
    return render(request, "cities/pages/eligible_city.html", context)
