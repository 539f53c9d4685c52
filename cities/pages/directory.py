"""The directory of certified cities."""

import re
from dataclasses import replace

from django.core.paginator import EmptyPage, Paginator
from django.db.models import Count
from django.http import Http404
from django.shortcuts import render

from certifications.data_version import record_at
from cities.filters.city_filter import CityFilter, awards_of, sorted_in_words
from cities.filters.facets import count_cities, facet_counts, facets, sort_options
from cities.filters.parameters import BY_NAME
from cities.filters.query import Query
from cities.open_data.files import with_coverage
from cities.open_data.links import links_of
from cities.responses import BadRequest, errors_of, errors_of_repeated, printable
from cities.text import counted

from .table import LIST, TABLE, VIEWS, errors_of_view, table_of

CITIES_PER_PAGE = 24
TEMPLATE = "cities/pages/directory.html"


def directory(request):
    """List the cities of the query with its facets, or keep the form of a bad request."""
    cities = CityFilter(request.GET, at=request.at, as_of=request.as_of)
    view = request.GET.get("view", "").strip() or LIST
    _check(request, cities, view)
    query, at = cities.query, request.at
    count, awards = _totals(query, at)
    page = _page(request.GET.get("page"), cities.qs.with_awards(at), count)
    context = {
        **_form(cities, facet_counts(query, at), view),
        **_links(query, page, view),
        "record": record_at(at, request.coverage),
        "files": links_of(query, count, awards),
        "thin": _is_thin(query, count),
        "heading": query.in_words(count, request.coverage.in_short),
        "sorted": sorted_in_words(query.sort),
        "found": cities.qs,
        "page": page,
        "table": _table(page, query, request.coverage) if view == TABLE else None,
        "ways_on": [] if count else _ways_on(query, at, view),
    }
    response = render(request, TEMPLATE, context)
    # The live filter's address bar: the canonical form of what was asked, whoever asks.
    response["HX-Push-Url"] = request.path + _query_string(query, view, page.number)
    return response


def _table(page, query, coverage):
    return table_of(with_coverage(page.object_list, coverage), query.sort)


def _check(request, cities, view):
    """Raise BadRequest with every error of the form, the view and the page number."""
    errors = errors_of(cities.form) + errors_of_repeated(request.GET, "view", "page")
    errors += errors_of_view(view) + _errors_of_page(request.GET.get("page", ""))
    if errors:
        raise BadRequest(errors, TEMPLATE, _form(cities, None, view))


def _form(cities, counts, view):
    """Return what the form shows, with the facets' counts or (None) without."""
    return {
        "form": cities.form,
        "typed": cities.typed,
        "facets": facets(cities, counts),
        "sorts": sort_options(cities),
        "is_table": view == TABLE,
    }


def _totals(query, at):
    """Return the numbers of cities and of awards that the query finds, from one statement."""
    cities = Count("assessment__city", distinct=True)
    found = awards_of(query, at).aggregate(cities=cities, awards=Count("pk"))
    return found["cities"], found["awards"]


def _is_thin(query, count):
    """Is this one of the countless combinations that search engines should not list?"""
    return (
        not count
        or len(query.filters()) > 1
        or bool(query.q or query.as_of)
        or query.sort != BY_NAME
    )


def _errors_of_page(text):
    if re.fullmatch(r"-?[0-9]+|", text):
        return []
    return [f"page: “{printable(text)}” is not a page number. Allowed: 1, 2, 3 and so on."]


def _page(text, cities, count):
    """Return the page asked for, the first by default; 404 where the list has no such page."""
    paginator = Paginator(cities, CITIES_PER_PAGE)
    paginator.count = count  # counted already, with the awards
    try:
        # Python refuses to read thousands of digits; a number of twenty is no page already.
        return paginator.page(int(text or 1) if len(text or "") < 20 else 0)
    except EmptyPage as error:
        pages = counted(paginator.num_pages, "page", "pages")
        raise Http404(f"This list has {pages}.") from error


def _query_string(query, view=LIST, number=1):
    """Return the query string of a page in a view; the first page and the list are defaults."""
    asked = {"page": number if number > 1 else [], "view": view if view != LIST else []}
    return query.urlencode(**asked)


def _links(query, page, view):
    """Return the query strings on the page, by what they are for; all but one keep the view."""
    return {
        # Both views show the same cities: search engines get the list.
        "canonical": _query_string(query, number=page.number),
        "present": _query_string(replace(query, as_of=None), view, page.number),
        "searched": Query(q=query.q).urlencode(),
        "cleared": _query_string(Query(as_of=query.as_of), view),
        "views": [
            (label, _query_string(query, each, page.number), each == view)
            for each, label in VIEWS.items()
        ],
        "pages": [
            (number, _query_string(query, view, number))
            for number in page.paginator.get_elided_page_range(page.number)
            if isinstance(number, int)
        ],
        "filters": [
            (label, _query_string(query.without(name, value), view))
            for name, value, label in query.filters()
        ],
    }


def _ways_on(query, at, view):
    """Return (values in words, query string, count) of the query without each active parameter."""
    active = {}
    for name, _, label in query.filters():
        active.setdefault(name, []).append(label)
    counts = count_cities({name: query.having(name) for name in active}, at) if active else {}
    return [
        (" or ".join(labels), _query_string(query.having(name), view), counts[name])
        for name, labels in active.items()
    ]
