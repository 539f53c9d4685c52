"""Each row is judged against the record."""

import pytest

from certifications.levels import Level
from certifications.models import AwardSource
from cities.desk.cohort.matching import Judge, Verdict
from cities.desk.cohort.reading import read
from cities.desk.cohort.record import load
from tests.factories import make_announcement, make_assessment, make_award, make_city

pytestmark = pytest.mark.django_db
A, B = "https://a.org/x", "https://b.org/y"


@pytest.fixture
def announcement():
    return make_announcement(year=2020)


@pytest.fixture
def tempe():
    return make_city(name="Tempe", state="AZ", population=180_000)


def judged(announcement, text, chosen=None, left_out=()):
    judge = Judge(announcement, load(), chosen or {}, set(left_out))
    return [judge.judge(row) for row in read(text, Level.SILVER).rows]


def only(announcement, text, **choices):
    [row] = judged(announcement, text, **choices)
    return row


def test_a_city_without_an_award_of_the_year_is_new(announcement, tempe):
    row = only(announcement, "Tempe, AZ, gold")

    assert (row.words, row.event, row.place.pk, row.level) == ("new", "first", tempe.pk, "Gold")


@pytest.mark.parametrize(
    ("before", "event"),
    [
        (Level.SILVER, "level-up from silver"),
        (Level.GOLD, "gold again"),
        (Level.PLATINUM, "lower than platinum: is that right?"),
    ],
)
def test_the_event_is_told_with_the_level_before(announcement, tempe, before, event):
    make_award(city=tempe, year=2019, level=before)

    assert only(announcement, "Tempe, AZ, gold").event == event


def test_an_award_that_is_there_is_as_it_is_or_changes(announcement, tempe):
    make_award(city=tempe, year=2020, level=Level.SILVER)

    assert only(announcement, "Tempe, AZ, silver").words == "as it is"
    assert only(announcement, "Tempe, AZ, gold").words == "changes silver to gold"


def test_sources_are_those_that_neither_announcement_nor_award_has(announcement, tempe):
    text = f"Tempe, AZ, silver, {announcement.source_url} {A} {B}"
    assert only(announcement, text).sources == (A, B)
    assert only(announcement, text).typed == "Tempe, AZ, silver,"

    award = make_award(city=tempe, year=2020)
    AwardSource.objects.create(award=award, url=A, title="Page", publisher="A")
    assert only(announcement, text).sources == (B,)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Hamilton", "Row 1 names no state. Which city is it?"),
        ("Winnipeg", "Row 1, city: we don’t know “Winnipeg”. Check the spelling, or add the city"),
        ("Hamilton, NJ", "Row 1, city: we don’t know “Hamilton, New Jersey”. Did you mean one of"),
        ("Hamiltan, OH", "Row 1, city: we don’t know “Hamiltan, Ohio”. Did you mean one of these?"),
        ("Brooklyn, NY", "Row 1, city: Brooklyn, New York, is part of New York."),
        ("Cook County, IL", "Row 1, city: Cook County, Illinois, is a county; its largest city is"),
    ],
)
def test_a_city_that_is_not_certain_is_a_question(announcement, text, sentence):
    make_city(name="Hamilton", state="OH")
    row = only(announcement, text)

    assert (row.verdict, row.event) == (Verdict.QUESTION, "")
    assert row.is_open
    assert row.sentences[0].startswith(sentence)


def test_one_of_the_options_can_be_chosen_and_nothing_else(announcement, tempe):
    hamilton = make_city(name="Hamilton", state="OH")

    chosen = only(announcement, "Hamilton", chosen={1: hamilton.pk})
    assert (chosen.verdict, chosen.place.pk) == (Verdict.NEW, hamilton.pk)
    assert [option.pk for option in chosen.options] == [hamilton.pk]
    other = only(announcement, "Hamilton", chosen={1: tempe.pk})
    assert other.verdict == Verdict.QUESTION


def test_a_choice_does_not_move_a_row_that_is_certain(announcement, tempe):
    other = make_city(name="Tempe", state="TX")

    assert only(announcement, "Tempe, AZ", chosen={1: other.pk}).place.pk == tempe.pk


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("city,state,year\nTempe,AZ,2019", "Row 2, year: 2019 is not 2020, the certification year"),
        (
            "city,state,date\nTempe,AZ,2020-06-29",
            "Row 2, announced on: June 29, 2020 is not the day of this announcement, January 25,",
        ),
        ("city,state,date\nTempe,AZ,2021", "Row 2, announced on: 2021 is not the day of this"),
        ("Tempe,AZ,glod", "Row 1, level: “glod” is not a level."),
        ("Small,AZ", "Row 1, city: Small, AZ has a recorded population of 29,999; the program is"),
    ],
)
def test_what_cannot_be_an_award_of_it_is_refused(announcement, tempe, text, sentence):
    make_city(name="Small", state="AZ", population=29_999)
    row = only(announcement, text)

    assert (row.verdict, row.event) == (Verdict.REFUSED, "")
    assert row.sentences[0].startswith(sentence)


@pytest.mark.parametrize("day", ["2020-01-25", "2020-01", "2020", "January 25, 2020"])
def test_a_row_may_say_the_day_or_less(announcement, tempe, day):
    assert only(announcement, f'city,state,date\nTempe,AZ,"{day}"').verdict == Verdict.NEW


@pytest.mark.parametrize(
    ("precision", "day", "verdict"),
    [
        ("month", "2020-01-03", Verdict.NEW),
        ("month", "2020-03-03", Verdict.REFUSED),
        ("year", "2020-11-03", Verdict.NEW),
        ("year", "2019-11-03", Verdict.REFUSED),
        ("day", "2020-01-24", Verdict.REFUSED),
    ],
)
def test_a_row_may_say_more_than_is_known_of_the_announcement(tempe, precision, day, verdict):
    announcement = make_announcement(year=2020, precision=precision)

    assert only(announcement, f"city,state,date\nTempe,AZ,{day}").verdict == verdict


def test_a_city_that_shrank_keeps_its_assessment(announcement):
    small = make_city(name="Small", state="AZ")
    make_assessment(city=small, year=2020)
    small.population, small.population_year, small.population_source = 29_999, 2020, "Census"
    small.save()

    assert only(announcement, "Small, AZ").verdict == Verdict.NEW


def test_a_city_that_stands_twice_is_refused_the_second_time(announcement, tempe):
    first, second = judged(announcement, "Tempe, AZ\nTempe, Arizona, gold")

    assert first.verdict == Verdict.NEW
    assert second.sentences == ("Row 2, city: Tempe, AZ is in row 1 already.",)


def test_an_award_of_another_announcement_is_left_to_a_person(announcement, tempe):
    make_award(city=tempe, year=2020, announced_at=announcement.announced_at.replace(month=6))
    row = only(announcement, "Tempe, AZ, gold")

    assert row.verdict == Verdict.REFUSED
    assert "has its 2020 award, silver, from another announcement" in row.sentences[0]


def test_a_row_left_out_is_not_even_looked_at(announcement, tempe):
    left, kept = judged(announcement, "Tempe, AZ\nTempe, AZ", left_out=[1])

    assert (left.words, left.place, left.is_open) == ("left out", None, False)
    assert kept.verdict == Verdict.NEW
