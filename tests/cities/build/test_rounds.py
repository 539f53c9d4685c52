"""Which announcement an award is of, by tables of cases."""

from datetime import date

import pytest

from certifications.levels import Level
from certifications.roster import RosterLine
from cities.build.rounds import announcements_of

JULY = {"year": 2021, "announced_at": "2021-07-14T00:00:00-04:00", "coverage": "complete"}
DECEMBER = {"year": 2021, "announced_at": "2021-12-15T00:00:00-05:00", "coverage": "none"}

PARTLY = DECEMBER | {"coverage": "partial"}


def line(day=None, year=2021):
    return RosterLine("Boston", "MA", ((year, Level.GOLD),), day)


@pytest.mark.parametrize(
    ("day", "announcement"),
    [(None, JULY), (date(2021, 7, 14), JULY), (date(2021, 12, 15), DECEMBER)],
)
def test_an_award_is_of_the_announcement_of_its_round_or_of_its_year(day, announcement):
    faults = []

    found = announcements_of([line(day)], [JULY, DECEMBER], faults)

    assert found == {(day, 2021): announcement}
    assert faults == []


@pytest.mark.parametrize(
    ("asked", "known", "fault"),
    [
        (line(year=2020), [JULY], "Boston, MA: no announcement recorded for 2020"),
        (
            line(),
            [JULY, DECEMBER | {"coverage": "partial"}],
            "Boston, MA: 2021 has 2 announcements",
        ),
        (line(date(2021, 7, 15)), [JULY], "Boston, MA: fixtures/announcements.csv has no"),
        (line(date(2021, 7, 14), 2020), [JULY], "Boston, MA: fixtures/announcements.csv has no"),
    ],
)
def test_an_award_of_no_announcement_or_of_several_is_named(asked, known, fault):
    faults = []

    assert announcements_of([asked], known, faults) == {}
    assert [said.startswith(fault) for said in faults] == [True]
