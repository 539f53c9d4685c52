"""The pages of the directory: views get, ask and render."""

import re
from collections import Counter

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from certifications.charts import standing_chart
from certifications.levels import Level
from certifications.models import CertificationAward
from certifications.timeline import cohorts

from .facets import count_cities, facet_counts, facets
from .filters import CityFilter, printable
from .models import City, CityAddress

CITIES_PER_PAGE = 24


def home(request):
    """Say what certification is, what the record holds, and which cohort is the newest."""
    at = timezone.now()
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
    return render(request, "home.html", context)


def directory(request):
    """List the cities of the query, with its facets; refuse a query that asks for what is not."""
    at = timezone.now()
    cities = CityFilter(request.GET, at=at)
    faults = cities.faults + _faults_of_page(request.GET.get("page", ""))
    if faults:
        context = {"typed": cities.typed, "facets": facets(cities, None), "faults": faults}
        return render(request, "cities/directory.html", context, status=400)
    query = cities.query
    counts = facet_counts(query, at)
    count = counts["standing"][query.standing]
    page = _page(request.GET.get("page"), cities.qs.with_awards(at), count)
    context = {
        "typed": cities.typed,
        "facets": facets(cities, counts),
        "heading": query.in_words(count),
        "filters": _removable(query),
        "found": cities.qs,
        "canonical": query.urlencode(**_beyond_first(page.number)),
        "page": page,
        "pages": _page_links(query, page),
        "ways_on": [] if count else _ways_on(query, at),
    }
    response = render(request, "cities/directory.html", context)
    # The live filter's address bar: the canonical form of what was asked, whoever asks.
    response["HX-Push-Url"] = request.path + context["canonical"]
    return response


def city(request, slug):
    """Show one certified city; a former address leads to the present one."""
    at = timezone.now()
    found = City.objects.at_address(slug, at)
    if found is None:
        return moved(slug, at)
    awards = list(CertificationAward.objects.public(at).with_record(at).of_city(found))
    neighbours, shared = City.objects.certified(at).with_standing(at).neighbours_of(found)
    context = {
        "city": found,
        "awards": awards,
        "chart": standing_chart(awards),
        "neighbours": neighbours,
        "neighbours_share": shared,
        "case_studies": found.case_studies.all(),
    }
    return render(request, "cities/city.html", context)


def moved(slug, at, to="cities:city"):
    """Lead from a former address of a certified city to its present one, or answer 404.

    `to` names the URL that takes the slug: a city's page, or one of its pictures.

    A city that is not certified must not be told from one that is unknown.
    """
    address = (
        CityAddress.objects.filter(slug=slug, city__in=City.objects.certified(at))
        .select_related("city")
        .first()
    )
    if address is None:
        raise Http404("No certified city has this address.")
    response = HttpResponsePermanentRedirect(reverse(to, args=[address.city.slug]))
    # Kept for ever by default: a city that takes its former address back would lead in a circle.
    response["Cache-Control"] = "max-age=300"
    return response


def _faults_of_page(text):
    if re.fullmatch(r"-?[0-9]+|", text):
        return []
    return [f"page: “{printable(text)}” is not a page number. Allowed: 1, 2, 3 and so on."]


def _page(text, cities, count):
    """Return the page asked for, the first by default; 404 where the list has no such page."""
    paginator = Paginator(cities, CITIES_PER_PAGE)
    paginator.count = count  # counted with the facets already
    try:
        # Python refuses to read thousands of digits; a number of twenty is no page already.
        return paginator.page(int(text or 1) if len(text or "") < 20 else 0)
    except EmptyPage as error:
        pages = "1 page" if paginator.num_pages == 1 else f"{paginator.num_pages:,} pages"
        raise Http404(f"This list has {pages}.") from error


def _beyond_first(number):
    """Return the word `page` of a canonical query; the first page has none."""
    return {} if number == 1 else {"page": number}


def _page_links(query, page):
    """Return (number, address) for the pager."""
    return [
        (number, query.urlencode(**_beyond_first(number)))
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
