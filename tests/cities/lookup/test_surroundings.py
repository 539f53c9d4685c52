"""What stands around the name of a place and is none of it."""

import pytest

from cities.lookup.surroundings import without_country


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("boston ma usa", "boston ma"),
        ("boston united states of america", "boston"),
        ("boston ma 02108", "boston ma"),
        ("boston ma 02108 1234 us", "boston ma"),
        ("usa", "usa"),
        ("02108", "02108"),
    ],
)
def test_country_and_zip_code_are_left_out(typed, left):
    assert " ".join(without_country(tuple(typed.split()))) == left
