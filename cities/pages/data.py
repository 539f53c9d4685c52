"""The page of the whole record: its files, their columns, and what follows from them."""

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse

from certifications.data_version import record_at
from certifications.models import ExpectedAnnouncement
from cities import publication
from cities.filters.index import index_at
from cities.filters.parameters import ELIGIBLE
from cities.filters.query import Query
from cities.models import City
from cities.open_data.columns import AWARD_COLUMNS, CITY_COLUMNS, OF_THE_CITY
from cities.open_data.formats import ZIP
from cities.open_data.links import Link, feed_link, file_links, links_to
from cities.open_data.openapi import ABSTRACT, TITLE
from cities.open_data.views import contact
from cities.responses import absolute
from cities.states import STATES

from .json_ld import of_dataset

OF_AWARDS_ALONE = AWARD_COLUMNS[len(OF_THE_CITY) :]
DICTIONARY = (
    (f"One row per city: {len(CITY_COLUMNS)} columns", CITY_COLUMNS),
    (
        f"One row per award: the first {len(OF_THE_CITY)} columns above, then these "
        f"{len(OF_AWARDS_ALONE)}",
        OF_AWARDS_ALONE,
    ),
)


def data_page(request):
    """Offer the whole record, and say what each column and word means and what follows from it."""
    record = record_at(request.at, request.coverage)
    years = index_at(request.at).years
    asked = Query(as_of=request.as_of).urlencode()
    downloads = file_links(asked, cities=record.cities, awards=record.awards)
    package = Link(reverse("cities:package") + asked, "Download both tables, ZIP", ZIP.media_type)
    more = _more(request, asked)
    context = {
        "record": record,
        "cohorts": len(years),
        # What was expected on a past day is not kept.
        "expected": None if request.as_of else _next_announcement(record),
        "downloads": downloads,
        "package": package,
        "more": more,
        "feed": feed_link(asked),
        "dictionary": DICTIONARY,
        "publication": publication,
        "contact": contact(),
        "structured": of_dataset(
            TITLE,
            ABSTRACT,
            absolute(reverse("cities:data")),
            record,
            years,
            [*downloads, *(link for _, links in more for link in links), package],
            CITY_COLUMNS + OF_AWARDS_ALONE,
            (settings.PUBLISHER, settings.PUBLISHER_URL),
        ),
    }
    return render(request, "cities/pages/data.html", context)


def _more(request, asked):
    """Return (what they hold, the links to them) of the files beside both tables."""
    eligible = City.objects.eligible(request.at).count()
    in_scope = Query(scope=ELIGIBLE, as_of=request.as_of).urlencode()
    announced = len(request.coverage.announcements)
    return [
        (
            "Every city of 30,000 or more, certified or not",
            links_to("cities", "Eligible cities", eligible, in_scope),
        ),
        ("States", links_to("states", "States", len(STATES), asked)),
        (
            "Announcements that we know of, with what is missing here",
            links_to("timeline", "Announcements", announced, asked),
        ),
    ]


def _next_announcement(record):
    return ExpectedAnnouncement.objects.next_after(record.day)
