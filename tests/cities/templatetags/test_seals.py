"""The signs of a level: the year where it can be read, the flat mark where a seal cannot."""

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template

from certifications.levels import Level


def shown(text, **context):
    html = Template("{% load seals %}" + text).render(Context(context))
    return BeautifulSoup(html, "html.parser").svg


@pytest.mark.parametrize("level", [Level.GOLD, 2, "gold"])
def test_a_seal_says_its_level_and_year(level):
    svg = shown("{% seal level 2019 96 %}", level=level)

    assert svg["class"] == ["seal", "level-gold"]
    assert svg["aria-hidden"] == "true"
    assert svg.find("text").get_text() == "2019"


def test_a_small_seal_has_no_year_and_a_smaller_one_is_a_flat_mark():
    assert shown("{% seal 'silver' 2018 71 %}").find("text") is None
    assert shown("{% seal 'silver' 2018 39 %}")["class"] == ["mark", "mark-silver"]


def test_a_city_without_an_award_has_a_ring():
    ring = shown("{% mark None %}")

    assert ring["class"] == ["mark", "mark-unstruck"]
    assert ring.use["href"].endswith("levels.svg#unstruck")


def test_no_level_but_those_of_the_program_has_a_mark():
    with pytest.raises(ValueError, match="bronze"):
        shown("{% mark 'bronze' %}")
