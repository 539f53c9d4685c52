"""The addresses that an archive begins with: what no page need lead to. Links add the others."""

from django.urls import reverse

from certifications.models import CertificationAward
from cities.filters.parameters import ELIGIBLE
from cities.filters.query import Query
from cities.models import City, CityAddress
from cities.open_data.formats import formats_of
from cities.open_data.links import file_url
from cities.open_data.package import FILES
from cities.open_data.releases import public_releases

PAGES = ("home", "about", "accessibility", "certifications:timeline", "cities:directory")
PAGES += ("cities:states", "cities:data", "cities:api", "cities:corrections")
NAMED_FILES = ("sitemap", "sitemap-eligible", "robots", "favicon", "llms_txt", "cities:feed")
NAMED_FILES += ("cities:openapi", "cities:datapackage", "cities:package", "cities:catalog")
NAMED_FILES += ("cities:corrections_csv", "cities:corrections_json", "cities:corrections_feed")
NAMED_FILES += ("pictures:site_card",)
PICTURES = ("pictures:badge", "pictures:small_badge", "cities:embed")


def addresses(at):
    """Yield them; releases first, because their list reads the clock."""
    yield reverse("cities:releases")
    for version in public_releases().values_list("version", flat=True):
        yield reverse("cities:release", args=[version])
        yield reverse("cities:release_package", args=[version])
        yield from (reverse("cities:release_file", args=[version, name]) for name in FILES)
    yield from (reverse(name) for name in PAGES + NAMED_FILES)
    for table in ("cities", "awards", "states", "timeline"):
        yield from (file_url(table, format) for format in formats_of(table))
    eligible = Query(scope=ELIGIBLE).urlencode()
    yield from (file_url("cities", format) + eligible for format in formats_of("cities"))
    yield from _queries(at)
    yield from _of_cities(at)


def _queries(at):
    """Yield the directory of each level, year and state with awards, and of level with year."""
    awards = CertificationAward.objects.public(at).order_by()
    found = set(awards.values_list("level", "assessment__year", "assessment__city__state"))
    queries = {Query(levels=(level,)) for level, _, _ in found}
    queries |= {Query(years=(year,)) for _, year, _ in found}
    queries |= {Query(states=(state,)) for _, _, state in found}
    queries |= {Query(levels=(level,), years=(year,)) for level, year, _ in found}
    asked = sorted(query.urlencode() for query in queries)
    yield from (reverse("cities:directory") + each for each in asked)
    for year in sorted({year for _, year, _ in found}):
        yield reverse("certifications:cohort", args=[year])
        yield reverse("pictures:cohort_card", args=[year])


def _of_cities(at):
    """Yield what each city has, under its former addresses as well."""
    eligible, certified = City.objects.eligible(at), City.objects.certified(at)
    for slug in _slugs(eligible):
        yield reverse("cities:city", args=[slug])
        yield reverse("cities:city_json", args=[slug])
        yield reverse("pictures:city_card", args=[slug])
    for slug in _slugs(certified):
        yield from (reverse(name, args=[slug]) for name in PICTURES)


def _slugs(cities):
    found = CityAddress.objects.filter(city__in=cities).order_by("slug")
    return found.values_list("slug", flat=True)
