"""The feed of a query: an entry for each award, newest announcement first."""

from datetime import timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from certifications.data_version import record_at
from certifications.levels import Event
from certifications.program import FIRST_MOMENT
from cities.filters.city_filter import CityFilter
from cities.filters.sentence import Reach, sentence
from cities.publication import SITE, TERMS
from cities.responses import absolute
from cities.text import writable

from .files import award_rows, name_of_only
from .formats import ATOM

# Of this directory, on whatever host: never to be changed, or readers take old entries for new.
NAMESPACE = UUID("cc71ba58-a846-43e4-99a9-ac74497471a1")
IN_WORDS = {
    Event.FIRST: "its first certification",
    Event.LEVEL_UP: "a move up",
    Event.RENEWED: "at the same level as before",
    Event.LOWER: "at a lower level than before",
}


class Feed(Atom1Feed):
    """An Atom feed that is as old as the record, and not as young as the request."""

    def latest_post_date(self):
        dates = (each["updateddate"] for each in self.items)
        return max(dates, default=FIRST_MOMENT)


def apart(moment, identity: UUID):
    """Return the moment and a part of a second that is the entry's own, and stays so.

    The awards of an announcement were made public at one moment, and readers shuffle, or take for
    one, what was updated at the same.
    """
    return moment + timedelta(microseconds=identity.int % 1_000_000)


def feed(request):
    """Answer with all awards of the query as an Atom feed, none before its minute."""
    cities = CityFilter(request.GET, at=request.at, as_of=request.as_of)
    query, keys = cities.query, list(cities.qs.values_list("pk", flat=True))
    awards = award_rows(cities, keys, request.coverage)
    only = name_of_only(cities, keys)
    reach = Reach(request.coverage, record_at(request.at, request.coverage).announced_on)
    own = absolute(reverse("cities:feed") + query.urlencode())
    atom = Feed(
        title=writable(f"{SITE}: {sentence(query, len(keys), reach, only)}"),
        link=absolute(reverse("cities:directory") + query.urlencode()),
        description=None,
        subtitle=writable(request.coverage.sentence),
        feed_url=own,
        feed_guid=own,
        author_name=f"{SITE} ({settings.PUBLISHER})",
        author_link=settings.PUBLISHER_URL or None,
        feed_copyright=TERMS,
        language="en-US",
    )
    for award in sorted(awards, key=lambda award: award.announced_at, reverse=True):
        _add(atom, award, request.coverage)
    return HttpResponse(atom.writeString("utf-8"), content_type=ATOM.content_type)


def _add(atom, award, coverage):
    city, level, identity = award.city, award.get_level_display(), _identity(award)
    words = (
        f"{city.full_name} was certified {level} in {award.year}, {_event(award, coverage)}. "
        f"Announced {award.announcement.when}: {award.source_url}"
    )
    atom.add_item(
        title=writable(f"{city.full_name}: {level}, {award.year}"),
        link=city.page_url,
        unique_id=identity.urn,
        description=escape(writable(words)),  # Django declares a summary to be HTML
        pubdate=award.announced_at,
        updateddate=apart(_changed_at(award), identity),
        categories=(award.level_slug, award.event.value, str(award.year), city.state),
    )


def _event(award, coverage):
    if coverage.is_first_only_here(award):
        return "its first award in this record"
    return IN_WORDS[award.event]


def _identity(award):
    """Return a UUID (RFC 9562, version 5) made of what is public of the award and never changes."""
    return uuid5(NAMESPACE, f"{award.city.first_slug}/{award.year}")


def _changed_at(award):
    """Return when what the entry says was last changed: its event looks back to another award."""
    return max(each.updated_at for each in (award, award.earlier) if each)
