"""The pages of the directory: views get, ask and render."""

import re

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone

from certifications.levels import Level
from certifications.models import CertificationAward
from certifications.timeline import cohorts

from .facets import count_cities, facet_counts, facets
from .filters import CityFilter
from .models import City, CityAddress

CITIES_PER_PAGE = 24


def home(request):
    """Say what certification is, what the record holds, and which cohort is the newest."""
    at = timezone.now()
    awards = CertificationAward.objects.public(at)
    record = cohorts(awards.with_record(at).in_city_order())
    by_level = awards.current(at).cities_by("level")
    states = set(City.objects.certified(at).count_by_state())
    context = {
        "cohorts": record,
        "newest": record[0] if record else None,
        "certified": sum(by_level.values()),
        "awards": sum(len(cohort.awards) for cohort in record),
        "states": len(states - {"DC"}),
        "with_dc": "DC" in states,
        "levels": [(level, by_level.get(level, 0)) for level in reversed(Level)],
    }
    return render(request, "home.html", context)


def directory(request):
    """List the cities of the query, with its facets; refuse a query that asks for what is not."""
    at = timezone.now()
    cities = CityFilter(request.GET, at=at)
    context = {"form": cities.form}
    if not cities.is_valid():
        context |= {"facets": facets(cities, None), "faults": _faults(cities.form)}
        return render(request, "cities/directory.html", context, status=400)
    query = cities.query
    counts = facet_counts(query, at)
    count = counts["standing"][query.standing]
    page, faults = _page(request.GET.get("page", ""), cities.qs.with_awards(at), count)
    context |= {
        "facets": facets(cities, counts),
        "faults": faults,
        "query": query,
        "heading": query.in_words(count),
        "filters": _removable(query),
        "page": page,
        "pages": _page_links(query, page) if page else [],
        "ways_on": _ways_on(query, at) if not count else [],
    }
    return render(request, "cities/directory.html", context, status=400 if faults else 200)


def city(request, slug):
    """Show one certified city; a former address leads to the present one."""
    at = timezone.now()
    found = City.objects.certified(at).with_standing(at).filter(slug=slug).first()
    if found is None:
        return _moved(slug, at)
    awards = CertificationAward.objects.public(at).with_record(at).of_city(found)
    neighbours, shared = City.objects.certified(at).with_standing(at).neighbours_of(found)
    context = {
        "city": found,
        "awards": list(awards),
        "neighbours": neighbours,
        "neighbours_share": shared,
        "case_studies": found.case_studies.all(),
    }
    return render(request, "cities/city.html", context)


def _moved(slug, at):
    """Lead from a former address of a certified city to its page, or answer 404.

    A city that is not certified must not be told from one that is unknown.
    """
    address = (
        CityAddress.objects.filter(slug=slug, city__in=City.objects.certified(at))
        .select_related("city")
        .first()
    )
    if address is None:
        raise Http404("No certified city has this address.")
    return HttpResponsePermanentRedirect(address.city.get_absolute_url())


def _faults(form):
    return [fault for faults in form.errors.values() for fault in faults]


def _page(text, cities, count):
    """Return (the page asked for, []), or (None, faults) where `text` is no number at all."""
    if not re.fullmatch(r"-?[0-9]+|", text):
        return None, [f"page: “{text}” is not a page number. Allowed: 1, 2, 3 and so on."]
    paginator = Paginator(cities, CITIES_PER_PAGE)
    paginator.count = count  # counted with the facets already
    try:
        # A number of many digits is no page, and Python would refuse to read thousands of them.
        return paginator.page(text[:9] or 1), []
    except EmptyPage as error:
        raise Http404(f"This list has {paginator.num_pages} pages.") from error


def _page_links(query, page):
    """Return (number or "…", address) for the pager; page 1 has no page word."""
    return [
        (number, query.urlencode(page=number) if number != 1 else query.urlencode())
        for number in page.paginator.get_elided_page_range(page.number)
        if isinstance(number, int)
    ]


def _removable(query):
    """Return (what a filter says, the address of the query without it) for each active filter."""
    return [
        (label, query.without(word, value).urlencode()) for word, value, label in query.filters()
    ]


def _ways_on(query, at):
    """Return (word, values in words, address, count) for the query without each active word."""
    active = {}
    for word, _, label in query.filters():
        active.setdefault(word, []).append(label)
    counts = count_cities({word: query.having(word) for word in active}, at) if active else {}
    return [
        (word, " or ".join(labels), query.having(word).urlencode(), counts[word])
        for word, labels in active.items()
    ]
