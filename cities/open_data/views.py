"""The descriptions of the record for programs: OpenAPI and the data package."""

from datetime import date, datetime, time
from operator import attrgetter

from django.conf import settings
from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone

from certifications.data_version import record_at
from certifications.levels import Level
from certifications.models import CertificationAward
from certifications.program import FIRST_YEAR
from cities.filters.city_filter import LONGEST_SEARCH, MOST_WORDS, SORTS, STANDINGS
from cities.filters.parameters import words
from cities.filters.query import Query
from cities.open_data.columns import AWARD_COLUMNS, CITY_COLUMNS
from cities.open_data.datapackage import Announcement, datapackage
from cities.open_data.files import ATOM, AWARD_FORMS, CITY_FORMS, CONTENT_TYPES
from cities.open_data.openapi import Address, Publication, openapi
from cities.responses import absolute, open_to_all
from cities.states import STATES

FORMS = {"cities": CITY_FORMS, "awards": AWARD_FORMS}
COLUMNS = {"cities": CITY_COLUMNS, "awards": AWARD_COLUMNS}
DESCRIPTIONS = ("openapi", "datapackage")


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


def _announcements(at):
    """Return the announcements of the public awards, oldest first, each once."""
    rows = CertificationAward.objects.public(at).order_by("announced_at", "source_url")
    rows = rows.values_list("announced_at", "source_url").distinct()
    pairs = dict.fromkeys((timezone.localtime(moment).date(), url) for moment, url in rows)
    return [Announcement(*pair) for pair in pairs]
