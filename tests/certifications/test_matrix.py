"""The matrix of the timeline: its order, what a cell may say, and where lines and marks stand."""

import pytest

from certifications.levels import Event, Level
from certifications.matrix import BAR_HEIGHT, COLUMN, whole_of
from certifications.matrix import matrix_of as matrix_of_page
from tests.certifications.some_awards import awards_of, coverage

SILVER, GOLD, PLATINUM = Level
FEW = {
    "Boston": {2018: SILVER},
    "Gary": {2019: SILVER},
    "Kansas City": {2018: SILVER, 2019: GOLD},
}


def matrix_of(awards, coverage):
    """Return the matrix of awards that are all on one page."""
    return matrix_of_page(awards, coverage, whole_of(awards))


def crowd(cities, years):
    """Return the awards of many cities, each with one in every year, at every level in turn."""
    return awards_of(
        {
            f"City {n:03}": {2018 + year: Level((n + year) % 3 + 1) for year in range(years)}
            for n in range(cities)
        }
    )


def test_cities_stand_in_groups_by_their_first_year():
    matrix = matrix_of(awards_of(FEW), coverage(2018, 2019))

    assert [(year, [row.city.name for row in rows]) for year, rows, _ in matrix.groups] == [
        (2018, ["Boston", "Kansas City"]),
        (2019, ["Gary"]),
    ]


def test_years_after_the_newest_award_stand_apart():
    matrix = matrix_of(awards_of(FEW), coverage(2018, 2019, missing=(2021, 2024)))

    assert [(c.year, c.awards, c.stated_total) for c in matrix.columns] == [
        (2018, 2, 10),
        (2019, 2, 20),
    ]
    assert [(c.year, c.awards, c.stated_total) for c in matrix.later] == [
        (2021, 0, 30),
        (2024, 0, 40),
    ]
    assert matrix.missing_rounds == 2


def test_a_missing_year_before_the_newest_award_keeps_its_place():
    late = {"Boston": {2018: SILVER, 2022: GOLD}}

    matrix = matrix_of(awards_of(late), coverage(2018, missing=(2020, 2022, 2023)))

    ((_, (row,), _),) = matrix.groups
    assert [c.year for c in matrix.columns] == [2018, 2020, 2022]
    assert [(cell.award is not None, cell.column.is_whole) for cell in row.cells] == [
        (True, True),
        (False, False),
        (True, False),
    ]
    assert (row.lines[0].x1, row.lines[0].x2) == (COLUMN // 2, 2 * COLUMN + COLUMN // 2)


def test_no_award_is_said_only_of_a_year_that_is_held_wholly_after_the_first_award():
    awards = awards_of({"Boston": {2019: SILVER}, "Gary": {2018: SILVER, 2020: SILVER, 2021: GOLD}})

    matrix = matrix_of(awards, coverage(2018, 2019, 2020, missing=(2021,)))

    boston = matrix.groups[1][1][0]
    assert [cell.is_known_without for cell in boston.cells] == [False, False, True, False]


@pytest.mark.parametrize("cities", [3, 110])
def test_lines_rise_with_the_level_and_meet_the_marks(cities):
    matrix = matrix_of(crowd(cities, 12), coverage(*range(2018, 2030)))

    for _, rows, _ in matrix.groups:
        for row in rows:
            tops = [cell.top + matrix.mark_size / 2 for cell in row.cells]
            for line, y1, y2 in zip(row.lines, tops, tops[1:], strict=False):
                assert (line.y1, line.y2) == pytest.approx((y1, y2), abs=0.06)
                assert (line.y2 < line.y1) is (line.event == Event.LEVEL_UP)
                assert (line.y2 > line.y1) is (line.event == Event.LOWER)


@pytest.mark.parametrize("cities", [3, 110])
def test_marks_stand_inside_their_rows(cities):
    matrix = matrix_of(crowd(cities, 12), coverage(*range(2018, 2030)))

    tops = [cell.top for _, rows, _ in matrix.groups for row in rows for cell in row.cells]
    assert min(tops) >= -0.1
    assert max(tops) + matrix.mark_size <= matrix.row_height


def test_many_rows_are_low_and_many_years_keep_their_width():
    few, many = (matrix_of(crowd(cities, 12), coverage()) for cities in (39, 40))

    assert (few.is_dense, many.is_dense) == (False, True)
    assert many.row_height < few.row_height
    assert many.is_long
    assert not matrix_of(crowd(3, 7), coverage()).is_long


def test_years_are_named_in_short_where_they_stand_close_but_do_not_scroll():
    found = {years: matrix_of(crowd(3, years), coverage()).is_close for years in (3, 4, 7, 8)}

    assert found == {3: False, 4: True, 7: True, 8: False}


def test_years_after_the_record_have_a_note_only_where_there_is_room_for_it():
    silver = awards_of({"Boston": {2018: SILVER}})

    assert matrix_of(silver, coverage(2018, 2019, 2020, 2021)).has_room_for_note
    assert not matrix_of(silver, coverage(2018, 2019, 2020)).has_room_for_note


def test_few_awards_are_a_pile_of_marks_with_the_lowest_level_at_its_foot():
    awards = awards_of({f"City {n}": {2018: GOLD if n == 8 else SILVER} for n in range(9)})

    ((_, signs),) = matrix_of(awards, coverage(2018)).heads

    assert len({(sign.x, sign.y) for sign in signs}) == 9
    gold = next(sign for sign in signs if sign.level == GOLD)
    assert gold.y == min(sign.y for sign in signs)
    assert all(0 <= sign.x <= 84 - 16 and 0 <= sign.y <= BAR_HEIGHT - 16 for sign in signs)


@pytest.mark.parametrize("cities", [16, 60, 1361])
def test_many_awards_are_a_bar_to_one_scale(cities):
    matrix = matrix_of(crowd(cities, 7), coverage())

    for column, signs in matrix.heads:
        assert [sign.level for sign in signs] == [level for level, _ in column.counts]
        assert sum(sign.height for sign in signs) == pytest.approx(
            BAR_HEIGHT * column.awards / cities, abs=0.3
        )
        assert signs[0].y + signs[0].height == pytest.approx(BAR_HEIGHT, abs=0.11)


def test_an_empty_record_has_no_columns():
    matrix = matrix_of([], coverage(missing=(2020,)))

    assert (matrix.columns, matrix.groups, matrix.heads) == ((), (), [])
    assert [column.year for column in matrix.later] == [2020]


def test_a_page_tells_of_the_awards_of_all_pages():
    awards = awards_of(FEW)
    some = [award for award in awards if award.city.name == awards[0].city.name]
    page = matrix_of_page(some, coverage(2018, 2019), whole_of(awards))
    all_of_them = matrix_of(awards, coverage(2018, 2019))

    assert page.columns == all_of_them.columns
    ((year, rows, count),) = page.groups
    assert len(rows) == 1
    assert count == next(n for first, _, n in all_of_them.groups if first == year)
