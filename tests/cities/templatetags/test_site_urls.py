"""Absolute addresses in templates, and words that are said more than once."""

import json

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import resolve


def rendered(template, **context):
    return Template("{% load site_urls %}" + template).render(Context(context))


@pytest.fixture
def request_of_a_day(settings):
    settings.SITE_URL = "https://d.example.org"
    request = RequestFactory().get("//evil.example/?as_of=2018-12-31&x=y")
    request.kept = "?as_of=2018-12-31"
    request.resolver_match = resolve("/states/KS/")
    return request


def test_an_absolute_address_is_that_of_the_site(request_of_a_day):
    assert rendered("{% absolute_url 'about' %}") == "https://d.example.org/about/"


def test_a_lasting_address_keeps_the_day(request_of_a_day):
    shown = rendered("{% lasting_url 'about' %}", request=request_of_a_day)

    assert shown == "https://d.example.org/about/?as_of=2018-12-31"
    assert rendered("{% lasting_url 'about' %}") == "https://d.example.org/about/"


def test_the_address_of_this_page_is_made_anew(request_of_a_day):
    shown = rendered("{% url_of_this_page %}", request=request_of_a_day)

    assert shown == "/states/ks/"


def test_nothing_in_json_ld_ends_its_element():
    known = {"name": "</script><script>alert(1)</script>&"}

    element = rendered("{% json_ld known %}", known=known)

    assert element.startswith('<script type="application/ld+json">')
    assert element.count("<") == 2
    assert json.loads(element[element.index(">") + 1 : element.rindex("<")]) == known


def test_words_are_said_wherever_they_are_needed():
    kept = "{% autoescape off %}{% words as w %}a & {{ x }}{% endwords %}{% endautoescape %}"

    assert rendered(kept + "{{ w }}|{{ w }}", x="<") == "a &amp; &lt;|a &amp; &lt;"


def test_words_of_several_lines_are_one_line():
    template = "{% words as w %}\n  a\n  {% if x %}{{ x }}{% endif %}\n{% endwords %}[{{ w }}]"

    assert rendered(template, x="b, c") == "[a b, c]"


def test_the_publisher_is_named_in_a_few_words(settings):
    assert rendered("{% published_by %}") == "Independent of the program"

    settings.PUBLISHER = "A & B"

    assert rendered("{% published_by %}") == "Published by A &amp; B"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("", ""),
        ("a@example.org", '<a href="mailto:a@example.org">a@example.org</a>'),
        ("https://example.org/x", '<a href="https://example.org/x">https://example.org/x</a>'),
    ],
)
def test_the_contact_is_a_link_where_one_is_given(settings, given, shown):
    settings.CONTACT = given

    assert rendered("{% contact_link %}") == shown


def test_a_host_is_said_as_readers_say_it():
    assert rendered("{{ 'https://www.kcmo.gov/x'|host }}") == "kcmo.gov"
