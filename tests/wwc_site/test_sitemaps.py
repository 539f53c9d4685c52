"""What search engines are told: sitemaps, robots.txt."""

import xml.etree.ElementTree as ElementTree
from datetime import timedelta

import pytest
from django.utils import timezone

from certifications.levels import Level
from certifications.models import CertificationAward
from cities.models import City
from tests.factories import make_award

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def pages(client):
    """Return {path: date of the last change} of a sitemap."""

    def read(address):
        response = client.get(address)
        assert response.headers["Content-Type"] == "application/xml"
        found = {}
        for url in ElementTree.fromstring(response.content).iter(f"{NAMESPACE}url"):
            path = url.find(f"{NAMESPACE}loc").text.removeprefix("http://127.0.0.1:8000")
            found[path] = url.findtext(f"{NAMESPACE}lastmod")
        return found

    return read


def cities_in(pages):
    return {path for path in pages if path.startswith("/cities/") and path != "/cities/"}


def test_sitemap_holds_certified_cities_cohorts_states_and_pages(published, pages):
    found = pages("/sitemap.xml")

    assert len(cities_in(found)) == 13
    assert found["/cities/boston-ma/"] == "2018-01-25"
    assert found["/cities/kansas-city-mo/"] == found["/timeline/2019/"] == "2019-04-24"
    assert found["/cities/"] == "2019-04-24"
    assert found["/states/ma/"] == "2018-01-25"
    assert found["/states/ks/"] is found["/about/"] is None
    assert len([path for path in found if path.startswith("/states/")]) == 52


def test_eligible_cities_have_a_sitemap_of_their_own(published, pages):
    found = pages("/sitemap-eligible.xml")

    assert len(found) == 1348
    assert cities_in(found) == set(found)
    assert not set(found) & set(pages("/sitemap.xml"))
    assert found["/cities/dallas-tx/"] == "2019-04-24"


def test_sitemap_of_a_day_holds_the_record_of_that_day(published, pages):
    found = pages("/sitemap.xml?as_of=2018-12-31")

    assert len(cities_in(found)) == 9
    assert found["/cities/"] == found["/cities/kansas-city-mo/"] == "2018-01-25"
    assert "/timeline/2019/" not in found


def test_correction_moves_the_date_of_its_pages(published, pages):
    CertificationAward.objects.filter(assessment__city__slug="boston-ma").update(level=Level.GOLD)

    found = pages("/sitemap.xml")

    today = timezone.localdate().isoformat()
    changed = {path for path, day in found.items() if day == today}
    assert {"/cities/boston-ma/", "/timeline/2018/", "/states/ma/", "/cities/"} <= changed
    assert "/cities/kansas-city-mo/" not in changed


def test_every_page_of_the_sitemap_answers(published, pages, client):
    wrong = {path: client.get(path).status_code for path in pages("/sitemap.xml")}

    assert {path: status for path, status in wrong.items() if status != 200} == {}


def test_award_moves_a_city_from_one_sitemap_to_the_other_when_it_is_announced(published, pages):
    dallas = City.objects.get(slug="dallas-tx")
    tomorrow = timezone.now() + timedelta(days=1)
    award = make_award(city=dallas, year=tomorrow.year, announced_at=tomorrow)
    assert "/cities/dallas-tx/" in pages("/sitemap-eligible.xml")

    award.announcement.announced_at = timezone.now()
    award.announcement.save()

    assert "/cities/dallas-tx/" in pages("/sitemap.xml")
    assert "/cities/dallas-tx/" not in pages("/sitemap-eligible.xml")


def test_number_of_queries_does_not_grow(published, client, django_assert_num_queries):
    with django_assert_num_queries(4):
        client.get("/sitemap.xml")
    with django_assert_num_queries(2):
        client.get("/sitemap-eligible.xml")
