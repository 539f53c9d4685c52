"""The yearly record: all awards as one matrix, or the awards of one year."""

from dataclasses import dataclass, replace

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db.models import Min
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from . import findings
from .briefs import briefs_at, in_whole, steps_of_whole
from .data_version import record_at
from .levels import Level
from .matrix import matrix_of, whole_of
from .models import AwardSource, CertificationAward
from .record_state import held
from .timeline import (
    MOST_MARKED,
    Cohort,
    cohorts,
    levels_by_state,
    rounds_of,
    steps_of,
    years_of_program,
)

CITIES_PER_PAGE = 200


@dataclass(frozen=True)
class Year:
    """What the page of a year shows, however many awards it has."""

    year: int
    count: int
    total: int
    levels: list
    days: set
    finding: str
    rounds: list
    disputed: list
    marked: list
    by_state: dict
    faint: list


def timeline(request):
    """Show every award, by city and year, and which announcements are missing."""
    coverage = request.coverage
    found = _timeline(request.at, coverage)
    page = _page(request, found["cities"])
    awards = CertificationAward.objects.public(request.at).with_record(request.at)
    on_page = awards.filter(assessment__city__in=page.object_list).in_city_order()
    matrix = matrix_of(on_page, coverage, found["whole"])
    years = years_of_program(None, timezone.localtime(request.at).year)
    known = {column.year for column in (*matrix.columns, *matrix.later)}
    context = found | {
        "record": record_at(request.at, coverage),
        "matrix": matrix,
        "page": page,
        "levels": list(Level),
        "quiet_years": findings.joined([str(year) for year in years if year not in known]),
    }
    return render(request, "certifications/timeline.html", context)


@held
def _timeline(at, coverage):
    """Return what all awards amount to, and the keys of the cities by their first year and name."""
    awards = briefs_at(at, coverage)
    first = CertificationAward.objects.public(at).values("assessment__city")
    in_order = first.annotate(first=Min("assessment__year")).order_by(
        "first", "assessment__city__name", "assessment__city__state"
    )
    return {
        "cities": list(in_order.values_list("assessment__city", flat=True)),
        "whole": whole_of(awards),
        "finding": findings.of_first_cohort(awards, coverage),
        "newest": findings.of_newest_cohort(awards, coverage),
    }


def cohort(request, year):
    """Show the awards of one year, by announcement; one without awards is told of in the timeline.

    So a year that is under embargo answers as one in which nothing was announced.
    """
    record = _years(request.at, request.coverage)
    this_year = timezone.localtime(request.at).year
    years = years_of_program(max(record, default=None), this_year)
    if year not in years:
        raise Http404(f"The record covers the years {years.start} to {years.stop - 1}.")
    if year not in record:
        return redirect(f"{reverse('certifications:timeline')}{request.kept}#missing")
    context = {
        "record": record_at(request.at, request.coverage),
        "year": year,
        "cohort": record[year],
        **_neighbors(year, record, request.coverage),
    }
    return render(request, "certifications/cohort.html", context)


@held
def _years(at, coverage) -> dict[int, Year]:
    """Return {certification year: what its page shows} of the years with awards."""
    awards = briefs_at(at, coverage)
    steps = steps_of(awards)
    years = [_year(each, awards, steps, coverage) for each in cohorts(awards)]
    whole = in_whole((brief for year in years for brief in _shown(year)), at)
    return {year.year: _in_whole(year, whole) for year in years}


def _year(found: Cohort, awards, steps, coverage):
    is_marked = len(found.awards) <= MOST_MARKED
    faint = _without(awards, found)
    keys = [award.pk for award in found.awards[:MOST_MARKED]]
    return Year(
        year=found.year,
        count=len(found.awards),
        total=found.total,
        levels=[(level, range(count)) for level, count in found.levels],
        days=found.days,
        finding=findings.of_cohort(found.year, found.awards, coverage),
        rounds=rounds_of(found, steps, coverage),
        disputed=list(AwardSource.objects.contradicting(keys)),
        marked=found.awards if is_marked else [],
        by_state=levels_by_state((award.city, award.level) for award in found.awards),
        faint=faint if is_marked and len(faint) <= MOST_MARKED else [],
    )


def _shown(year: Year):
    """Yield the awards of which the page of a year says more than a brief knows."""
    yield from year.marked
    for found in year.rounds:
        for steps in found.events:
            for step in steps.shown:
                yield from step


def _in_whole(year: Year, whole):
    """Return the year with those awards read whole; `whole` has them by their briefs."""
    rounds = [
        replace(
            found,
            events=[replace(e, shown=steps_of_whole(e.shown, whole)) for e in found.events],
        )
        for found in year.rounds
    ]
    return replace(year, rounds=rounds, marked=[whole[brief] for brief in year.marked])


def _page(request, keys):
    """Return the page of the cities that is asked for, the first by default; or Http404."""
    pages = Paginator(keys, CITIES_PER_PAGE)
    try:
        return pages.page(request.GET.get("page") or 1)
    except (EmptyPage, PageNotAnInteger) as error:
        raise Http404(f"The timeline has {pages.num_pages} pages.") from error


def _without(awards, found: Cohort):
    """Return the latest award before the year of each city that earned none in it."""
    cities = {award.city for award in found.awards}
    before = sorted((a for a in awards if a.year < found.year), key=lambda award: award.year)
    return list({award.city: award for award in before if award.city not in cities}.values())


def _neighbors(year, record, coverage):
    """Return the cohorts before and after a year, and the next year that is known and missing."""
    announced = {each.year for each in coverage.announcements}
    later = min((each for each in {*record, *announced} if each > year), default=None)
    return {
        "earlier": max((each for each in record if each < year), default=None),
        "later": later,
        "is_later_missing": later not in record,
    }
