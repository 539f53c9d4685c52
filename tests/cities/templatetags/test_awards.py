"""What an award says beside the one before it."""

import pytest

from certifications.levels import Level
from certifications.models import Announcement, CertificationAward
from cities.templatetags.awards import change_in_words
from tests.factories import make_award, make_city


@pytest.mark.parametrize(
    ("before", "level", "says"),
    [
        (Level.SILVER, Level.GOLD, "Up from silver"),
        (Level.GOLD, Level.SILVER, "Down from gold"),
        (Level.GOLD, Level.GOLD, "Gold again"),
    ],
)
def test_an_award_is_compared_with_the_one_before(db, before, level, says):
    city = make_city()
    make_award(city=city, year=2018, level=before)
    make_award(city=city, year=2019, level=level)

    award = CertificationAward.objects.with_record().get(assessment__year=2019)
    assert change_in_words(award, None) == says


def test_first_is_said_only_where_the_record_holds_everything_before(roster):
    award = CertificationAward.objects.with_record().get(
        assessment__city__slug="boston-ma", assessment__year=2018
    )

    assert change_in_words(award, Announcement.objects.coverage()) == "First certified"
    assert change_in_words(award, None) == "First in our record"
