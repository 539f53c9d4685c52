"""The page of the components: its examples are in no record, and it is not of the public site."""

import pytest
from bs4 import BeautifulSoup
from django.urls import path

from cities.models import City
from wwc_site.design import design
from wwc_site.urls import urlpatterns as of_the_site

urlpatterns = [*of_the_site, path("design/", design, name="design")]


@pytest.fixture
def shown(db, client, settings):
    settings.ROOT_URLCONF = __name__
    return BeautifulSoup(client.get("/design/").content, "html.parser")


def test_each_component_is_shown_once(shown):
    heads = [head.get_text() for head in shown.main.select("h2")]

    assert {
        "Seals",
        "Pictures of a city",
        "Toolbar",
        "Level badge",
        "Event tag",
        "Filter panel",
    } <= set(heads)
    assert len(set(heads)) == len(heads)
    badges = {" ".join(badge.get_text().split()) for badge in shown.select(".badges .badge")}
    assert badges == {"Platinum 2021", "Gold 2019", "Silver 2018"}


def test_the_example_leads_to_no_page_of_a_city(shown):
    assert shown.select("main a[href^='/cities/example']") == []
    assert City.objects.count() == 0


@pytest.mark.parametrize("address", ["/design/", "/about/design/", "/__debug__/"])
def test_the_public_site_has_no_such_page(db, client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert b"Example City" not in response.content
