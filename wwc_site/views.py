"""Pages that belong to no part of the record: about, and the state of the process."""

from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.shortcuts import render

from certifications.levels import STANDARDS
from cities.models import CaseStudy


def about(request):
    """Tell what the program and this directory are, each statement with its source."""
    context = {
        "standards": STANDARDS,
        "case_studies": CaseStudy.objects.filter(cities=None),
    }
    return render(request, "about.html", context)


def healthz(request):
    """Answer 200 when the process lives and the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer\n", "text/plain", status=503)
    return HttpResponse("ok\n", "text/plain")
