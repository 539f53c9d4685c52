"""What is known of the announcements to come."""

from datetime import timedelta

import pytest

from certifications.history.models import Revision
from certifications.history.recording import revision
from certifications.history.undo import undo
from certifications.levels import Level
from certifications.models import Assessment, AwardSource, CertificationAward
from cities.desk.embargoes.coming import coming
from cities.desk.embargoes.models import Look
from tests.cities.desk.embargoes.conftest import MOMENT, NOW, make_staff
from tests.factories import SOURCE, make_announcement, make_award, make_city


def sentences():
    (each,) = coming(NOW)
    return [check.sentence for check in each.questions]


def all_sentences():
    (each,) = coming(NOW)
    return [check.sentence for check in each.checks]


@pytest.fixture
def look(announcement):
    """A second person has looked."""
    alex = make_staff("alex")
    (each,) = coming(NOW)
    return Look.objects.create(
        announcement=announcement, by=alex, by_name="alex", change=each.change
    )


def is_seen():
    (each,) = coming(NOW)
    return bool(each.looks)


def test_only_what_is_not_public_is_coming_and_the_next_stands_first(announcement):
    later = make_announcement(year=2027, announced_at=MOMENT + timedelta(days=90))

    assert [each.announcement for each in coming(NOW)] == [announcement, later]
    assert [each.announcement for each in coming(MOMENT)] == [later]
    assert coming(MOMENT, announcement.pk) == []


def test_the_facts_are_those_of_the_record(announcement):
    assert "2 awards. Nobody has said how many are expected." in sentences()
    assert "Lower than before: Topeka, KS, gold in 2019, now silver." in sentences()
    announcement.stated_total = 2
    announcement.checked_on = NOW.date()
    announcement.save()
    assert "2 awards. That makes 2 certified cities, as the program stated." in all_sentences()
    assert "Each award has a source that somebody read." in all_sentences()


def test_a_further_source_that_was_read_is_enough_but_not_one_that_contradicts(announcement):
    def source(award, stance):
        AwardSource.objects.create(
            award=award,
            url=SOURCE,
            title="Release",
            publisher="City",
            checked_on=NOW.date(),
            stance=stance,
        )

    boise, topeka = announcement.awards.in_city_order()
    source(boise, "supports")
    source(topeka, "contradicts")

    assert any("source of Topeka, KS. Read" in each for each in sentences())


def test_an_award_that_is_announced_later_is_not_the_one_before(announcement):
    boise = CertificationAward.objects.get(assessment__city__name="Boise").city
    make_award(
        city=boise, year=2027, level=Level.PLATINUM, announced_at=MOMENT + timedelta(days=60)
    )
    late = make_award(
        city=boise, year=2025, level=Level.PLATINUM, announced_at=MOMENT + timedelta(days=30)
    )
    CertificationAward.objects.filter(announcement=announcement).update(level=Level.SILVER)

    lower = [c.sentence for c in coming(NOW, announcement.pk)[0].questions]
    assert late.level > Level.SILVER
    assert not any("Boise" in each for each in lower if each.startswith("Lower"))


def test_a_look_of_a_second_person_counts_until_something_changes(look):
    assert is_seen()


def test_a_look_of_who_entered_it_does_not_count(announcement, robin):
    (each,) = coming(NOW)
    Look.objects.create(announcement=announcement, by=robin, by_name="robin", change=each.change)

    assert each.authors == {robin.pk}
    assert not is_seen()


def test_a_look_is_over_when_the_second_person_changes_something(look):
    with revision("edit", by=look.by):
        look.announcement.awards.update(level=Level.GOLD)
    (each,) = coming(NOW)
    Look.objects.create(
        announcement=look.announcement, by=look.by, by_name="alex", change=each.change
    )

    assert not is_seen()


CHANGES = {
    "the announcement": lambda a: type(a).objects.filter(pk=a.pk).update(note="New"),
    "a level": lambda a: a.awards.update(level=Level.GOLD),
    "an award more": lambda a: make_award(city=make_city(), year=2026, announced_at=a.announced_at),
    "an award less": lambda a: a.awards.first().delete(),
    "the city of an assessment": lambda a: Assessment.objects.filter(
        award__announcement=a, city__name="Boise"
    ).update(city=make_city()),
    "a source more": lambda a: AwardSource.objects.create(
        award=a.awards.first(), url=SOURCE, title="T", publisher="P"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_look_dies_with_any_change_of_what_was_seen(look, change):
    change(look.announcement)

    assert not is_seen()


def test_a_look_outlives_changes_of_what_it_is_not_of(look):
    make_award(city=make_city(), year=2018)

    assert is_seen()


def test_what_entered_the_announcement_can_be_undone_though_somebody_looked(look, robin):
    undo(Revision.objects.get(kind="cohort"), by=robin)

    assert coming(NOW) == []


def test_the_statements_do_not_grow_with_awards_or_announcements(
    announcement, django_assert_num_queries
):
    with django_assert_num_queries(8):
        coming(NOW)
    for number in range(20):
        city = make_city(name=f"City {number}")
        make_award(city=city, year=2026, announced_at=MOMENT)
        make_award(city=city, year=2027, announced_at=MOMENT + timedelta(days=number % 3))

    with django_assert_num_queries(8):
        assert len(coming(NOW)) == 4
