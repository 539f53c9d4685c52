"""The directory of certified cities."""

import re
from dataclasses import dataclass, replace

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404
from django.shortcuts import render

from certifications.data_version import record_at
from certifications.timeline import MOST_MARKED
from cities.filters.city_filter import (
    CityFilter,
    barely_missed,
    sorted_in_words,
    with_matched,
)
from cities.filters.facets import facet_counts, facets, sort_options
from cities.filters.parameters import BY_NAME, NAMED
from cities.filters.query import Query
from cities.filters.sentence import Reach, sentence
from cities.models import City
from cities.open_data.files import only_name, with_coverage
from cities.open_data.links import links_of
from cities.responses import BadRequest, Fault, errors_of, errors_of_repeated, printable
from cities.text import counted

from .compare import Choice, chosen_of
from .results import results_of
from .table import LIST, TABLE, VIEWS, errors_of_view, table_of

CITIES_PER_PAGE = 24
TEMPLATE = "cities/pages/directory.html"
# So few cities are shown as pictures of themselves, and not as marks on a map.
FEW = 3


@dataclass(frozen=True)
class Way:
    """What every link on the page keeps beside the query: the view, and the cities to compare."""

    view: str = LIST
    choice: Choice = Choice()

    def to(self, query, number=1) -> str:
        """Return the query string of a page of a query; the list and page 1 are defaults."""
        return query.urlencode(
            city=self.choice.slugs,
            page=number if number > 1 else [],
            view=self.view if self.view != LIST else [],
        )


def directory(request):
    """List the cities of the query with its facets, or keep the form of a bad request."""
    cities = CityFilter(request.GET, at=request.at, as_of=request.as_of)
    way = Way(
        request.GET.get("view", "").strip() or LIST,
        chosen_of(request.GET.getlist("city"), request.at),
    )
    _check(request, cities, way)
    query, count = cities.query, len(cities.keys)
    page = _page(request.GET.get("page"), cities)
    with_matched(page.object_list, query, request.at)
    context = {
        **_form(cities, facet_counts(query, cities.index, cities.named), way),
        **_links(query, page, way),
        **_found(request, cities, page, way),
        "files": links_of(query, count, cities.index.awards(query, cities.named)),
        "thin": _is_thin(query, count),
        "sorted": sorted_in_words(query.sort),
    }
    response = render(request, TEMPLATE, context)
    # The live filter's address bar: the canonical form of what was asked, and what is chosen.
    response["HX-Push-Url"] = request.path + way.to(query, page.number)
    return response


def _found(request, cities, page, way):
    """Return what the query found: its sentence, and the rows of the page."""
    query, at, count = cities.query, request.at, page.paginator.count
    record = record_at(at, request.coverage)
    heading = sentence(
        query, count, Reach(request.coverage, record.announced_on), only_name(page.object_list)
    )
    is_table = way.view == TABLE and count
    with_coverage(page.object_list, request.coverage)
    return {
        "record": record,
        "heading": heading,
        "shown": counted(count, "city", "cities"),
        "page": page,
        **({} if is_table or count < FEW else _map(cities, page)),
        "pictured": _pictured(page.object_list) if count < FEW and not is_table else [],
        "table": is_table and table_of(with_coverage(page.object_list, request.coverage), query),
        "results": results_of(page.object_list, cities.years, request.coverage),
        "missed": barely_missed(query, cities.index, cities.named, at),
        "is_of_one_award": len(query.of_one_award) > 1,
        "empty": None if count else _empty(cities, way),
    }


def _map(cities, page):
    """Return the cities to be marked on the map; the numbers of the states where they are many."""
    if len(cities.keys) > MOST_MARKED:
        found = cities.index.cities(cities.query, cities.named)
        return {"by_state": cities.index.by_state(found)}
    if len(cities.keys) == len(page.object_list):
        return {"found": page.object_list}
    return {"found": City.objects.with_standing(cities.at).by_keys(cities.keys)}


def _pictured(cities):
    """Return (city, the award that its picture shows): the one asked for, else its latest."""
    return [(city, (city.matched_awards or city.awards)[0]) for city in cities]


def _check(request, cities, way):
    """Raise BadRequest with every error of the form, the view and the page number."""
    errors = errors_of(cities.form) + errors_of_repeated(request.GET, "view", "page")
    errors += errors_of_view(way.view) + _errors_of_page(request.GET.get("page", ""))
    if errors:
        faulty = {error.parameter for error in errors}
        raise BadRequest(errors, TEMPLATE, _form(cities, None, way, faulty))


def _form(cities, counts, way, faulty=frozenset()):
    """Return what the form shows, with the facets' counts or (None) without."""
    named = {facet.name: facet for facet in facets(cities, counts)}
    return {
        "form": cities.form,
        "fields": [*named, "q", "sort"],
        "typed": cities.typed,
        "cleared": way.to(Query(as_of=cities.as_of)),
        "main_facets": [named.pop("level"), named.pop("year")],
        "states": named.pop("state"),
        "more_facets": list(named.values()),
        "more": not faulty.isdisjoint({*named, "q"})
        or any(facet.chosen for facet in named.values() if facet.kind == "checkbox"),
        "sorts": sort_options(cities),
        "is_table": way.view == TABLE,
        "choice": way.choice,
        "faulty": faulty,
    }


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
    return [Fault("page", f"There is no page “{printable(text)}”. Pages are 1, 2, 3 and so on.")]


def _page(text, cities):
    """Return the page asked for, the first by default; 404 where the list has no such page."""
    paginator = Paginator(cities.keys, CITIES_PER_PAGE)
    try:
        # Python refuses to read thousands of digits; a number of twenty is no page already.
        page = paginator.page(int(text or 1) if len(text or "") < 20 else 0)
    except EmptyPage as error:
        pages = counted(paginator.num_pages, "page", "pages")
        raise Http404(f"This list has {pages}.") from error
    page.object_list = cities.rows(page.object_list)
    return page


def _links(query, page, way):
    """Return the query strings on the page, by what they are for."""
    return {
        # Both views show the same cities, whatever is chosen: search engines get the list.
        "canonical": Way().to(query, page.number),
        "present": way.to(replace(query, as_of=None), page.number),
        "unchosen": Way(way.view).to(query, page.number),
        "views": [
            (label, replace(way, view=each).to(query, page.number), each == way.view)
            for each, label in VIEWS.items()
        ],
        "pages": [
            (number, way.to(query, number))
            for number in page.paginator.get_elided_page_range(page.number)
            if isinstance(number, int)
        ],
        "filters": [
            (name, NAMED[name].write(value), label, way.to(query.without(name, value)))
            for name, value, label in query.filters()
        ],
    }


def _empty(cities, way):
    """Return the ways on from a query that lists nothing, none of them to nothing again.

    They are (values in words, query string, count) of the query without each parameter;
    `everything` is the number of all certified cities, `searched` what was typed, to ask again.
    """
    query, index = cities.query, cities.index
    active = {}
    for name, _, label in query.filters():
        active.setdefault(name, []).append(label.lower() if name == "level" else label)
    asked = {name: query.having(name) for name in active} if len(active) > 1 else {}
    counts = {
        name: index.cities(each, index.named(each)).bit_count() for name, each in asked.items()
    }
    return {
        "ways_on": [
            (" or ".join(active[name]), way.to(query.having(name)), counts[name])
            for name in asked
            if counts[name]
        ],
        "everything": len(index.lines),
        "searched": Query(q=query.q).urlencode(),
    }
