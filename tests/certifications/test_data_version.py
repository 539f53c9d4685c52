"""The data version: it moves with every published value, and with nothing else."""

from datetime import UTC, date, datetime

from django.utils import timezone

from certifications.coverage import coverage_of
from certifications.data_version import PUBLISHED, record_at
from certifications.levels import Level
from certifications.models import Announcement, CertificationAward
from cities.models import City
from cities.open_data.columns import AWARD_COLUMNS
from tests.factories import make_assessment, make_award


def test_version_moves_with_what_is_public_alone(published):
    now = datetime(2026, 5, 7, 12, tzinfo=UTC)
    before = record_at(now, coverage_of([]))

    dallas = City.objects.get(slug="dallas-tx")
    make_assessment(city=dallas, year=2020)
    make_award(city=dallas, year=2026, announced_at=now.replace(hour=13))
    City.objects.filter(slug="waco-tx").update(population=1)
    City.objects.filter(slug="boston-ma").update(note="not in any file")
    assert record_at(now, coverage_of([])) == before
    assert (before.cities, before.awards, before.announced_on) == (13, 16, date(2019, 4, 24))


CHANGED_CITY = {
    "slug": "boston",
    "name": "Boston Town",
    "geoid": None,  # before the state: a GEOID begins with the digits of its state
    "state": "ME",
    "population": 1,
    "population_year": 2010,
    "population_area": "metro",
    "certified_as": "Suffolk County",
    "latitude": 42.5,
    "longitude": -71.5,
    "region": "Midwest",
    "website": "https://example.org/",
}


CHANGED_AWARD = {
    "level": Level.PLATINUM,
}
CHANGED_ANNOUNCEMENT = {
    "source_url": "https://example.org/",
    "announced_at": datetime(2018, 1, 25, 6, tzinfo=UTC),
}


def test_version_moves_with_every_published_value(roster):
    city = City.objects.filter(slug="boston-ma")
    award = CertificationAward.objects.filter(assessment__city=city.get())
    announcement = Announcement.objects.filter(awards=award.get())
    changed = ((city, CHANGED_CITY), (award, CHANGED_AWARD), (announcement, CHANGED_ANNOUNCEMENT))
    paths = ("assessment__city__", "", "announcement__")
    read = {
        path + name for path, (_, changes) in zip(paths, changed, strict=True) for name in changes
    }
    assert read == set(PUBLISHED) - {"assessment__year"}

    for record, changes in changed:
        pk = record.get().pk
        for name, value in changes.items():
            before = record_at(timezone.now(), coverage_of([])).version
            record.model.objects.filter(pk=pk).update(**{name: value})
            assert record_at(timezone.now(), coverage_of([])).version != before, name


def test_version_knows_every_column_that_the_record_stores():
    stored = {"year", "level", "source_url", "announced_on"} | set(CHANGED_CITY)
    # Made of the others, or read from the same award.
    made = {"state_name", "current_level", "current_year", "first_year", "awards"}
    made |= {"awards_in_short", "page_url", "event", "record_complete_through", "sources"}
    made |= {"corrected_on"}  # it moves with the value that was corrected

    assert {column.name for column in AWARD_COLUMNS} == stored | made


def test_a_correction_dates_the_record(roster):
    now = timezone.now()
    assert record_at(now, coverage_of([])).changed_on == date(2019, 4, 24)

    CertificationAward.objects.filter(level=Level.GOLD).update(level=Level.PLATINUM)

    corrected = record_at(timezone.now(), coverage_of([]))
    assert corrected.changed_on == timezone.localdate()
    assert corrected.announced_on == date(2019, 4, 24)
