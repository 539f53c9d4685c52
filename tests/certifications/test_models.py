"""What the database refuses of assessments and awards, and what staff read when it does."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from certifications.levels import Level
from certifications.models import Announcement, Assessment, CertificationAward
from cities.models import City
from tests.factories import make_announcement, make_assessment, make_award, make_city


@pytest.fixture
def assessment(db):
    return make_assessment(city=make_city(population=675_647), year=2018)


def an_award(assessment, **fields):
    sound = {"level": Level.SILVER, "announcement": make_announcement()}
    return CertificationAward(assessment=assessment, **sound | fields)


def test_one_assessment_a_city_and_year(assessment):
    second = Assessment(city=assessment.city, year=2018)

    with pytest.raises(ValidationError) as refused:
        second.full_clean()
    assert list(refused.value.message_dict) == ["year"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.bulk_create([second])


@pytest.mark.parametrize("year", [2014, 2101, 0])
def test_an_assessment_is_of_a_year_of_the_program(assessment, year):
    odd = Assessment(city=assessment.city, year=year)

    with pytest.raises(ValidationError) as refused:
        odd.full_clean()
    assert refused.value.message_dict == {"year": ["Enter a year from 2015 to 2100."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.bulk_create([odd])


@pytest.mark.parametrize("year", [2015, 2100])
def test_the_first_and_last_year_are_taken(assessment, year):
    Assessment(city=assessment.city, year=year).full_clean()
    make_assessment(city=assessment.city, year=year)


def test_one_award_an_assessment(assessment):
    CertificationAward.objects.bulk_create([an_award(assessment)])

    with pytest.raises(IntegrityError), transaction.atomic():
        CertificationAward.objects.bulk_create([an_award(assessment)])


@pytest.mark.parametrize("level", [0, 4, -1])
def test_a_level_is_silver_gold_or_platinum(assessment, level):
    with pytest.raises(ValidationError) as refused:
        an_award(assessment, level=level).full_clean()
    assert "level" in refused.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        CertificationAward.objects.bulk_create([an_award(assessment, level=level)])


def test_an_award_and_its_announcement_are_of_one_year(assessment):
    other = make_announcement(year=2019)

    with pytest.raises(ValidationError) as refused:
        an_award(assessment, announcement=other).full_clean()
    assert refused.value.message_dict == {
        "announcement": [
            "This announcement is of 2019, and the assessment of 2018. Choose an announcement of "
            "2018, or enter it first."
        ]
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        CertificationAward.objects.bulk_create([an_award(assessment, announcement=other)])


@pytest.mark.parametrize(
    "moved",
    [
        lambda: Assessment.objects.update(year=2019),
        lambda: Announcement.objects.update(year=2019),
        lambda: CertificationAward.objects.update(announcement=make_announcement(year=2019)),
    ],
    ids=["assessment", "announcement", "award"],
)
def test_no_side_moves_to_another_year_alone(assessment, moved):
    an_award(assessment).save()

    with pytest.raises(IntegrityError), transaction.atomic():
        moved()


@pytest.mark.parametrize("model", [Assessment, Announcement])
def test_a_year_with_awards_stays_and_the_form_says_what_to_do(assessment, model):
    an_award(assessment).save()
    record = model.objects.get()
    record.year = 2019

    with pytest.raises(ValidationError) as refused:
        record.full_clean()

    assert "2018" in refused.value.message_dict["year"][0]
    assert "then change the year" in refused.value.message_dict["year"][0]


def test_an_announcement_with_awards_cannot_be_deleted(assessment):
    an_award(assessment).save()

    with pytest.raises(models.ProtectedError):
        Announcement.objects.get().delete()


def test_an_award_cannot_exist_without_its_announcement(assessment):
    with pytest.raises(IntegrityError), transaction.atomic():
        CertificationAward.objects.bulk_create([an_award(assessment, announcement=None)])


def test_an_award_cannot_exist_without_its_assessment(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        CertificationAward.objects.bulk_create([an_award(None)])


def test_city_and_year_of_an_award_are_its_assessments(assessment):
    award = an_award(assessment)

    assert (award.city, award.year) == (assessment.city, 2018)
    assert not {"city", "year"} & {field.name for field in CertificationAward._meta.get_fields()}


def test_a_city_with_a_record_cannot_be_deleted(assessment):
    with pytest.raises(models.ProtectedError):
        assessment.city.delete()


# Population ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("population", "taken"), [(29_999, False), (30_000, True), (None, True)])
def test_a_new_assessment_of_a_small_city_is_refused_with_the_reason(db, population, taken):
    assessment = Assessment(city=make_city(population=population), year=2020)

    if taken:
        assessment.full_clean()
        Assessment.objects.bulk_create([assessment])
        return
    with pytest.raises(ValidationError, match=r"population of 29,999; .* 30,000 or more"):
        assessment.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.bulk_create([assessment])


def test_a_city_that_shrinks_keeps_its_record(assessment):
    City.objects.update(population=20_000)
    assessment.refresh_from_db()

    assessment.full_clean()
    assessment.year = 2019
    assessment.save()

    assert Assessment.objects.get().year == 2019


def test_an_assessment_cannot_be_moved_to_a_small_city(assessment):
    small = make_city(name="Ayer", population=8_479)
    assessment.city = small

    with pytest.raises(ValidationError, match="8,479"):
        assessment.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.update(city=small)


def test_natural_keys_find_the_records_again(db):
    award = make_award(city=make_city())

    assert CertificationAward.objects.get_by_natural_key(*award.natural_key()) == award
    key = award.assessment.natural_key()
    assert Assessment.objects.get_by_natural_key(*key) == award.assessment
