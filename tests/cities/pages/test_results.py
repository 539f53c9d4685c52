"""The list of the directory: its columns, and where the record may lack an award."""

from types import SimpleNamespace

from certifications.coverage import Coverage
from certifications.levels import Level
from cities.pages.results import Cell, Year, results_of


def city(*years, matched=(), population=None, year=None, area=""):
    """Return a city with a silver award of each year, latest first."""
    awards = [SimpleNamespace(year=each, level=Level.SILVER) for each in years]
    return SimpleNamespace(
        slug="boston-ma",
        name="Boston",
        state="MA",
        latitude=42.4,
        longitude=-71.1,
        current_level=Level.SILVER,
        awards=awards,
        matched_awards=[award for award in awards if award.year in matched],
        population=population,
        population_year=year,
        population_area=area,
    )


def lacking(*years):
    return Coverage((), None, tuple(SimpleNamespace(year=year) for year in years))


def test_each_city_has_a_cell_for_each_year():
    boston = city(2019, 2018, matched=[2018])

    found = results_of([boston], [2019, 2018], lacking())

    assert found.years == [Year(2018), Year(2019)]
    (row,) = found.rows
    assert row.cells == (
        Cell(Level.SILVER, is_matched=True, is_held=True),
        Cell(Level.SILVER, is_matched=False, is_held=True),
    )
    assert (row.slug, row.state_name, row.level) == ("boston-ma", "Massachusetts", Level.SILVER)
    assert found.later == 0


def test_a_cell_without_an_award_says_whether_the_record_holds_its_year():
    (row,) = results_of([city(2018)], [2018, 2021], lacking(2020)).rows

    assert row.cells[1:] == (
        Cell(None, is_matched=False, is_held=False),
        Cell(None, is_matched=False, is_held=True),
    )


def test_a_year_that_the_record_lacks_has_a_column_and_later_rounds_share_one():
    found = results_of([city(2018)], [2018, 2021], lacking(2020, 2020, 2021, 2022, 2023))

    assert found.years == [Year(2018), Year(2020, is_held=False), Year(2021)]
    assert found.later == 2


def test_populations_of_one_year_name_it_once():
    same = results_of([city(population=1, year=2020), city()], [], lacking())
    mixed = results_of(
        [city(population=1, year=2020), city(population=1, year=2021)], [], lacking()
    )

    assert (same.population_year, mixed.population_year) == (2020, None)


def test_a_population_of_another_area_is_explained():
    found = results_of([city(area="Metro government"), city()], [], lacking())

    assert [row.population_area for row in found.areas] == ["Metro government"]
