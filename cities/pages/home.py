"""The front page."""

from collections import Counter

from django.shortcuts import render

from certifications.levels import Level
from certifications.models import CertificationAward
from certifications.timeline import cohorts
from cities.models import City


def home(request):
    """Say what certification is, what the record holds, and which cohort is the newest."""
    at = request.at
    record = cohorts(CertificationAward.objects.public(at).with_record(at).in_city_order())
    cities = list(City.objects.certified(at).with_standing(at).in_order("name"))
    by_level = Counter(city.current_level for city in cities)
    states = {city.state for city in cities}
    context = {
        "cities": cities,
        "cohorts": record,
        "newest": record[0] if record else None,
        "awards": sum(len(cohort.awards) for cohort in record),
        "states": len(states - {"DC"}),
        "with_dc": "DC" in states,
        "levels": [(level, by_level[level]) for level in reversed(Level)],
    }
    return render(request, "cities/pages/home.html", context)
