"""The page about the program and this directory."""

from django.shortcuts import render

from certifications.levels import STANDARDS
from cities.models import CaseStudy, City
from cities.open_data.views import contact


def about(request):
    """Tell what the program and this directory are, each statement with its source."""
    context = {
        "standards": STANDARDS,
        "eligible": City.objects.eligible(request.at).count(),
        "contact": contact(),
        "case_studies": CaseStudy.objects.without_certified_city(request.at),
    }
    return render(request, "cities/pages/about.html", context)
