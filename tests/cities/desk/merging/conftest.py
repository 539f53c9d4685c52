"""Two cities that are one place, with all that can hang on a city."""

import pytest

from certifications.levels import Level
from certifications.models import AwardSource
from cities.models import CaseStudy, City, CityAddress, OtherName
from tests.factories import make_award, make_city

SOURCE = {"title": "Story", "publisher": "The Paper"}


@pytest.fixture
def cities(db):
    """Return (the one that goes, the one that stays), which share a year, a name and a study."""
    merged = make_city(name="Toppeka", state="KS", population=120_000, geoid="2000001")
    City.objects.filter(pk=merged.pk).update(slug="topeka-city-ks")
    merged.refresh_from_db()
    into = make_city(name="Topeka", state="KS", population=125_000)
    for city in (merged, into):
        make_award(city=city, year=2018)
        CaseStudy.objects.get_or_create(title="Both", url="https://example.org/b")[0].cities.add(
            city
        )
        OtherName.objects.create(city=city, name="Top City")
    later = make_award(city=merged, year=2019, level=Level.GOLD)
    AwardSource.objects.create(award=later, url="https://example.org/2019", **SOURCE)
    first = merged.assessments.get(year=2018).award
    AwardSource.objects.create(award=first, url="https://example.org/2018", **SOURCE)
    OtherName.objects.create(city=merged, name="Topeka")
    OtherName.objects.create(city=merged, name="T-Town")
    CaseStudy.objects.create(title="One", url="https://example.org/o").cities.add(merged)
    return merged, into


def addresses():
    """Return {slug: key of the city that it leads to}."""
    return dict(CityAddress.objects.values_list("slug", "city"))
