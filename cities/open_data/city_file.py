"""One city as a file: what the record holds of it, with all its awards."""

from django.db.models import prefetch_related_objects
from django.http import JsonResponse
from django.urls import reverse

from certifications.data_version import record_at
from cities.models import City
from cities.responses import moved

from .columns import AWARD_COLUMNS, CITY_COLUMNS
from .files import origin_of, with_coverage
from .formats import records


def city_json(request, slug):
    """Answer with a certified or an eligible city; a former address leads to the present one."""
    cities = City.objects.eligible(request.at)
    city = cities.with_awards(request.at).at_address(slug, request.at)
    if city is None:
        return moved(request, slug, cities, to="cities:city_json")
    with_coverage([city], request.coverage)
    city.matched_awards = []
    awards = city.awards[::-1]
    prefetch_related_objects(awards, "sources")
    record = record_at(request.at, request.coverage)
    (row,) = records(CITY_COLUMNS, [city])
    content = {
        "title": _title(city, request.coverage),
        **origin_of(record, reverse("cities:city", args=[city.slug]) + request.kept),
        "city": row,
        "awards": list(records(AWARD_COLUMNS, awards)),
    }
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False})


def _title(city, coverage):
    if city.is_certified:
        return f"{city.full_name}: {city.current_level_label}, {city.current_year}"
    return f"{city.full_name}: not certified {coverage.in_short}".strip()
