"""The deeds on an announcement: what they change, in one revision, and how they are undone."""

import pytest
from django.core.exceptions import ValidationError

from certifications.history.models import Revision
from certifications.history.undo import undo
from certifications.models import Announcement, Assessment, AwardSource, CertificationAward
from cities.desk.embargoes.coming import coming
from cities.desk.embargoes.deeds import DEEDS, carry_out
from cities.desk.embargoes.models import Expectation, Look, PressPack
from tests.cities.desk.embargoes.conftest import MOMENT, NOW, make_staff
from tests.factories import SOURCE, make_announcement

TYPED = {
    "postpone": {"day": "2026-12-03", "time": "9am"},
    "expect": {"awards": "21"},
    "press": {"for_whom": "The Post", "day": "2026-12-01"},
}


def do(name, announcement, by, **typed):
    (each,) = coming(NOW, announcement.pk)
    sent = {"why": "Because.", "change": each.change} | TYPED.get(name, {}) | typed
    form = DEEDS[name].form(sent, announcement=announcement, now=NOW)
    assert form.is_valid(), form.errors
    carry_out(DEEDS[name], announcement.pk, form, by=by)
    return Revision.objects.first()


def stored():
    """Return what is held of the announcements and their awards."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Announcement, Assessment, CertificationAward, AwardSource)
    ]


@pytest.mark.parametrize("name", ["postpone", "announce", "withdraw"])
def test_a_deed_is_one_revision_with_its_why_and_can_be_undone(announcement, robin, name):
    AwardSource.objects.create(
        award=announcement.awards.first(), url=SOURCE, title="T", publisher="P"
    )
    CertificationAward.objects.update(corrected_at=None)
    before, last = stored(), Revision.objects.first().pk

    made = do(name, announcement, robin)

    assert stored() != before
    assert [r.pk for r in Revision.objects.filter(pk__gt=last)] == [made.pk]
    assert (made.kind, made.by_name, made.why) == (DEEDS[name].kind, "robin", "Because.")
    undo(made, by=robin)
    CertificationAward.objects.update(corrected_at=None)
    assert stored() == before


def test_postponed_moves_the_announcement_and_so_all_its_awards(announcement, robin):
    Announcement.objects.filter(pk=announcement.pk).update(day_in_words="early December")

    do("postpone", announcement, robin)

    announcement.refresh_from_db()
    assert announcement.announced_at.isoformat() == "2026-12-03T14:00:00+00:00"
    assert announcement.when == "December 3, 2026"
    assert not CertificationAward.objects.public(MOMENT).filter(assessment__year=2026).exists()


def test_announced_now_is_public_now(announcement, robin):
    do("announce", announcement, robin)

    assert CertificationAward.objects.public(NOW).filter(assessment__year=2026).count() == 2


def test_withdrawn_takes_the_awards_of_this_announcement_alone(announcement, robin):
    do("withdraw", announcement, robin)

    assert [award.year for award in CertificationAward.objects.all()] == [2019]
    assert Assessment.objects.count() == 3
    assert Announcement.objects.filter(pk=announcement.pk).exists()


@pytest.mark.parametrize("name", ["look", "expect", "press"])
def test_what_changes_nothing_of_the_record_leaves_no_revision(announcement, name):
    before, revisions = stored(), Revision.objects.count()

    do(name, announcement, make_staff("alex"))

    assert (stored(), Revision.objects.count()) == (before, revisions)


def test_a_look_is_of_what_was_seen(announcement):
    do("look", announcement, make_staff("alex"))

    (each,) = coming(NOW)
    assert [look.by_name for look in each.looks] == ["alex"]
    assert Look.objects.get().note == "Because."


def test_who_entered_it_cannot_be_the_second_person(announcement, robin):
    with pytest.raises(ValidationError, match="somebody else has to look"):
        do("look", announcement, robin)

    assert not Look.objects.exists()


def test_the_newest_expectation_counts(announcement, robin):
    do("expect", announcement, robin, awards="3")
    do("expect", announcement, robin, awards="2")

    (each,) = coming(NOW)
    assert each.checks[0].sentence == "2 awards, as expected."
    assert Expectation.objects.count() == 2


@pytest.mark.parametrize("name", [name for name in DEEDS if name != "revoke"])
def test_nothing_is_done_to_what_a_colleague_changed_meanwhile(announcement, name):
    (seen,) = coming(NOW)
    announcement.awards.first().delete()
    before = stored()

    with pytest.raises(ValidationError, match="was changed meanwhile"):
        do(name, announcement, make_staff("alex"), change=seen.change)

    assert stored() == before
    assert not Look.objects.exists()


def test_a_link_is_revoked_and_the_others_are_not(announcement, robin):
    do("press", announcement, robin)
    do("press", announcement, robin, for_whom="The Times")
    times, post = PressPack.objects.all()

    do("revoke", announcement, robin, pack=post.pk)

    times.refresh_from_db()
    post.refresh_from_db()
    assert (times.is_open(NOW), post.is_open(NOW)) == (True, False)
    assert times.key != post.key


def test_nothing_is_done_to_what_is_public_already(announcement, robin):
    form = DEEDS["withdraw"].form(
        {"why": "Because.", "change": coming(NOW)[0].change}, announcement=announcement, now=MOMENT
    )
    assert form.is_valid()

    with pytest.raises(ValidationError, match="public already"):
        carry_out(DEEDS["withdraw"], announcement.pk, form, by=robin)

    assert announcement.awards.count() == 2


def test_a_moment_that_another_announcement_of_the_year_has_is_refused(announcement, robin):
    make_announcement(year=2026, announced_at=MOMENT.replace(day=3, hour=14, minute=0))

    with pytest.raises(ValidationError, match="at that moment already"):
        do("postpone", announcement, robin)
