"""The whole record asked: the published one raises nothing, and answers hold for their values."""

from datetime import UTC, date, datetime

import pytest

from certifications.levels import Level
from certifications.models import AwardSource
from cities.desk.models import Acknowledgement
from cities.desk.questions.asking import asked, asked_about
from cities.models import CaseStudy, City, OtherName
from tests.factories import make_announcement, make_assessment, make_award, make_city

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 17, tzinfo=UTC)


def answer(question, because="It is so."):
    values = {name: getattr(question, name) for name in ("rule", "table", "key", "values")}
    return Acknowledgement.objects.create(**values, because=because, by_name="robin")


def rules(at=NOON):
    return sorted(each.question.rule for each in asked(at))


def test_the_published_record_raises_no_question(published):
    assert City.objects.count() == 1361
    assert asked(NOON) == []


def test_each_rule_is_asked_of_what_is_stored():
    """But `near_name`, each of a record of its own."""
    make_city(name="Salem", geoid="2507000")
    make_city(name="Lynn", latitude=42.46, longitude=70.95)
    make_city(name="Quincy", population=9_000_001)
    make_announcement(year=2020, announced_at=datetime(2022, 5, 1, tzinfo=UTC))
    make_announcement(year=2017, announced_at=datetime(2017, 5, 1, tzinfo=UTC))
    make_announcement(year=2028, announced_at=datetime(2028, 5, 1, tzinfo=UTC))
    make_assessment(city=make_city(name="Worcester"), year=2028)
    city = make_city(name="Newton")
    make_award(city=city, year=2018, level=Level.GOLD)
    lower = make_award(city=city, year=2019, level=Level.SILVER)
    AwardSource.objects.create(
        award=lower, url="https://example.org/", published_on=date(2026, 12, 2)
    )
    CaseStudy.objects.create(title="Streets", url="https://example.org/", published_on="2027")

    assert rules() == [
        *("before_first", "census", "far_ahead", "later_year", "lower", "other_place"),
        *("outside_state", "people", "published_later", "published_later", "year_apart"),
    ]


def test_other_names_are_compared_too():
    known = make_city(name="New York", state="NY", geoid="3651000")
    OtherName.objects.create(city=known, name="NYCity")
    new = make_city(name="N.Y. City", state="NY")
    (found,) = asked(NOON)

    assert (found.question.rule, found.question.key) == ("near_name", new.pk)
    assert asked_about("cities_city", known.pk, NOON) == [found]


def test_days_are_those_of_eastern_time():
    CaseStudy.objects.create(title="Streets", url="https://example.org/", published_on="2026-12-02")

    assert rules(datetime(2026, 12, 2, 4, 59, tzinfo=UTC)) == ["published_later"]
    assert rules(datetime(2026, 12, 2, 5, 0, tzinfo=UTC)) == []


def test_an_answer_holds_for_the_values_that_it_was_given_for():
    city = make_city(name="Aa", population=50)
    (found,) = asked(NOON)
    given = answer(found.question)

    assert asked(NOON) == [(found.question, given)]

    City.objects.filter(pk=city.pk).update(note="Another value moves nothing.")
    assert asked(NOON)[0].answer == given

    City.objects.filter(pk=city.pk).update(population=51)
    assert asked(NOON)[0].answer is None

    City.objects.filter(pk=city.pk).update(population=50)
    assert asked(NOON)[0].answer == given


def test_an_answer_is_of_one_rule_and_row():
    make_city(name="Aa", population=50)
    make_city(name="Bb", population=50)
    first, second = asked(NOON)
    answer(first.question)

    assert [each.answer is None for each in asked(NOON)] == [False, True]
    assert second.question.values == first.question.values


def test_coordinates_come_back_from_the_database_as_they_were_answered():
    make_city(latitude=42.360082512345678, longitude=71.0588801)
    (found,) = asked(NOON)
    answer(found.question)

    assert asked(NOON)[0].answer is not None


def test_the_latest_answer_is_shown():
    make_city(name="Aa", population=50)
    (found,) = asked(NOON)
    answer(found.question, "First.")
    answer(found.question, "Second.")

    assert asked(NOON)[0].answer.because == "Second."


@pytest.mark.parametrize("count", [1, 30])
def test_the_statements_do_not_grow(count, django_assert_num_queries):
    for number in range(count):
        city = make_city(name=f"Place {number} {number}", population=9_000_001 + number)
        OtherName.objects.create(city=city, name=f"Other {number}")
        make_award(city=city, level=Level.GOLD)
        lower = make_award(city=city, year=2019)
        url = f"https://example.org/{number}"
        AwardSource.objects.create(award=lower, url=url, published_on=date(2027, 1, 1))
        CaseStudy.objects.create(title="Streets", url=url, published_on="2027")
    for question, _ in asked(NOON):
        answer(question)

    with django_assert_num_queries(7):
        assert len(asked(NOON)) >= 4 * count
