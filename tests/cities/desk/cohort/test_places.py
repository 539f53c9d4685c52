"""The city of a row, and what is none."""

import pytest

from cities.desk.cohort.places import Reader, place_of


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"city": "Tempe", "state": "AZ"}, ("Tempe", "AZ")),
        ({"city": "Tempe, AZ"}, ("Tempe", "AZ")),
        ({"city": "Tempe, Arizona"}, ("Tempe", "AZ")),
        ({"city": "Tempe AZ"}, ("Tempe", "AZ")),
        ({"city": "Washington D.C."}, ("Washington", "DC")),
        ({"city": "Washington, D.C."}, ("Washington", "DC")),
        ({"city": "Winston-Salem", "state": "North Carolina"}, ("Winston-Salem", "NC")),
        ({"city": "Hamilton"}, ("Hamilton", None)),
        ({"city": "Tempe", "state": "AZ", "country": "USA"}, ("Tempe", "AZ")),
    ],
)
def test_city_and_state_are_read(cells, expected):
    reader = Reader(7, cells)

    assert place_of(reader) == expected
    assert reader.faults == []


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"state": "AZ"}, "Row 7, city: it is empty. If cells are merged, fill each row."),
        ({"city": "Total"}, "Row 7, city: “Total” is a total, not a city. Leave this row out."),
        ({"city": "Grand total: 21"}, "Row 7, city: “Grand total: 21” is a total, not a city"),
        ({"city": "Honor Roll"}, "Row 7, city: “Honor Roll” names no certified city"),
        ({"city": "Winnipeg", "country": "Canada"}, "Row 7, country: “Canada” is not the United"),
        ({"city": "Canada"}, "Row 7, city: “Canada” is not a U.S. state"),
        ({"city": "Tempe, Arizonna"}, "Row 7, state: “Arizonna” is not a U.S. state. Did you"),
        ({"city": "21"}, "Row 7, city: “21” can’t be the name of a city."),
        ({"city": "x" * 101, "state": "AZ"}, f"Row 7, city: “{'x' * 40}…” can’t be the name"),
    ],
)
def test_what_is_no_city_is_refused_with_row_and_column(cells, fault):
    reader = Reader(7, cells)
    place_of(reader)

    assert len(reader.faults) == 1
    assert reader.faults[0].startswith(fault)


def test_a_total_is_a_word_of_its_own():
    reader = Reader(1, {"city": "Sumter", "state": "SC"})

    assert place_of(reader) == ("Sumter", "SC")
    assert reader.faults == []
