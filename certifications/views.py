"""The yearly record: all awards as one matrix, or the awards of one year."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from . import findings
from .data_version import record_at
from .levels import Level
from .matrix import matrix_of
from .models import AwardSource, CertificationAward
from .timeline import Cohort, cohorts, rounds_of, steps_of, years_of_program


def timeline(request):
    """Show every award, by city and year, and which announcements are missing."""
    awards, coverage = _awards(request.at), request.coverage
    matrix = matrix_of(awards, coverage)
    years = years_of_program(None, timezone.localtime(request.at).year)
    known = {column.year for column in (*matrix.columns, *matrix.later)}
    context = {
        "record": record_at(request.at, coverage),
        "matrix": matrix,
        "finding": findings.of_first_cohort(awards, coverage),
        "newest": findings.of_newest_cohort(awards, coverage),
        "levels": list(Level),
        "quiet_years": findings.joined([str(year) for year in years if year not in known]),
    }
    return render(request, "certifications/timeline.html", context)


def cohort(request, year):
    """Show the awards of one year, by announcement; one without awards is told of in the timeline.

    So a year that is under embargo answers as one in which nothing was announced.
    """
    awards, coverage = _awards(request.at), request.coverage
    record = cohorts(awards)
    this_year = timezone.localtime(request.at).year
    years = years_of_program(record[0].year if record else None, this_year)
    if year not in years:
        raise Http404(f"The record covers the years {years.start} to {years.stop - 1}.")
    found = next((each for each in record if each.year == year), None)
    if found is None:
        return redirect(f"{reverse('certifications:timeline')}{request.kept}#missing")
    context = {
        "record": record_at(request.at, coverage),
        "year": year,
        "cohort": found,
        "finding": findings.of_cohort(year, found.awards, coverage),
        "rounds": rounds_of(found, steps_of(awards), coverage),
        "disputed": AwardSource.objects.contradicting(found.awards),
        "faint": _without(awards, found),
        **_neighbors(year, record, coverage),
    }
    return render(request, "certifications/cohort.html", context)


def _awards(at):
    return list(CertificationAward.objects.public(at).with_record(at).in_city_order())


def _without(awards, found: Cohort):
    """Return the latest award before the year of each city that earned none in it."""
    cities = {award.city for award in found.awards}
    before = sorted((a for a in awards if a.year < found.year), key=lambda award: award.year)
    return list({award.city: award for award in before if award.city not in cities}.values())


def _neighbors(year, record, coverage):
    """Return the cohorts before and after a year, and the next year that is known and missing."""
    years = [each.year for each in record]
    announced = {each.year for each in coverage.announcements}
    later = min((each for each in {*years, *announced} if each > year), default=None)
    return {
        "earlier": max((each for each in years if each < year), default=None),
        "later": later,
        "is_later_missing": later not in years,
    }
