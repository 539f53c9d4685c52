"""The tables that the fixtures are built from, and what is said of a wrong row."""

import pytest

from cities.build.tables import TABLES, read_rows

ANNOUNCEMENT = {
    "announced_at": "2018-01-25T09:00:00-05:00",
    "year": "2018",
    "precision": "day",
    "day_in_words": "",
    "title": "Press release",
    "publisher": "Bloomberg Philanthropies",
    "source_url": "https://example.org/2018",
    "stated_total": "9",
    "coverage": "complete",
    "checked_on": "",
    "note": "",
}
LATER = {"announced_at": "2019-01-25T09:00:00-05:00", "year": "2019"}


def read(*rows, file="announcements.csv"):
    faults = []
    return read_rows(file, rows, faults), faults


def test_values_are_read_by_their_columns():
    records, faults = read(ANNOUNCEMENT)

    assert records == [ANNOUNCEMENT | {"year": 2018, "stated_total": 9, "checked_on": None}]
    assert faults == []


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"year": "18"}, 'year "18" is not a year'),
        ({"announced_at": "2018-01-25T09:00:00"}, "is not a time with its offset from UTC"),
        ({"announced_at": "2018-13-25T09:00:00-05:00"}, "is not a time with its offset from UTC"),
        ({"source_url": "ftp://x"}, 'source_url "ftp://x" is not a web address'),
        ({"year": None}, "it has not as many values as there are columns"),
        ({None: ["more"]}, "it has not as many values as there are columns"),
    ],
)
def test_a_wrong_value_is_named_with_its_row_and_left_out(changed, fault):
    records, (said,) = read(ANNOUNCEMENT, ANNOUNCEMENT | LATER | changed)

    assert len(records) == 1
    assert said.startswith("fixtures/announcements.csv, row 3: ")
    assert said.endswith(fault)


def test_a_key_stands_once():
    records, faults = read(ANNOUNCEMENT, ANNOUNCEMENT)

    assert len(records) == 1
    assert faults == ['fixtures/announcements.csv, row 3: "2018-01-25T09:00:00-05:00" stands twice']


def test_other_names_are_parted_by_semicolons():
    _, _, names = TABLES["places.csv"]["other_names"]

    assert names(" NYC; ;Big Apple ") == ["NYC", "Big Apple"]
