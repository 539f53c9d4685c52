"""What entering a paste would do, in words."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from certifications.levels import Level
from certifications.models import Announcement
from cities.desk.cohort.plan import MOST_QUESTIONS, in_words, plan_of, to_check
from cities.desk.cohort.reading import read
from cities.desk.cohort.record import load
from cities.models import City
from tests.factories import make_announcement, make_award, make_city

pytestmark = pytest.mark.django_db
Held = Announcement.Held
A = "https://a.org"


@pytest.fixture
def announcement():
    return make_announcement(year=2020, coverage=Held.NONE)


@pytest.fixture(autouse=True)
def cities():
    for name in ("Tempe", "Mesa", "Glendale"):
        make_city(name=name, state="AZ", population=180_000)
    topeka = make_city(name="Topeka", state="KS")
    make_award(city=topeka, year=2020, coverage=Held.NONE)
    return topeka


def planned(announcement, text, **choices):
    return plan_of(read(text, Level.SILVER), announcement, load(), **choices)


def test_the_sentence_counts_the_rows_and_the_cities(announcement):
    plan = planned(announcement, "Tempe, AZ\nMesa, AZ\nTopeka, KS, gold")

    assert plan.sentence == (
        "3 rows: 2 new, 1 changes Topeka 2020 from silver to gold; certified cities 1 → 3 by "
        "January 25, 2020."
    )
    assert plan.deed == "Enter 2 awards, change 1"
    assert plan.done == f"Entered 2 awards, changed 1: {announcement}"
    assert plan.is_ready


def test_the_same_again_is_as_it_is_and_nothing_to_do(announcement):
    plan = planned(announcement, "Topeka, KS")

    assert plan.sentence.startswith("1 row: 1 as it is; certified cities 1 → 1 by")
    assert (plan.deed, plan.is_ready, plan.open_rows) == ("", False, [])


def test_open_rows_and_those_left_out_are_counted_and_stop_it(announcement):
    text = "Hamilton\nWinnipeg, MB\nTempe, AZ\nMesa, AZ"
    plan = planned(announcement, text, left_out=[4])

    assert plan.sentence.startswith("4 rows: 1 new, 1 question, 1 refused, 1 left out; certified")
    assert (plan.deed, plan.is_ready) == ("Enter 1 award", False)
    assert [row.row.number for row in plan.open_rows] == [1, 2]


def test_open_rows_stand_above_the_others(announcement):
    plan = planned(announcement, "Tempe, AZ\nHamilton\nMesa, AZ\nWinnipeg, MB")

    assert [row.row.number for row in plan.open_first] == [2, 4, 1, 3]


def test_several_changes_are_counted(announcement):
    make_award(city=make_city(name="Austin", state="TX"), year=2020, coverage=Held.NONE)
    plan = planned(announcement, "Topeka, KS, gold\nAustin, TX, gold")

    assert plan.sentence.startswith("2 rows: 2 change; certified cities 2 → 2")


def test_sources_are_a_deed_of_their_own(announcement):
    plan = planned(announcement, f"Topeka, KS, silver, {A}/x {A}/y\nTempe, AZ, silver, {A}/x")

    assert plan.deed == "Enter 1 award, add 3 sources"


def test_sources_of_a_refused_row_are_not_added(announcement):
    plan = planned(announcement, f"Tempe, AZ, silver\nTempe, AZ, silver, {A}/x")

    assert plan.sources == []


def test_entering_makes_the_coverage_partial_and_complete_only_if_somebody_says_so(announcement):
    text = "Tempe, AZ"
    assert planned(announcement, text).coverage == Held.PARTIAL
    assert planned(announcement, text, left_out=[1]).coverage == Held.NONE
    whole = planned(announcement, text, asked=Held.COMPLETE)
    assert (whole.coverage, whole.coverage_in_words) == (Held.COMPLETE, "every award")
    assert whole.deed == "Enter 1 award, mark the announcement complete"

    announcement.coverage = Held.COMPLETE
    assert planned(announcement, text).coverage == Held.COMPLETE
    assert planned(announcement, text).deed == "Enter 1 award"
    assert planned(announcement, text, asked=Held.COMPLETE).marks == ""


def test_more_questions_than_a_page_can_ask_are_too_many(announcement):
    text = "Hamilton\n" * MOST_QUESTIONS
    assert not planned(announcement, text).has_too_many_questions
    assert planned(announcement, text + "Hamilton").has_too_many_questions


def test_an_announcement_to_come_is_on_its_minute():
    coming = Announcement(
        year=2027, announced_at=datetime(2027, 2, 26, 14, tzinfo=UTC), precision="minute"
    )

    assert in_words(coming) == "February 26, 2027, 9:00 AM Eastern"
    coming.announced_at = datetime(2027, 2, 26, 17, 5, tzinfo=UTC)
    assert in_words(coming) == "February 26, 2027, 12:05 PM Eastern"
    coming.announced_at = timezone.now() + timedelta(days=7)
    assert " on " in planned(coming, "Tempe, AZ").sentence


def test_a_moment_is_told_no_more_exactly_than_it_is_known(announcement):
    announcement.precision = "month"

    assert in_words(announcement) == "January 2020"


def test_what_is_unusual_of_a_new_announcement_is_said_and_refuses_nothing():
    odd = Announcement(
        year=2018, announced_at=datetime(2020, 1, 25, tzinfo=UTC), precision="minute"
    )
    assert to_check(odd) == ["2018 was announced in 2020. Are certification year and day right?"]
    far = Announcement(announced_at=timezone.now() + timedelta(days=401), precision="minute")
    far.year = timezone.localtime(far.announced_at).year
    [asked] = to_check(far)
    assert asked.endswith("over 400 days from now. Is the day right?")
    plan = planned(far, "city,state,x\nTempe,AZ,1")
    assert plan.notes == (asked, "Columns that were not read: x.")
    assert plan.is_ready


def test_the_open_questions_about_its_cities_and_its_announcement_are_repeated():
    City.objects.filter(name="Mesa").update(population=9_000_001)
    City.objects.filter(name="Glendale").update(population=9_000_001)
    announcement = make_announcement(year=2018, announced_at=datetime(2020, 3, 1, tzinfo=UTC))

    plan = planned(announcement, "Tempe, AZ\nMesa, AZ")

    asked = [(each.rule, each.name) for each in plan.questions]
    assert ("people", "Mesa, AZ") in asked
    assert ("year_apart", str(announcement)) in asked
    assert not [name for _, name in asked if "Glendale" in name]
    assert (plan.notes, plan.is_ready) == ((), True)


def test_a_plan_is_told_from_another_by_what_it_does(announcement):
    shown = planned(announcement, "Tempe, AZ").fingerprint

    assert planned(announcement, "Tempe, Arizona").fingerprint == shown
    for text in ("Mesa, AZ", "Tempe, AZ, gold", f"Tempe, AZ, {A}"):
        assert planned(announcement, text).fingerprint != shown
    assert planned(announcement, "Tempe, AZ", asked=Held.COMPLETE).fingerprint != shown
