"""What is asked about announcements, assessments, awards and dates, both sides of each limit."""

from datetime import UTC, date, datetime, timedelta

import pytest

from certifications.levels import Level
from cities.desk.questions.of_awards import (
    AnnouncementFacts,
    AssessmentFacts,
    AwardFacts,
    DatedPage,
    about_announcements,
    about_assessments,
    about_pages,
)
from cities.desk.questions.question import (
    ANNOUNCEMENT,
    ASSESSMENT,
    AWARD,
    CASE_STUDY,
    CITY,
)

NOON = datetime(2026, 12, 1, 17, tzinfo=UTC)
TODAY = date(2026, 12, 1)


def announced(day, *, year=None, moment=None):
    """Return what is asked about an announcement of that day."""
    moment = moment or datetime(day.year, day.month, day.day, 17, tzinfo=UTC)
    facts = AnnouncementFacts(3, "Round", year or day.year, day, moment)
    return list(about_announcements([facts], NOON))


def rules(questions):
    return [each.rule for each in questions]


@pytest.mark.parametrize(
    ("year", "is_asked"), [(2023, True), (2024, False), (2025, False), (2026, True)]
)
def test_a_certification_year_away_from_that_of_the_announcement(year, is_asked):
    found = announced(date(2025, 2, 26), year=year)

    assert rules(found) == ["year_apart"] * is_asked
    if is_asked:
        assert f"{year} was announced in 2025" in found[0].sentence
        assert found[0].values == {"year": year, "day": "2025-02-26"}


@pytest.mark.parametrize(
    ("day", "is_asked"), [(date(2018, 1, 24), True), (date(2018, 1, 25), False)]
)
def test_an_announcement_before_the_first(day, is_asked):
    found = announced(day)

    assert rules(found) == ["before_first"] * is_asked
    assert [each.values for each in found] == [{"day": "2018-01-24"}] * is_asked


@pytest.mark.parametrize(
    ("ahead", "is_asked"),
    [
        (timedelta(days=400), False),
        (timedelta(days=400, minutes=1), True),
        (timedelta(days=-400), False),
    ],
)
def test_an_announcement_that_is_far_away(ahead, is_asked):
    found = announced((NOON + ahead).date(), moment=NOON + ahead)

    assert rules(found) == ["far_ahead"] * is_asked
    assert all((each.table, each.key) == (ANNOUNCEMENT, 3) for each in found)


@pytest.mark.parametrize(
    ("year", "award", "is_asked"),
    [
        (2026, None, False),
        (2027, None, True),
        (2027, AwardFacts(9, Level.GOLD), False),  # its announcement is asked about
    ],
)
def test_a_year_that_has_not_begun(year, award, is_asked):
    found = list(about_assessments([AssessmentFacts(5, 7, "Boston, MA", year, award)], TODAY))

    assert rules(found) == ["later_year"] * is_asked
    if is_asked:
        assert found[0].is_about(ASSESSMENT, 5)
        assert found[0].is_about(CITY, 7)
        assert found[0].values == {"year": 2027}


@pytest.mark.parametrize(
    ("levels", "lower"),
    [
        ([Level.SILVER, Level.SILVER], []),
        ([Level.SILVER, Level.GOLD], []),
        ([Level.GOLD, Level.SILVER], [2019]),
        ([Level.GOLD, None, Level.SILVER], [2020]),
        ([Level.PLATINUM, Level.GOLD, Level.SILVER], [2019, 2020]),
        ([Level.PLATINUM, Level.SILVER, Level.GOLD], [2019]),
    ],
)
def test_a_level_that_is_lower_than_before(levels, lower):
    assessments = [
        AssessmentFacts(year, 7, "Boston, MA", year, level and AwardFacts(year + 100, level))
        for year, level in enumerate(levels, start=2018)
    ]
    found = list(about_assessments(reversed(assessments), TODAY))

    assert [each.name for each in found] == [f"Boston, MA, {year}" for year in lower]
    assert rules(found) == ["lower"] * len(lower)


def test_the_levels_of_two_cities_are_not_compared():
    first = AssessmentFacts(1, 7, "Boston, MA", 2018, AwardFacts(1, Level.GOLD))
    second = AssessmentFacts(2, 8, "Salem, MA", 2019, AwardFacts(2, Level.SILVER))

    assert list(about_assessments([first, second], TODAY)) == []


def test_a_lower_level_is_asked_about_on_three_pages_in_words():
    first = AssessmentFacts(1, 7, "Boston, MA", 2018, AwardFacts(11, Level.GOLD))
    second = AssessmentFacts(2, 7, "Boston, MA", 2020, AwardFacts(12, Level.SILVER))
    (question,) = about_assessments([first, second], TODAY)

    assert "It is silver, and the award of 2018 is gold." in question.sentence
    assert question.values == {"level": 1, "before": 2, "year_before": 2018}
    assert all(question.is_about(*row) for row in ((AWARD, 12), (ASSESSMENT, 2), (CITY, 7)))
    assert not question.is_about(AWARD, 11)


@pytest.mark.parametrize(
    ("day", "is_asked"),
    [
        ("2026-12-01", False),
        ("2026-12-02", True),
        ("2026-12", False),
        ("2027-01", True),
        ("2026", False),
        ("2027", True),
    ],
)
def test_a_published_date_that_is_still_to_come(day, is_asked):
    found = list(about_pages([DatedPage(CASE_STUDY, 4, "Streets", day)], TODAY))

    assert rules(found) == ["published_later"] * is_asked
    assert [each.values for each in found] == [{"published": day}] * is_asked
