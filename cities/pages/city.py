"""The page of a city: one that is certified, or one that may join."""

from django.shortcuts import render
from django.urls import reverse

from certifications.data_version import record_at
from certifications.levels import STANDARDS, measure_of, rungs_of
from certifications.models import CertificationAward
from certifications.program import MINIMUM_POPULATION
from cities.filters.index import index_at
from cities.filters.query import Query
from cities.images.badge import badge_of_city
from cities.map.distance import nearest
from cities.models import City
from cities.open_data.formats import formats_of
from cities.open_data.links import file_url
from cities.responses import absolute, moved

from .json_ld import of_city, trail

MOST_NEAREST = 3
# The city itself, and those that are as far as the last one.
SPARE = 5
# The cities of a state are drawn one by one where they are no more.
MOST_DRAWN = 60


def city(request, slug):
    """Show a certified or an eligible city; a former address leads to the present one."""
    at = request.at
    cities = City.objects.eligible(at)
    found = cities.at_address(slug, at)
    if found is None:
        return moved(request, slug, cities)
    return (_certified if found.is_certified else _eligible)(request, found, at)


def _certified(request, found, at):
    awards = list(
        CertificationAward.objects.public(at)
        .with_record(at)
        .of_city(found)
        .prefetch_related("sources")
    )
    latest, *before = awards
    context = _around(request, found, at) | {
        "badge": badge_of_city(found, request.coverage.complete_through),
        "history": awards[::-1],
        "latest": latest,
        "before": before[0] if before else None,
        "disputed": [award for award in awards if any(s.contradicts for s in award.sources.all())],
        "structured": [
            of_city(found, found.page_url, awards),
            _trail("Certified cities", reverse("cities:directory"), found),
        ],
        "rungs": rungs_of(latest.standard),
        "measure": measure_of(latest.standard),
        "case_studies": found.case_studies.all(),
    }
    return render(request, "cities/pages/city.html", context)


def _eligible(request, found, at):
    """Show a city without a public award: nothing here may depend on its assessments."""
    context = _around(request, found, at)
    is_drawn = context["eligible"] <= MOST_DRAWN
    others = context["eligible"] - context["in_state"] - 1
    levels = context["levels_in_state"]
    context |= {
        "structured": [
            of_city(found, found.page_url),
            _trail(found.get_state_display(), reverse("cities:state", args=[found.state]), found),
        ],
        "minimum": MINIMUM_POPULATION,
        "standard": STANDARDS[0],
        "rungs": rungs_of(STANDARDS[0]),
        "measure": measure_of(STANDARDS[0]),
        "levels_drawn": [level for level in sorted(levels) for _ in range(levels[level])]
        if is_drawn
        else [],
        "others_drawn": range(others if is_drawn else 0),
    }
    return render(request, "cities/pages/eligible_city.html", context)


def _around(request, found, at):
    """Return what both pages say: the nearest certified cities, those of the state, the files."""
    index = index_at(at)
    near = _nearest(found, index, at)
    in_state = index.states.get(found.state, 0)
    asked = Query(geoid=found.geoid, as_of=request.as_of).urlencode() if found.geoid else None
    return {
        "city": found,
        "record": record_at(at, request.coverage),
        "nearest": near,
        "compared": [found.slug, *(distant.city.slug for distant in near)],
        "in_state": in_state.bit_count(),
        "levels_in_state": index.by_state(in_state).get(found.state, {}),
        "eligible": City.objects.eligible(at).in_states([found.state]).count(),
        "files": [(each, file_url("awards", each) + asked) for each in formats_of("awards")]
        if asked
        else [],
        "feed": reverse("cities:feed") + asked if asked else "",
    }


def _nearest(found, index, at):
    """Return the nearest certified cities; a few more than are shown are asked for and measured."""
    if found.latitude is None:
        return []
    keys = index.near(found.latitude, found.longitude, MOST_NEAREST + SPARE)
    return nearest(found, City.objects.with_standing(at).filter(pk__in=keys), MOST_NEAREST)


def _trail(above, address, found):
    return trail([(above, absolute(address)), (found.full_name, found.page_url)])
