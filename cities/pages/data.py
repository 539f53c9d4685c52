"""The page of the whole record, and its two descriptions for programs."""

from datetime import date, datetime, time
from operator import attrgetter

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from certifications.data_version import record_at
from certifications.levels import Level
from certifications.models import CertificationAward, ExpectedAnnouncement
from certifications.program import FIRST_YEAR
from cities import publication as licence
from cities.absolute import absolute
from cities.filters.city_filter import LONGEST_SEARCH, MOST_WORDS, SORTS, STANDINGS
from cities.filters.parameters import words
from cities.filters.query import Query
from cities.open_data.columns import AWARD_COLUMNS, CITY_COLUMNS, OF_THE_CITY
from cities.open_data.datapackage import Announcement, datapackage
from cities.open_data.files import ATOM, AWARD_FORMS, CITY_FORMS, CONTENT_TYPES, NAMES, Link
from cities.open_data.openapi import ABSTRACT, TITLE, Address, Publication, openapi
from cities.states import STATES
from cities.travels import open_to_all

from .json_ld import of_dataset

FORMS = {"cities": CITY_FORMS, "awards": AWARD_FORMS}
COLUMNS = {"cities": CITY_COLUMNS, "awards": AWARD_COLUMNS}
OF_AWARDS_ALONE = AWARD_COLUMNS[len(OF_THE_CITY) :]
DICTIONARY = (
    (f"One row per city: {len(CITY_COLUMNS)} columns", CITY_COLUMNS),
    (
        f"One row per award: the first {len(OF_THE_CITY)} columns above, then these "
        f"{len(OF_AWARDS_ALONE)}",
        OF_AWARDS_ALONE,
    ),
)
DESCRIPTIONS = ("openapi", "datapackage")


def data_page(request):
    """Offer the whole record, and say what each column and word means and what follows from it."""
    record = record_at(request.at)
    years, _ = CertificationAward.objects.public(request.at).vocabulary()
    asked = Query(as_of=request.as_of).urlencode()
    downloads = _downloads(record, asked)
    context = {
        "record": record,
        "cohorts": len(years),
        # What was expected on a past day is not kept.
        "expected": None if request.as_of else _next_announcement(record),
        "downloads": downloads,
        "feed": Link(reverse("cities:feed") + asked, "Follow all awards, Atom feed", ATOM),
        "dictionary": DICTIONARY,
        "words": _words(years),
        "licence": licence,
        "contact": _contact(),
        "structured": of_dataset(
            TITLE, ABSTRACT, absolute(reverse("cities:data")), record, years, downloads
        ),
    }
    return render(request, "cities/pages/data.html", context)


def openapi_json(request):
    """Answer with the OpenAPI description of every address for programs."""
    years, _ = CertificationAward.objects.public(request.at).vocabulary()
    return _open_json(openapi(_publication(), addresses(), _words(years), COLUMNS))


def datapackage_json(request):
    """Answer with the data package of the two CSV files."""
    record = record_at(request.at)
    asked = Query(as_of=request.as_of).urlencode()
    tables = {
        kind: (absolute(reverse(f"cities:{kind}_csv")) + asked, columns)
        for kind, columns in COLUMNS.items()
    }
    package = datapackage(
        _publication(),
        tables,
        _announcements(request.at),
        version=record.version,
        created=datetime.combine(record.day, time(), timezone.get_current_timezone()),
    )
    return _open_json(package)


def addresses() -> list[Address]:
    """Return the addresses that are described: the files, the feed, the descriptions."""
    files = [
        Address(reverse(f"cities:{kind}_{form}"), kind, form, CONTENT_TYPES[form].partition(";")[0])
        for kind, forms in FORMS.items()
        for form in forms
    ]
    feed = Address(reverse("cities:feed"), "awards", "atom", ATOM)
    descriptions = [
        Address(reverse(f"cities:{kind}"), kind, "json", "application/json")
        for kind in DESCRIPTIONS
    ]
    return [*files, feed, *descriptions]


def _open_json(content):
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})
    return open_to_all(response, **{"Cache-Control": "no-cache"})


def _publication():
    return Publication(settings.SITE_URL, absolute(reverse("cities:data")), _contact())


def _contact():
    """Return where errors are reported as "email" or as "url"; nothing where that is not set."""
    address = settings.CONTACT
    if not address:
        return {}
    return {"url": address} if "://" in address else {"email": address}


def _words(years):
    return words(
        levels=map(attrgetter("slug"), Level),
        years=years,
        states=STATES,
        standings=STANDINGS,
        sorts=SORTS,
        longest_search=LONGEST_SEARCH,
        most_words=MOST_WORDS,
        days=(date(FIRST_YEAR, 1, 1), timezone.localdate()),
    )


def _downloads(record, asked):
    """Return the links to the files of the whole record."""
    counts = {"cities": record.cities, "awards": record.awards}
    return [
        Link(
            address.path + asked,
            f"Download all {counts[address.kind]:,} {address.kind}, {NAMES[address.form]}",
            address.media_type,
        )
        for address in addresses()
        if address.kind in counts and address.form in NAMES
    ]


def _next_announcement(record):
    return ExpectedAnnouncement.objects.next_after(record.day)


def _announcements(at):
    """Return the announcements of the public awards, oldest first, each once."""
    rows = CertificationAward.objects.public(at).order_by("announced_at", "source_url")
    rows = rows.values_list("announced_at", "source_url").distinct()
    pairs = dict.fromkeys((timezone.localtime(moment).date(), url) for moment, url in rows)
    return [Announcement(*pair) for pair in pairs]
