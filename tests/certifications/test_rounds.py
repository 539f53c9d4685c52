"""Rosters in rounds, by tables of cases."""

from datetime import date

import pytest

from certifications.roster import RosterError, parse_roster
from certifications.rounds import parse_rounds

TWO = """# A comment
## 2021-07-14 Reprint of the release <https://example.org/july>
Boston, MA (2021 Gold), and Reno, NV (2021 Silver)
# Another comment
##2021-12-15 Press release <https://example.org/december>
Denver, CO (2021 Silver)
"""


def read(text):
    return [(line.label, line.day) for line in parse_rounds(text)]


def test_a_roster_without_headings_reads_as_before():
    text = "# Verbatim\nBoston, MA (2018 Silver), and San Francisco (2018 Silver)"

    assert parse_rounds(text) == parse_roster(text)


def test_each_line_has_the_day_of_its_round():
    july, december = date(2021, 7, 14), date(2021, 12, 15)

    assert read(TWO) == [("Boston, MA", july), ("Reno, NV", july), ("Denver, CO", december)]


def test_what_stands_before_the_first_heading_has_no_day():
    assert read("Waco, TX (2018 Silver)\n" + TWO)[0] == ("Waco, TX", None)


def test_a_city_may_stand_in_two_rounds():
    text = TWO.replace("Denver, CO (2021 Silver)", "Boston, MA (2022 Gold)")

    assert [label for label, _ in read(text)] == ["Boston, MA", "Reno, NV", "Boston, MA"]


@pytest.mark.parametrize(
    ("heading", "fault"),
    [
        ("## July 14, 2021", "no heading of a round: write ## 2021-12-15"),
        ("## 2021-02-30 Release <https://x.org/>", "2021-02-30 is no day: write ## 2021-12-15"),
        ("## 2021-07-14 Release <ftp://x.org/>", "no heading of a round"),
        ("## 2021-07-14 Release", "no heading of a round"),
    ],
)
def test_a_heading_that_cannot_be_read_is_named(heading, fault):
    with pytest.raises(RosterError) as refused:
        parse_rounds(f"{heading}\nBoston, MA (2021 Gold)")

    assert refused.value.faults[0].startswith(f"{heading}: {fault}")


def test_a_fault_names_its_round():
    with pytest.raises(RosterError) as refused:
        parse_rounds(TWO.replace("2021 Silver)\n", "2021 Bronze)\n", 1))

    assert refused.value.faults[0].startswith("2021-07-14: Reno, NV (2021 Bronze): ")
    assert [line.label for line in refused.value.lines] == ["Boston, MA", "Denver, CO"]


def test_a_round_without_a_city_is_named():
    with pytest.raises(RosterError, match="2021-07-14: The roster is empty"):
        parse_rounds("## 2021-07-14 Release <https://x.org/>\n")
