"""The yearly record: all cohorts, or one."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from .charts import cohort_chart
from .data_version import record_at
from .levels import Level
from .models import CertificationAward
from .timeline import cohort_of, cohorts, years_of_program


def timeline(request, year=None):
    """Show every cohort, newest first, or the cohort of one year."""
    at = request.at
    record = cohorts(CertificationAward.objects.public(at).with_record(at).in_city_order())
    newest = record[0].year if record else None
    years = years_of_program(newest, timezone.localtime(at).year)
    if year is not None and year not in years:
        raise Http404(f"The record covers the years {years.start} to {years.stop - 1}.")
    context = {
        "record": record_at(at, request.coverage),
        "announcements": _announcements(request.coverage, year, record),
        "year": year,
        "cohorts": record if year is None else [cohort_of(year, record)],
        "earlier": next((c.year for c in record if year and c.year < year), None),
        "later": next((c.year for c in reversed(record) if year and c.year > year), None),
        "chart": cohort_chart(record),
        "levels": list(reversed(Level)),
    }
    return render(request, "certifications/timeline.html", context)


def _announcements(coverage, year, record):
    """Return the announcements of a year, each with the number of cities recorded by then."""
    awards = [award for cohort in record for award in cohort.awards]
    return [
        (each, len({a.city.pk for a in awards if a.announced_at <= each.announced_at}))
        for each in coverage.of_year(year)
    ]
