"""What other sites are given to show: the badge's code to copy, and the tags of a social card."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Engine
from django.template.loader import render_to_string

from cities.images.badge import badge_of_city
from cities.models import City
from tests.factories import make_award, make_city

BADGE, CARD = "/badges/boston-ma.svg", "/cards/cities/boston-ma.png"


@pytest.fixture(autouse=True)
def boston(db):
    make_award(city=make_city(), year=2018)


def embedded(slug="boston-ma"):
    """Return the part of a city page that offers its badge."""
    city = City.objects.certified().with_standing().get(slug=slug)
    context = {"city": city, "badge": badge_of_city(city, None)}
    return BeautifulSoup(
        render_to_string("cities/images/_badge_embed.html", context), "html.parser"
    )


@pytest.mark.parametrize("name", ["Boston", '"><script>alert(1)</script>', "O'Fallon & <b>"])
def test_the_code_to_copy_shows_the_badge_and_leads_to_the_city(settings, name):
    settings.SITE_URL = "https://directory.example.org"
    City.objects.update(name=name)

    soup = embedded()
    code = BeautifulSoup(soup.select_one("#badge-code").get_text(), "html.parser")

    link, image = code.select("*")
    assert (link.name, image.name, image.parent) == ("a", "img", link)
    assert link.attrs == {"href": "https://directory.example.org/cities/boston-ma/"}
    assert image["src"] == "https://directory.example.org/badges/boston-ma.svg"
    # No level in words: the picture follows the award, a pasted text would not.
    assert image["alt"] == f"What Works Cities Certification: {name}, Massachusetts"
    assert not soup.find_all("script")


def test_the_badge_is_shown_beside_its_code_at_its_own_size(client):
    soup = embedded()
    svg = ElementTree.fromstring(client.get(BADGE).content)

    image = soup.find("img")
    assert image["src"] == BADGE
    assert (image["width"], image["height"]) == (svg.get("width"), svg.get("height"))
    assert image["alt"] == svg[0].text
    assert soup.textarea.has_attr("readonly")
    assert soup.label["for"] == soup.textarea["id"]


def test_the_card_to_copy_is_a_frame_that_runs_nothing(settings):
    settings.SITE_URL = "https://directory.example.org"

    code = BeautifulSoup(embedded().select_one("#card-code").get_text(), "html.parser")

    (frame,) = code.select("*")
    assert frame["src"] == "https://directory.example.org/embed/cities/boston-ma/"
    assert frame["title"] == "What Works Cities Certification: Boston, Massachusetts"
    assert frame["sandbox"] == ["allow-popups"]


BASE = """{% load site_urls %}{% autoescape off %}
{% words as page_title %}{% block title %}{% endblock %}{% endwords %}
{% words as page_description %}{% block description %}The record.{% endblock %}{% endwords %}
{% words as page_address %}{% block address %}{% endblock %}{% endwords %}
{% words as page_card %}{% block card %}{% absolute_url "pictures:site_card" %}{% endblock %}\
{% endwords %}
{% words as page_card_alt %}{% block card_alt %}The directory{% endblock %}{% endwords %}
{% endautoescape %}
{% include "_social.html" %}"""
PAGE = """{% extends "base.html" %}{% load site_urls %}
{% block title %}{{ name }}{% endblock %}
{% block address %}{% absolute_url "cities:city" slug %}{% endblock %}
{% block card %}{% absolute_url "pictures:city_card" slug %}{% endblock %}"""


def social_tags(template, **context):
    """Return the tags that a page gives to sites which show it as a card."""
    social = (Path(__file__).parents[3] / "templates" / "_social.html").read_text()
    pages = {"base.html": BASE, "page.html": PAGE, "_social.html": social}
    engine = Engine(
        loaders=[("django.template.loaders.locmem.Loader", pages)],
        libraries={"site_urls": "cities.templatetags.site_urls"},
    )
    soup = BeautifulSoup(engine.get_template(template).render(Context(context)), "html.parser")
    return {tag.get("property") or tag["name"]: tag["content"] for tag in soup.find_all("meta")}


def test_social_tags_say_what_the_blocks_of_the_page_say(settings):
    settings.SITE_URL = "https://directory.example.org"

    tags = social_tags("page.html", name='O\'Fallon & "Sons"', slug="boston-ma")

    assert tags["og:title"] == tags["twitter:title"] == 'O\'Fallon & "Sons"'
    assert tags["og:description"] == "The record."
    assert tags["og:url"] == "https://directory.example.org/cities/boston-ma/"
    assert tags["og:image"] == f"https://directory.example.org{CARD}"
    assert tags["twitter:card"] == "summary_large_image"
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")


def test_social_tags_need_no_context(settings):
    settings.SITE_URL = "https://directory.example.org"

    tags = social_tags("base.html")

    assert tags["og:image"] == "https://directory.example.org/cards/site.png"
    assert tags["og:image:alt"] == "The directory"
    assert "og:url" not in tags
