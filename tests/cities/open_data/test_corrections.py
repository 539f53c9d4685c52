"""Corrections: what was public and was changed, and nothing that was not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from certifications.history.recording import revision
from certifications.history.undo import undo
from certifications.levels import Level
from certifications.models import Announcement, Assessment, AwardSource, CertificationAward
from cities.models import CaseStudy, City
from cities.open_data.corrections import WITHDRAWN, corrections, corrects
from tests.factories import make_announcement, make_award, make_city

pytestmark = pytest.mark.django_db


@pytest.fixture
def award():
    city = make_city(name="Topeka", state="KS", population=126_000)
    return make_award(city=city, year=2018, level=Level.SILVER)


@pytest.fixture
def embargoed():
    """An award that is public in a week, of a city that nobody knows of yet."""
    moment = timezone.now() + timedelta(days=7)
    return make_award(
        city=make_city(name="Salina", state="KS"), year=moment.year, announced_at=moment
    )


def told(at=None):
    return [
        (each.city, each.record, each.field, each.before, each.after)
        for each in corrections(at or timezone.now())
    ]


def corrected(model=CertificationAward, note="", **fields):
    with revision("edit", public_note=note) as made:
        model.objects.update(**fields)
    return made


TOPEKA = "Topeka, Kansas"


def test_a_level_that_was_public(award):
    corrected(level=Level.GOLD, note="The city told us.")

    (one,) = corrections(timezone.now())
    assert told() == [(TOPEKA, "award of 2018", "level", "Silver", "Gold")]
    assert (one.slug, one.note) == ("topeka-ks", "The city told us.")


def test_a_change_of_what_is_public_corrects(award):
    assert corrects(corrected(level=Level.GOLD))


def test_a_change_of_what_is_under_embargo_corrects_nothing(award, embargoed):
    corrected(level=Level.GOLD)
    with revision("edit") as made:
        CertificationAward.objects.filter(pk=embargoed.pk).update(level=Level.SILVER)

    assert not corrects(made)


def test_what_is_entered_is_no_correction(award):
    award.sources.create(url="https://example.org/", title="Story", publisher="Paper")

    assert told() == []


def test_an_undone_correction_is_one_more(award):
    undo(corrected(level=Level.GOLD))

    assert [each[-2:] for each in told()] == [("Gold", "Silver"), ("Silver", "Gold")]


def test_a_withdrawal(award):
    award.delete()

    assert told() == [(TOPEKA, "award of 2018", "award", "Silver", WITHDRAWN)]


def test_a_withdrawal_with_its_assessment_is_told_once(award):
    award.assessment.delete()

    assert told() == [(TOPEKA, "award of 2018", "award", "Silver", WITHDRAWN)]


@pytest.mark.parametrize(
    "change",
    [
        lambda: CertificationAward.objects.update(level=Level.GOLD),
        lambda: CertificationAward.objects.all().delete(),
        lambda: Assessment.objects.all().delete(),
        lambda: Announcement.objects.update(title="Another", stated_total=9),
        lambda: AwardSource.objects.update(note="x"),
        lambda: AwardSource.objects.all().delete(),
        lambda: City.objects.update(note="x", population=5),
    ],
)
def test_what_was_under_embargo_never_shows(embargoed, change):
    embargoed.sources.create(url="https://example.org/", title="Story", publisher="Paper")

    change()

    assert told() == []
    assert told(timezone.now() + timedelta(days=8)) == []


def test_an_award_that_goes_under_embargo_again_tells_nothing_of_it():
    now = timezone.now()
    moments = {"announced_at": now - timedelta(hours=1)}, {"announced_at": now + timedelta(hours=1)}
    city = make_city(name="Topeka", state="KS", population=126_000)
    award = make_award(city=city, year=now.year, **moments[0])
    secret = make_announcement(year=now.year, title="The secret round", **moments[1])

    CertificationAward.objects.filter(pk=award.pk).update(announcement=secret)

    assert told() == [(TOPEKA, f"award of {now.year}", "award", "Silver", WITHDRAWN)]
    assert "The secret round" in str(told(now + timedelta(hours=2)))


def test_an_announcement_that_is_moved_into_the_future_is_withdrawn_until_then(embargoed):
    moment = embargoed.announced_at
    past = timezone.now() - timedelta(days=1)
    Announcement.objects.update(announced_at=past)

    Announcement.objects.update(announced_at=moment)

    assert [(field, after) for *_, field, _, after in told()] == [("announcement", WITHDRAWN)]


def test_a_moved_award_tells_both_announcements(award):
    other = make_announcement(year=2018, announced_at=award.announced_at + timedelta(days=30))

    corrected(announcement=other)

    ((*_, field, before, after),) = told()
    assert field == "announcement"
    assert "January 25, 2018" in before
    assert "February 24, 2018" in after


def test_values_of_a_city_that_has_a_page(award):
    corrected(City, population=125_000, website="https://topeka.org/")

    assert told() == [
        (TOPEKA, "city", "population", "126,000", "125,000"),
        (TOPEKA, "city", "website", "nothing", "https://topeka.org/"),
    ]


def test_a_city_without_a_page_tells_nothing():
    make_city(name="Colby", state="KS", population=5_000)

    corrected(City, population=5_100)

    assert told() == []


def test_announcements_sources_and_case_studies(award):
    award.sources.create(url="https://example.org/", title="Story", publisher="Paper")
    CaseStudy.objects.create(title="Potholes", url="https://example.org/p", publisher="Paper")

    corrected(Announcement, title="Press release", coverage="complete")
    corrected(AwardSource, publisher="The Paper")
    corrected(CaseStudy, title="Fewer potholes")
    AwardSource.objects.all().delete()

    assert told() == [
        (TOPEKA, "source of the award of 2018", "source", "https://example.org/", WITHDRAWN),
        ("", "case study “Potholes”", "title", "Potholes", "Fewer potholes"),
        (TOPEKA, "source of the award of 2018", "publisher", "Paper", "The Paper"),
        ("", "announcement of January 25, 2018", "title", "Announcement", "Press release"),
    ]


def test_an_assessment_tells_nothing_by_itself(award):
    other = Assessment.objects.create(city=award.city, year=2019)
    Assessment.objects.filter(pk=other.pk).update(year=2020)
    other.delete()

    assert told() == []


def test_an_award_that_moves_to_another_city_is_a_correction(award):
    lawrence = make_city(name="Lawrence", state="KS", population=95_000)

    corrected(Assessment, city=lawrence)

    assert [each[2:] for each in told()] == [("city", TOPEKA, "Lawrence, Kansas")]


def test_a_past_day_tells_what_was_corrected_by_then(award):
    before = timezone.now()
    corrected(level=Level.GOLD)

    assert told(before) == []


def test_the_statements_do_not_grow(award, django_assert_max_num_queries):
    for number in range(20):
        corrected(City, population=200_000 + number)
        corrected(level=Level.GOLD if number % 2 else Level.PLATINUM)

    with django_assert_max_num_queries(8):
        assert len(corrections(timezone.now())) == 40
