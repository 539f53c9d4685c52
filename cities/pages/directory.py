"""The front page and the directory: views get, ask and render."""

import re
from dataclasses import replace
from urllib.parse import urlencode

from django.core.paginator import EmptyPage, Paginator
from django.db.models import Count
from django.http import Http404
from django.shortcuts import render

from certifications.data_version import record_at
from cities.filters.city_filter import CityFilter, awards_of, sorted_in_words
from cities.filters.facets import count_cities, facet_counts, facets, sort_options
from cities.filters.parameters import BY_NAME
from cities.filters.query import Query
from cities.open_data.links import links_of
from cities.responses import faults_of_repeated, printable

from .table import LIST, TABLE, VIEWS, faults_of_view, table_of

CITIES_PER_PAGE = 24


def directory(request):
    """List the cities of the query, with its facets; refuse a query that asks for what is not."""
    at = request.at
    cities = CityFilter(request.GET, at=at, as_of=request.as_of)
    view = request.GET.get("view", "").strip() or LIST
    faults = cities.faults + faults_of_repeated(request.GET, "view", "page")
    faults += faults_of_view(view) + _faults_of_page(request.GET.get("page", ""))
    if faults:
        context = {**_form(cities, None, view), "faults": faults}
        return render(request, "cities/pages/directory.html", context, status=400)
    query = cities.query
    count, awards = _totals(query, at)
    page = _page(request.GET.get("page"), cities.qs.with_awards(at), count)
    context = {
        **_form(cities, facet_counts(query, at), view),
        "record": record_at(at),
        "files": links_of(query, count, awards),
        "thin": _is_thin(query, count),
        "heading": query.in_words(count),
        "sorted": sorted_in_words(query.sort),
        "found": cities.qs,
        "page": page,
        "table": table_of(page.object_list, query.sort) if view == TABLE else None,
        "ways_on": [] if count else _ways_on(query, at, view),
        **_links(query, page, view),
        "searched": urlencode({"q": query.q}) if query.q else "",
    }
    response = render(request, "cities/pages/directory.html", context)
    # The live filter's address bar: the canonical form of what was asked, whoever asks.
    response["HX-Push-Url"] = request.path + _address(query, view, page.number)
    return response


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


def _faults_of_page(text):
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
        pages = "1 page" if paginator.num_pages == 1 else f"{paginator.num_pages:,} pages"
        raise Http404(f"This list has {pages}.") from error


def _address(query, view=LIST, number=1):
    """Return the query string of a page in a view; the first page and the list need no word."""
    beyond = {} if number == 1 else {"page": number}
    return query.urlencode(**beyond, **({} if view == LIST else {"view": view}))


def _links(query, page, view):
    """Return the query strings on the page, by what they are for; all but one keep the view."""
    return {
        # Both views show the same cities: search engines get the list.
        "canonical": _address(query, number=page.number),
        "present": _address(replace(query, as_of=None), view, page.number),
        "cleared": _address(Query(as_of=query.as_of), view),
        "views": [
            (label, _address(query, each, page.number), each == view)
            for each, label in VIEWS.items()
        ],
        "pages": [
            (number, _address(query, view, number))
            for number in page.paginator.get_elided_page_range(page.number)
            if isinstance(number, int)
        ],
        "filters": [
            (label, _address(query.without(word, value), view))
            for word, value, label in query.filters()
        ],
    }


def _ways_on(query, at, view):
    """Return (word, values in words, address, count) for the query without each active word."""
    active = {}
    for word, _, label in query.filters():
        active.setdefault(word, []).append(label)
    counts = count_cities({word: query.having(word) for word in active}, at) if active else {}
    return [
        (word, " or ".join(labels), _address(query.having(word), view), counts[word])
        for word, labels in active.items()
    ]
