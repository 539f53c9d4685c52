"""What is said of an award, given how far the record reaches."""

from datetime import UTC, datetime

from certifications.coverage import coverage_of
from certifications.models import Announcement, CertificationAward
from certifications.timeline import Cohort
from cities.templatetags.coverage import covers, event_in_words
from tests.factories import make_award, make_city

NOTHING = coverage_of([])


def award_of(slug, year):
    awards = CertificationAward.objects.with_record()
    return awards.get(assessment__city__slug=slug, assessment__year=year)


def test_the_first_award_is_called_so_where_everything_before_is_held(roster):
    boston = award_of("boston-ma", 2018)

    assert event_in_words(boston, Announcement.objects.coverage()) == "Certified for the first time"
    assert event_in_words(boston, NOTHING) == "First in our record"
    assert event_in_words(boston, None) == "First in our record"


def test_an_award_after_a_gap_is_the_first_in_this_record(roster):
    make_award(
        city=make_city(name="Tempe", state="AZ"),
        year=2021,
        announced_at=datetime(2021, 7, 14, 4, tzinfo=UTC),
    )

    found = event_in_words(award_of("tempe-az", 2021), Announcement.objects.coverage())

    assert found == "First in our record"


def test_what_compares_with_an_award_held_needs_no_reserve(roster):
    assert event_in_words(award_of("kansas-city-mo", 2019), NOTHING) == "Moved up"


def test_a_cohort_is_covered_up_to_its_last_announcement(roster):
    coverage = Announcement.objects.coverage()
    held = Cohort(2019, [award_of("boston-ma", 2018), award_of("memphis-tn", 2019)])

    assert covers(coverage, held)
    assert not covers(NOTHING, held)
    assert not covers(coverage, Cohort(2019))
