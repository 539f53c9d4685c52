"""The addresses that an archive begins with."""

from django.urls import URLPattern, get_resolver, resolve
from django.utils import timezone

from cities.models import City
from cities.open_data.releases import keep_releases
from wwc_site.export.addresses import addresses

# Asked with what somebody types, for machines, or for staff and the press.
OF_SERVERS = {"find", "suggestions", "compare", "compare_csv", "healthz", "page", "csv"}
OF_SERVERS |= {"readyz", "security_txt"}  # the latter runs out within a year


def names_of(resolver):
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield each.name
        elif str(each.pattern) != "admin/":
            yield from names_of(each)


def test_they_are_of_every_kind_that_the_site_has(roster):
    keep_releases()
    found = {resolve(a.partition("?")[0]).url_name for a in addresses(timezone.now())}

    # The pages of the states are led to by that of all states.
    assert found == set(names_of(get_resolver())) - OF_SERVERS - {"state"}


def test_a_former_address_has_all_that_the_city_has(roster):
    City.objects.filter(slug="boston-ma").update(slug="beantown-ma")
    found = set(addresses(timezone.now()))

    for slug in ("boston-ma", "beantown-ma"):
        assert {f"/cities/{slug}/", f"/badges/{slug}.svg", f"/cards/cities/{slug}.png"} <= found


def test_only_combinations_with_awards_are_asked_for(roster):
    found = list(addresses(timezone.now()))

    assert "/cities/?level=gold&year=2018" in found
    assert "/cities/?level=platinum&year=2018" not in found
    assert len(found) == len(set(found))
