"""What search engines should know of: the record in one sitemap, eligible cities in another."""

from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import sitemaps
from django.contrib.sitemaps.views import sitemap
from django.db.models import F, Max
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from certifications.models import CertificationAward
from cities.models import City
from cities.states import STATES

# Their content follows the record; About and the like are not dated.
OF_THE_RECORD = (
    "home",
    "cities:directory",
    "cities:data",
    "cities:states",
    "certifications:timeline",
)
OF_THE_SITE = (
    "cities:find",
    "cities:api",
    "cities:corrections",
    "cities:releases",
    "about",
    "accessibility",
)


# The moment of the newest announcement, or of a later correction.
ANNOUNCED = F("announcement__announced_at")
NEWEST = Max(Greatest(ANNOUNCED, Coalesce("corrected_at", ANNOUNCED)))


class Page(NamedTuple):
    """An address, and when what it shows of the record was last changed (None: it has no date)."""

    address: str
    changed_at: object


class Sitemap(sitemaps.Sitemap):
    """Pages of the record; addresses begin as configured, whatever the Host header says."""

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc

    def __init__(self, at):
        self.at = at

    def items(self):
        return list(self.pages(self.at))

    def location(self, page):
        return page.address

    def lastmod(self, page):
        return page.changed_at


class Pages(Sitemap):
    def pages(self, at):
        newest = _public(at).aggregate(at=NEWEST)["at"]
        yield from (Page(reverse(name), newest) for name in OF_THE_RECORD)
        yield from (Page(reverse(name), None) for name in OF_THE_SITE)


class CertifiedCities(Sitemap):
    def pages(self, at):
        newest = _newest_by(at, "assessment__city__slug")
        return (Page(reverse("cities:city", args=[slug]), at) for slug, at in newest.items())


class Cohorts(Sitemap):
    def pages(self, at):
        newest = _newest_by(at, "assessment__year")
        return (Page(reverse("certifications:cohort", args=[y]), at) for y, at in newest.items())


class States(Sitemap):
    def pages(self, at):
        newest = _newest_by(at, "assessment__city__state")
        return (Page(reverse("cities:state", args=[code]), newest.get(code)) for code in STATES)


class EligibleCities(Sitemap):
    """The cities without an award: told apart, and dated by the record that lacks them."""

    def pages(self, at):
        newest = _public(at).aggregate(at=NEWEST)["at"]
        cities = City.objects.uncertified(at).order_by("slug")
        return (Page(reverse("cities:city", args=[c.slug]), newest) for c in cities.only("slug"))


def answer(request, sections):
    """Answer with the sitemap of these sections, as of the moment that the request asks for."""
    return sitemap(request, {name: section(request.at) for name, section in sections.items()})


RECORD = {"pages": Pages, "cities": CertifiedCities, "cohorts": Cohorts, "states": States}
ELIGIBLE = {"eligible": EligibleCities}


def _public(at):
    return CertificationAward.objects.public(at).order_by()


def _newest_by(at, path):
    """Return {value of `path`: when its awards were last changed}, sorted by the value."""
    return dict(_public(at).values_list(path).annotate(at=NEWEST).order_by(path))
