"""Charts on the pages: the same numbers as the table beside them."""

from certifications.levels import Level
from tests.factories import make_award, make_city


def test_charts_have_the_numbers_of_the_table_beside_them(roster, page):
    soup = page("/timeline/")
    awards, total = soup.select("figure.chart > svg")

    assert [t.get_text() for t in awards.select(".block-count")] == ["8", "1", "4", "3"]
    assert [t.get_text() for t in total.select(".dot-count")] == ["9", "13"]
    for chart in (awards, total):
        assert chart["role"] == "img"
        assert {chart.title["id"], chart.desc["id"]} == set(chart["aria-labelledby"].split())


def test_the_chart_of_a_city_tells_its_levels_in_words(roster, page):
    chart = page("/cities/kansas-city-mo/").select_one("figure.chart > svg")

    assert chart.desc.get_text().startswith("Silver from 2018, then Gold from 2019.")


def test_sixty_cities_in_a_year_and_a_gap_year_are_drawn(db, page):
    for year in (2018, 2020):
        for number in range(60):
            city = make_city(name=f"{year} {number}")
            make_award(city=city, year=year, level=Level(number % 3 + 1))

    awards, total = page("/timeline/").select("figure.chart > svg")

    assert [t.get_text() for t in awards.select(".block-count")] == ["20"] * 6
    assert [t.get_text() for t in total.select(".dot-count")] == ["60", "60", "120"]
