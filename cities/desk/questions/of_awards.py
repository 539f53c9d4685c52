"""What may be asked about announcements, assessments, awards and published dates. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from certifications.coverage import in_us_words
from certifications.levels import Event, Level, event_of

from .question import ANNOUNCEMENT, ASSESSMENT, AWARD, CITY, Question

# The day on which the program first announced certifications.
FIRST_ANNOUNCED = date(2018, 1, 25)
# A round is announced in its year, or in the one after it.
YEARS_AFTER = (0, 1)
FAR_AHEAD = timedelta(days=400)


@dataclass(frozen=True)
class AnnouncementFacts:
    """An announcement; `day` in Eastern time, or the last of the period that is known."""

    key: int
    name: str
    year: int
    day: date
    moment: datetime


class AwardFacts(NamedTuple):
    """An award: its key and its level."""

    key: int
    level: int


@dataclass(frozen=True)
class AssessmentFacts:
    """An assessment with its award, if it has one."""

    key: int
    city: int
    label: str
    year: int
    award: AwardFacts | None = None

    @property
    def name(self) -> str:
        return f"{self.label}, {self.year}"


@dataclass(frozen=True)
class DatedPage:
    """A page about awards; `day` as it is recorded: 2019, 2019-04 or 2019-04-24."""

    table: str
    key: int
    name: str
    day: str


def about_announcements(
    announcements: Iterable[AnnouncementFacts], at: datetime
) -> Iterator[Question]:
    """Yield the questions about announcements at the moment `at`."""
    for each in announcements:
        day = in_us_words(each.day)
        values = {"year": each.year, "day": each.day.isoformat()}
        if each.day.year - each.year not in YEARS_AFTER:
            said = f"{each.year} was announced in {each.day.year}. Are certification year and day "
            yield _asked("year_apart", each, f"{said}right?", values)
        if each.day < FIRST_ANNOUNCED:
            first = in_us_words(FIRST_ANNOUNCED)
            said = f"It is dated {day}. The program’s first was on {first}. Is the day right?"
            yield _asked("before_first", each, said, {"day": each.day.isoformat()})
        if each.moment - at > FAR_AHEAD:
            said = f"It is dated {day}, over {FAR_AHEAD.days} days from now. Is the day right?"
            yield _asked("far_ahead", each, said, {"day": each.day.isoformat()})


def _asked(rule, announcement, sentence, values):
    return Question(rule, ANNOUNCEMENT, announcement.key, announcement.name, sentence, values)


def about_assessments(assessments: Iterable[AssessmentFacts], today: date) -> Iterator[Question]:
    """Yield the questions about assessments and their awards.

    The year of an award is that of its announcement, about which its own questions ask.
    """
    by_city: dict[int, list[AssessmentFacts]] = {}
    for each in assessments:
        by_city.setdefault(each.city, []).append(each)
    for of_city in by_city.values():
        in_order = sorted(of_city, key=lambda each: each.year)
        yield from (
            _later_year(each) for each in in_order if each.award is None and each.year > today.year
        )
        awarded = [(each, each.award) for each in in_order if each.award is not None]
        yield from (
            _lower(earlier, later)
            for earlier, later in zip(awarded, awarded[1:], strict=False)
            if event_of(later[1].level, earlier[1].level) == Event.LOWER
        )


def _later_year(assessment):
    said = f"It is of {assessment.year}, a year that has not begun. Is the year right?"
    values = {"year": assessment.year}
    also = ((CITY, assessment.city),)
    return Question("later_year", ASSESSMENT, assessment.key, assessment.name, said, values, also)


def _lower(earlier, later):
    """Ask about an award that is lower than the one before it, each with its assessment."""
    (before, award_before), (assessment, award) = earlier, later
    level, level_before = (Level(each.level).label.lower() for each in (award, award_before))
    return Question(
        "lower",
        AWARD,
        award.key,
        assessment.name,
        f"It is {level}, and the award of {before.year} is {level_before}. Is the level right?",
        {"level": award.level, "before": award_before.level, "year_before": before.year},
        ((ASSESSMENT, assessment.key), (CITY, assessment.city)),
    )


def about_pages(pages: Iterable[DatedPage], today: date) -> Iterator[Question]:
    """Yield the questions about pages that are dated later than today."""
    for page in pages:
        if page.day > today.isoformat()[: len(page.day)]:
            said = f"It is dated {page.day}, which is still to come. Is the date right?"
            yield Question(
                "published_later", page.table, page.key, page.name, said, {"published": page.day}
            )
