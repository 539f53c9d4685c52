"""The pictures of a city in a page: hidden from readers who hear it, and without inline style."""

from bs4 import BeautifulSoup
from django.template import Context, Template

from cities.models import City

KANSAS_CITY = City(name="Kansas City", state="MO", latitude=39.0997, longitude=-94.5786)
NOWHERE = City(name="Nowhere", state="KS")


def shown(text, city):
    html = Template("{% load plates %}" + text).render(Context({"city": city}))
    assert "style=" not in html
    return BeautifulSoup(html, "html.parser")


def test_the_seal_is_planted_at_the_point_of_the_city():
    picture = shown("{% planted_seal city 'gold' 2019 'wide' %}", KANSAS_CITY).div

    assert picture["aria-hidden"] == "true"
    assert picture["class"] == ["picture", "picture-wide"]
    assert picture.select_one(".planted .seal.level-gold text").get_text() == "2019"
    assert picture.select_one(".planted .foot")
    *neighbors, home = [use["href"].partition("#")[2] for use in picture.select(".ground use")]
    assert home == "MO"
    assert {"KS", "IL"} <= set(neighbors)


def test_a_city_without_an_award_has_the_same_picture_unstruck():
    picture = shown("{% unstruck_plate city 'wide' %}", KANSAS_CITY).div

    assert "is-unstruck" in picture["class"]
    assert picture.select_one(".ring")
    assert not picture.select(".seal")


def test_no_point_is_claimed_where_none_is_recorded():
    assert not shown("{% planted_seal city 'gold' 2019 'card' %}", NOWHERE).select(".foot, .stem")
    assert not shown("{% unstruck_plate city 'card' %}", NOWHERE).select(".ring")
    assert not shown("{% state_picture city None %}", NOWHERE).select(".outline")


def test_a_list_shows_the_state_with_the_mark_in_it():
    picture = shown("{% state_picture city 2 %}", KANSAS_CITY).svg

    outline, mark = picture.select("use")
    assert outline["href"].endswith("us-states.svg#MO")
    assert mark["class"] == ["mark-gold"]
    assert (picture["width"], picture["height"]) == ("48", "40")
