"""Pictures that travel: the badge and the social cards, for pages of any origin to show."""

from functools import partial
from hashlib import sha256

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import render

from certifications.levels import Level
from certifications.models import CertificationAward

from . import card
from .city_page import moved
from .models import City
from .travels import travels

ONE_DAY = 24 * 60 * 60
# Short, so that a badge follows the award; a former address may become the present one again.
kept_a_while = travels(**{"Cache-Control": "public, max-age=300"})


@kept_a_while
def badge(request, slug):
    """Draw the badge of a certified city."""
    at = request.at
    cities = City.objects.certified(at)
    city = cities.at_address(slug, at)
    if city is None:
        return moved(request, slug, cities, to="pictures:badge")
    context = {"badge": city.badge}
    return render(request, "cities/badge.svg", context, content_type="image/svg+xml")


@kept_a_while
def city_card(request, slug):
    """Draw the social card of a certified city."""
    at = request.at
    cities = City.objects.certified(at)
    city = cities.at_address(slug, at)
    if city is None:
        return moved(request, slug, cities, to="pictures:city_card")
    level = Level(city.current_level)
    return _drawn(card.of_city(city.name, city.get_state_display(), level, city.current_year))


@kept_a_while
def cohort_card(request, year):
    """Draw the social card of the awards of one year."""
    counts = CertificationAward.objects.public(request.at).in_years([year]).cities_by("level")
    if not counts:
        raise Http404(f"This record holds no award for {year}.")
    return _drawn(card.of_cohort(year, [(level, n) for level, n in _by_level(counts) if n]))


@kept_a_while
def site_card(request):
    """Draw the social card of the whole directory."""
    at = request.at
    awards = CertificationAward.objects.public(at)
    levels = _by_level(awards.current(at).cities_by("level"))
    return _drawn(card.of_site(levels, awards.count()))


def _by_level(counts):
    return [(level, counts.get(level, 0)) for level in reversed(Level)]


def _drawn(what):
    """Answer with the card, drawn once for as long as it says the same."""
    key = f"card:{sha256(repr(what).encode()).hexdigest()}"
    content = cache.get_or_set(key, partial(card.png, what), ONE_DAY)
    return HttpResponse(content, content_type="image/png")
