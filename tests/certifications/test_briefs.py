"""Awards in brief say what the awards themselves say, and of none before its minute."""

from datetime import timedelta

import pytest
from django.utils import timezone

from certifications.briefs import briefs_at, in_whole, steps_of_whole
from certifications.levels import Level
from certifications.models import Announcement, CertificationAward
from certifications.timeline import Step, steps_of
from tests.factories import make_award, make_city


def briefs(at=None):
    at = at or timezone.now()
    return briefs_at(at, Announcement.objects.coverage(at))


def test_a_brief_says_what_the_award_says(roster):
    now = timezone.now()
    awards = list(CertificationAward.objects.public(now).with_record(now).in_city_order())

    assert len(awards) == 16
    for brief, award in zip(briefs(now), awards, strict=True):
        for name in ("pk", "year", "level", "previous_level", "event", "announcement"):
            assert getattr(brief, name) == getattr(award, name)
        assert brief.announced_on == award.announced_on
        for name in brief.city._fields:
            assert getattr(brief.city, name) == getattr(award.city, name)


def test_an_award_is_in_none_before_its_minute(db):
    city, moment = make_city(), timezone.now() + timedelta(days=7)
    make_award(city=city, year=moment.year - 1, level=Level.SILVER)
    make_award(city=city, year=moment.year, level=Level.GOLD, announced_at=moment)

    assert [brief.level for brief in briefs()] == [Level.SILVER]
    assert [brief.level for brief in briefs(moment - timedelta(microseconds=1))] == [Level.SILVER]
    assert [brief.previous_level for brief in briefs(moment)] == [None, Level.SILVER]


@pytest.mark.parametrize("count", [1, 60])
def test_all_of_them_take_one_query(db, django_assert_num_queries, count):
    for number in range(count):
        make_award(city=make_city(name=f"City {number}"))
    coverage = Announcement.objects.coverage()

    with django_assert_num_queries(1):
        assert len(briefs_at(timezone.now(), coverage)) == count


def test_steps_between_briefs_are_read_whole_with_one_query(roster, django_assert_num_queries):
    now = timezone.now()
    steps = [Step(award, before) for award, before in steps_of(briefs(now)).items()]

    with django_assert_num_queries(1):
        whole = in_whole((brief for step in steps for brief in step), now)
        awards = steps_of_whole(steps, whole)
        addresses = {step.award.city.get_absolute_url() for step in awards}

    assert len(addresses) == 13
    assert [step.award.pk for step in awards] == [step.award.pk for step in steps]
    risen = [step for step in awards if step.before]
    assert len(risen) == 3
    assert all(step.before.city == step.award.city for step in risen)
    assert all(step.before.level == step.award.previous_level for step in risen)
