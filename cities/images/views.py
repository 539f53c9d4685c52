"""Pictures that travel: the badge and the social cards, for pages of any origin to show."""

from datetime import timedelta
from functools import partial, wraps
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from certifications.coverage import in_us_words
from certifications.levels import Level
from certifications.models import ExpectedAnnouncement
from cities.filters.index import index_at
from cities.filters.parameters import CURRENT
from cities.filters.query import Query
from cities.map.shapes import shapes
from cities.models import City
from cities.responses import moved

from . import card, planted_card
from .badge import badge_of_city
from .planted_card import PlantedCard

ONE_DAY = 24 * 60 * 60
# Short, so that a badge follows the award; a former address may become the present one again.
MOST_SECONDS_KEPT = 5 * 60


def kept_a_while(view):
    """Let a view's pictures be kept, each until the next day of announcements at most."""

    @wraps(view)
    def kept(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        seconds = seconds_kept(request.now)
        response["Cache-Control"] = f"public, max-age={seconds}" if seconds else "no-cache"
        return response

    return kept


def seconds_kept(now):
    """Return for how many seconds a copy of a picture is sound, 0 for none.

    No copy is kept on a day on which an announcement is expected, as `/data/` says for everybody to
    read, nor on the eve: what is said all day must hold until its last second. The moments of
    embargoed awards stay out of it: any header would give them away.
    """
    today = timezone.localdate(now)
    expected = ExpectedAnnouncement.objects.next_after(today)
    is_near = expected is not None and expected.expected_on <= today + timedelta(days=1)
    return 0 if is_near else MOST_SECONDS_KEPT


@kept_a_while
def badge(request, slug, template="badge"):
    """Draw the badge of a certified city, or its small one."""
    at = request.at
    cities = City.objects.certified(at)
    city = cities.at_address(slug, at)
    if city is None:
        return moved(request, slug, cities, to=f"pictures:{template}")
    context = {
        "badge": badge_of_city(city, request.coverage.complete_through),
        "publisher": settings.PUBLISHER,
    }
    name = f"cities/images/{template}.svg"
    return render(request, name, context, content_type="image/svg+xml")


@kept_a_while
def city_card(request, slug):
    """Draw the social card of an eligible city, certified or not."""
    at = request.at
    cities = City.objects.eligible(at)
    city = cities.at_address(slug, at)
    if city is None:
        return moved(request, slug, cities, to="pictures:city_card")
    through = request.coverage.complete_through
    said = PlantedCard(
        name=city.name,
        state=city.state,
        state_name=city.get_state_display(),
        latitude=city.latitude,
        longitude=city.longitude,
        level=Level(city.current_level) if city.is_certified else None,
        year=city.current_year,
        through=in_us_words(through) if through else "",
    )
    return _drawn(said, partial(planted_card.png, said, shapes()))


@kept_a_while
def cohort_card(request, year):
    """Draw the social card of the awards of one year."""
    levels = [(level, n) for level, n in _by_level(index_at(request.at), years=(year,)) if n]
    if not levels:
        raise Http404(f"We have no award from {year}.")
    said = card.of_cohort(year, levels)
    return _drawn(said, partial(card.png, said))


@kept_a_while
def site_card(request):
    """Draw the social card of the whole directory."""
    index = index_at(request.at)
    levels, awards = _by_level(index, standing=CURRENT), index.awards(Query())
    said = card.of_site(levels, awards, request.coverage.year_if_incomplete)
    return _drawn(said, partial(card.png, said))


def _by_level(index, **asked):
    """Return (level, number of awards at it) of what is asked, the highest level first."""
    return [(level, index.awards(Query(levels=(level,), **asked))) for level in reversed(Level)]


def _drawn(what, draw):
    """Answer with the card, drawn once for as long as it says the same."""
    key = f"card:{sha256(repr(what).encode()).hexdigest()}"
    content = cache.get_or_set(key, draw, ONE_DAY)
    return HttpResponse(content, content_type="image/png")
