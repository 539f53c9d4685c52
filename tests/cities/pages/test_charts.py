"""The chart on the page of a city: the same as its table of awards."""


def test_the_chart_of_a_city_tells_its_levels_in_words(roster, page):
    chart = page("/cities/kansas-city-mo/").select_one("figure.chart > svg")

    assert chart.desc.get_text().startswith("Silver from 2018, then Gold from 2019.")
