"""Asks the whole record, with the same number of statements whatever it holds."""

from typing import NamedTuple

from django.utils import timezone

from certifications.models import Announcement, Assessment, AwardSource
from cities.map.borders import rings
from cities.map.shapes import shapes
from cities.models import CaseStudy, City, OtherName

from .census import place_of
from .models import Acknowledgement
from .of_awards import (
    AnnouncementFacts,
    AssessmentFacts,
    AwardFacts,
    DatedPage,
    about_announcements,
    about_assessments,
    about_pages,
)
from .of_cities import CityFacts, about_cities
from .question import AWARD_SOURCE, CASE_STUDY, Question


class Asked(NamedTuple):
    """A question, and what staff answered to it; None while it is open."""

    question: Question
    answer: Acknowledgement | None


def asked(at) -> list[Asked]:
    """Return the questions of the record at a moment, answered ones with their answers."""
    answers: dict = {}
    for each in Acknowledgement.objects.all():
        answers.setdefault((each.rule, each.table, each.key), []).append(each)
    return [Asked(question, _answer(question, answers)) for question in _questions(at)]


def asked_about(table, key, at) -> list[Asked]:
    """Return those that stand on the page of one row."""
    return [each for each in asked(at) if each.question.is_about(table, key)]


def open_questions(at) -> list[Question]:
    """Return those that nobody answered."""
    return [question for question, answer in asked(at) if answer is None]


def about_any(questions, rows) -> list[Question]:
    """Return the questions about any of the rows, each as (table, key)."""
    rows = set(rows)
    return [question for question in questions if not rows.isdisjoint(question.rows)]


def facts_of(announcement) -> AnnouncementFacts:
    """Return what is asked about of an announcement, stored or not."""
    return AnnouncementFacts(
        announcement.pk,
        str(announcement),
        announcement.year,
        announcement.announced_on,
        announcement.announced_at,
    )


def _answer(question, answers):
    """Return the latest answer that was given for these values."""
    given = answers.get((question.rule, question.table, question.key), ())
    return next((each for each in reversed(given) if each.values == question.values), None)


def _questions(at):
    today = timezone.localdate(at)
    outlines = {state: rings(shape.path) for state, shape in shapes().items()}
    yield from about_cities(_cities(), outlines)
    yield from about_announcements(map(facts_of, Announcement.objects.all()), at)
    yield from about_assessments(_assessments(), today)
    yield from about_pages(_pages(), today)


def _cities():
    other_names: dict = {}
    for city, name in OtherName.objects.values_list("city", "name"):
        other_names.setdefault(city, []).append(name)
    columns = ("name", "state", "geoid", "population", "latitude", "longitude")
    return [
        CityFacts(
            key=key,
            other_names=tuple(other_names.get(key, ())),
            place=place_of(row["geoid"], row["name"], row["state"]),
            **row,
        )
        for key, *values in City.objects.order_by("pk").values_list("pk", *columns)
        for row in [dict(zip(columns, values, strict=True))]
    ]


def _assessments():
    return [
        AssessmentFacts(
            key, city, f"{name}, {state}", year, AwardFacts(award, level) if award else None
        )
        for key, city, name, state, year, award, level in Assessment.objects.values_list(
            *("pk", "city", "city__name", "city__state", "year", "award", "award__level")
        )
    ]


def _pages():
    sources = AwardSource.objects.exclude(published_on=None)
    studies = CaseStudy.objects.exclude(published_on="")
    return [
        *(
            DatedPage(AWARD_SOURCE, each.pk, str(each), each.published_on.isoformat())
            for each in sources
        ),
        *(DatedPage(CASE_STUDY, each.pk, each.title, each.published_on) for each in studies),
    ]
