"""The facts of the program fit each other."""

from certifications import program


def test_an_announcement_may_come_in_any_year_of_the_program():
    first, last = program.FIRST_MOMENT, program.LAST_MOMENT

    assert (first.year, first.month, first.day) == (program.FIRST_YEAR, 1, 1)
    assert program.LAST_YEAR < last.year <= program.LAST_YEAR + program.MOST_YEARS_APART
