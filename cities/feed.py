"""The feed of a query: an entry for each award, newest announcement first."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from certifications.levels import Event
from certifications.program import FIRST_MOMENT

from . import licence
from .absolute import absolute
from .characters import writable
from .citation import SITE
from .files import award_rows
from .filters import CityFilter
from .refusal import refused
from .travels import open_to_all

IN_WORDS = {
    Event.FIRST: "its first certification",
    Event.LEVEL_UP: "a level-up",
    Event.RENEWED: "at the same level as before",
    Event.LOWER: "at a lower level than before",
}


class Feed(Atom1Feed):
    """An Atom feed that is as old as the record, and not as young as the request."""

    def latest_post_date(self):
        dates = (each["updateddate"] for each in self.items)
        return max(dates, default=FIRST_MOMENT)


def feed(request):
    """Answer with all awards of the query as an Atom feed, none before its minute."""
    cities = CityFilter(request.GET, at=request.at, as_of=request.as_of)
    if cities.faults:
        return refused(request, cities.faults)
    query = cities.query
    found = list(cities.qs.with_awards(request.at))
    awards = award_rows(found, query, request.at)
    own = absolute(reverse("cities:feed") + query.urlencode())
    atom = Feed(
        title=writable(f"{SITE}: {query.in_words(len(found))}"),
        link=absolute(reverse("cities:directory") + query.urlencode()),
        description=None,
        feed_url=own,
        feed_guid=own,
        author_name=SITE,
        feed_copyright=licence.SENTENCE,
        language="en-US",
    )
    for award in sorted(awards, key=lambda award: award.announced_at, reverse=True):
        _add(atom, award)
    response = HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)
    return open_to_all(response, **{"Cache-Control": "no-cache"})


def _add(atom, award):
    city, level = award.city, award.get_level_display()
    words = (
        f"{city.full_name} was certified {level} in {award.year}, {IN_WORDS[award.event]}. "
        f"Announced on {award.announced_on:%B} {award.announced_on.day}, "
        f"{award.announced_on.year}: {award.source_url}"
    )
    atom.add_item(
        title=writable(f"{city.full_name}: {level}, {award.year}"),
        link=city.page_url,
        # An assessment has one award, and keeps its key when the city is renamed.
        unique_id=f"tag:{urlsplit(settings.SITE_URL).hostname},2018:award/{award.assessment_id}",
        description=escape(writable(words)),  # Django declares a summary to be HTML
        pubdate=award.announced_at,
        updateddate=_changed_at(award),
    )


def _changed_at(award):
    """Return when what the entry says was last changed: its event looks back to another award."""
    return max(each.updated_at for each in (award, award.earlier) if each)
