"""A row of the list: as it is now, however often one of its city was drawn before."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template

from certifications.levels import Level
from cities.pages.compare import Choice
from cities.pages.results import Cell, Results, Row, Year

CELLS = (Cell(Level.SILVER, is_matched=False, is_held=True),)
BOSTON = Row("boston-ma", "Boston", "MA", 1_361, 2020, "", 42.4, -71.1, Level.SILVER, CELLS)
HERE = SimpleNamespace()


def shown(row, results=None, choice=None, request=HERE):
    results = results or Results([Year(2018)], [row], later=0)
    context = {"row": row, "results": results, "choice": choice or Choice(), "request": request}
    html = Template("{% load results %}{% result row results choice request %}").render(
        Context(context)
    )
    return BeautifulSoup(f"<table>{html}</table>", "html.parser").tr


def test_a_row_leads_to_its_city_and_says_its_levels():
    row = shown(BOSTON)

    assert row.a["href"] == "/cities/boston-ma/"
    assert row.a.get_text() == "Boston, Massachusetts"
    assert row.select_one(".population").get_text(strip=True) == "1,361"
    assert row.select_one(".year.level-silver .word").get_text() == "Silver"
    assert row.select_one(".compare input")["value"] == "boston-ma"


@pytest.mark.parametrize(
    ("changed", "selector", "says"),
    [
        ({"name": "Boston Town"}, "a", "Boston Town, Massachusetts"),
        ({"population": None}, ".population", "not recorded"),
        ({"population_area": "metro"}, ".population", "1,361 *"),
        ({"cells": (CELLS[0]._replace(level=Level.GOLD),)}, ".level-gold .word", "Gold"),
        ({"cells": (CELLS[0]._replace(is_matched=True),)}, ".is-matched .word", "Silver"),
        ({"cells": (CELLS[0]._replace(level=None),)}, ".year", "– no award"),
        ({"cells": (CELLS[0]._replace(level=None, is_held=False),)}, ".hatch", "not in our record"),
    ],
)
def test_it_is_drawn_anew_where_anything_of_it_is_different(changed, selector, says):
    shown(BOSTON)

    found = shown(BOSTON._replace(**changed)).select_one(selector)

    assert " ".join(found.get_text().split()) == says


def test_it_is_drawn_anew_where_anything_around_it_is_different():
    shown(BOSTON)
    mixed = Results([Year(2018)], [BOSTON, BOSTON._replace(population_year=2021)], later=2)
    chosen = Choice((SimpleNamespace(slug="boston-ma"),))

    assert shown(BOSTON, mixed).select_one(".population .soft").get_text() == "2020"
    assert shown(BOSTON, mixed).select_one(".later")
    assert not shown(BOSTON).select_one(".later")
    assert shown(BOSTON, choice=chosen).select_one("input").has_attr("checked")
    assert not shown(BOSTON).select_one("input").has_attr("checked")
    assert not shown(BOSTON, request=SimpleNamespace(archive=True)).select_one(".compare")
