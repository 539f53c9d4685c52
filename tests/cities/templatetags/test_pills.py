"""The options of a facet: each as it is now, however often one of its name was drawn before."""

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template

from cities.filters.facets import Facet, Option

YEAR = Facet("year", "Year", "checkbox", [])
EVENT = Facet("event", "Event", "radio", [])
LEVEL = Facet("level", "Level", "checkbox", [])


def shown(facet, option, faulty=None):
    context = Context({"facet": facet, "option": option, "faulty": faulty})
    html = Template("{% load pills %}{% pill facet option faulty %}").render(context)
    return BeautifulSoup(html, "html.parser").label


def test_an_option_says_its_value_and_its_number_of_cities():
    pill = shown(YEAR, Option("2018", "2018", 1_361, chosen=False))

    assert pill["class"] == ["pill"]
    assert pill.input.attrs == {
        "type": "checkbox",
        "id": "year-2018",
        "name": "year",
        "value": "2018",
    }
    assert pill.get_text(" ", strip=True) == "2018 1,361 cities"


@pytest.mark.parametrize(
    ("option", "faulty", "says"),
    [
        (Option("2018", "2018", 1, chosen=False), None, "2018 1 city"),
        (Option("2018", "2018", 0, chosen=False), None, "2018 0 cities"),
        (Option("2018", "2018", None, chosen=True), {"year"}, "2018"),
    ],
)
def test_it_is_drawn_anew_where_anything_of_it_is_different(option, faulty, says):
    shown(YEAR, Option("2018", "2018", 1_361, chosen=False))
    pill = shown(YEAR, option, faulty)

    assert pill.get_text(" ", strip=True) == says
    assert pill.input.has_attr("checked") == option.chosen
    assert pill.input.get("aria-invalid") == ("true" if faulty else None)
    assert ("is-none" in pill["class"]) == (option.count == 0)


def test_what_one_facet_has_is_not_taken_for_another_s():
    assert shown(EVENT, Option("first", "First", 1, chosen=False)).input["name"] == "event"
    assert shown(YEAR, Option("first", "First", 1, chosen=False)).input["name"] == "year"


def test_a_level_has_its_mark():
    assert shown(LEVEL, Option("gold", "Gold", 4, chosen=False)).use["href"].endswith("#gold")
    assert not shown(YEAR, Option("gold", "Gold", 4, chosen=False)).svg
