"""The corrections as files and as a feed."""

from operator import attrgetter
from uuid import uuid5

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from cities.filters.query import Query
from cities.publication import SITE, TERMS
from cities.responses import absolute
from cities.text import writable

from .column import Column
from .corrections import corrections
from .feed import NAMESPACE, Feed, apart
from .files import answer_rows
from .formats import ATOM, CSV, JSON

COLUMNS = (
    Column(
        "corrected_on",
        "date",
        "Day of the correction, U.S. Eastern time.",
        lambda correction: timezone.localtime(correction.at).date(),
    ),
    Column(
        "slug",
        "string",
        "Last part of the address of the city’s page; empty for a record of no city.",
        lambda correction: correction.slug or None,
        is_required=False,
    ),
    Column(
        "city",
        "string",
        "The city and its state.",
        lambda correction: correction.city or None,
        is_required=False,
    ),
    Column("record", "string", "What was corrected: an award, a city.", attrgetter("record")),
    Column("field", "string", "Which of its values.", attrgetter("field")),
    Column("before", "string", "What readers could see before.", attrgetter("before")),
    Column("after", "string", "What they see since; “withdrawn” of a record.", attrgetter("after")),
    Column(
        "note",
        "string",
        "What the staff of the record say of it.",
        lambda correction: correction.note or None,
        is_required=False,
    ),
)
ENTRIES = 100  # of the feed: those before stand in the files


def corrections_file(request, format):
    """Answer with one row per correction, newest first."""
    found, title = corrections(request.at), f"{SITE}: corrections"
    page = "cities:corrections"
    return answer_rows(request, "corrections", COLUMNS, found, format, title, page)


def corrections_csv(request):
    return corrections_file(request, CSV)


def corrections_json(request):
    return corrections_file(request, JSON)


def corrections_feed(request):
    """Answer with the last corrections as an Atom feed."""
    own = absolute(reverse("cities:corrections_feed") + _asked(request))
    atom = Feed(
        title=f"{SITE}: corrections",
        link=absolute(reverse("cities:corrections") + _asked(request)),
        description=None,
        feed_url=own,
        feed_guid=own,
        author_name=f"{SITE} ({settings.PUBLISHER})",
        author_link=settings.PUBLISHER_URL or None,
        feed_copyright=TERMS,
        language="en-US",
    )
    for correction in corrections(request.at)[:ENTRIES]:
        about = " ".join(filter(None, (correction.city, correction.record)))
        words = f"{correction.field}: {correction.before} → {correction.after}. {correction.note}"
        identity = _identity(correction)
        page = reverse("cities:city", args=[correction.slug]) if correction.slug else ""
        atom.add_item(
            title=writable(f"{about}: {correction.field}"),
            link=absolute(page or reverse("cities:corrections")),
            unique_id=identity.urn,
            description=escape(writable(words.strip())),
            pubdate=correction.at,
            updateddate=apart(correction.at, identity),
            categories=(correction.field,),
        )
    return HttpResponse(atom.writeString("utf-8"), content_type=ATOM.content_type)


def _identity(correction):
    """Return a UUID made of what is public of the correction alone: numbers would have gaps."""
    parts = (correction.at.isoformat(), correction.city, correction.record, correction.field)
    return uuid5(NAMESPACE, "corrected/" + "/".join(parts))


def _asked(request):
    return Query(as_of=request.as_of).urlencode()
