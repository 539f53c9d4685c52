"""A plan is entered as a whole, or not at all."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from certifications.history.models import Revision, counter
from certifications.levels import Level
from certifications.models import Announcement, Assessment, AwardSource, CertificationAward
from cities.desk.cohort import writing
from cities.desk.cohort.plan import plan_of
from cities.desk.cohort.reading import read
from cities.desk.cohort.record import load
from cities.desk.cohort.writing import Moved, enter, rights_needed
from cities.models import City
from cities.open_data.files import AT_ONCE
from tests.factories import make_announcement, make_assessment, make_award, make_city

pytestmark = pytest.mark.django_db
Held = Announcement.Held
A, B = "https://www.a.org/x", "https://b.org/y"


@pytest.fixture(autouse=True)
def cities():
    made = [make_city(name=name, state="AZ", population=180_000) for name in ("Tempe", "Mesa")]
    make_assessment(city=made[1], year=2020)  # Mesa's is there already, without an award
    make_award(city=make_city(name="Topeka", state="KS"), year=2020, coverage=Held.NONE)
    return made


def planned(text, announcement=None, **choices):
    announcement = announcement or make_announcement(year=2020)
    return plan_of(read(text, Level.SILVER), announcement, load(), **choices)


def levels():
    return {str(award): award.announcement.year for award in CertificationAward.objects.in_full()}


def test_awards_are_entered_changed_and_sourced():
    enter(planned(f"Tempe, AZ, gold, {A} {B}\nMesa, AZ\nTopeka, KS, gold, {B}"))

    assert levels() == {
        "Tempe, AZ, 2020: Gold": 2020,
        "Mesa, AZ, 2020: Silver": 2020,
        "Topeka, KS, 2020: Gold": 2020,
    }
    assert Assessment.objects.count() == 3
    sources = AwardSource.objects.values_list("award__assessment__city__name", "url")
    assert set(sources) == {("Tempe", A), ("Tempe", B), ("Topeka", B)}
    source = AwardSource.objects.filter(url=A).get()
    assert (source.in_words, source.stance) == ("Web page, a.org", "supports")


def test_it_is_one_revision_that_says_what_was_done():
    made = enter(planned("Tempe, AZ\nTopeka, KS, gold"), why="A slip.", public_note="It is gold.")

    assert list(Revision.objects.filter(kind="cohort")) == [made]
    assert made.why == ("Entered 1 award, changed 1: 2020, announced January 25, 2020. A slip.")
    assert made.public_note == "It is gold."
    # An assessment and an award, a level, and how much of the announcement is held.
    assert made.changes.count() == 4


def test_every_row_that_is_entered_is_one_that_a_form_would_accept():
    enter(planned(f"Tempe, AZ, gold, {A} {B}\nMesa, AZ\nTopeka, KS, gold, {B}"))

    for model in (Assessment, CertificationAward, AwardSource, Announcement):
        for row in model.objects.all():
            row.full_clean()


def test_a_new_announcement_is_entered_with_its_awards():
    new = Announcement(
        year=2021,
        announced_at=datetime(2021, 7, 14, 4, tzinfo=UTC),
        title="Page",
        publisher="Someone",
        source_url=A,
        coverage=Held.PARTIAL,
    )
    enter(planned("Tempe, AZ", new))

    assert levels()["Tempe, AZ, 2021: Silver"] == 2021
    assert Announcement.objects.get(year=2021).coverage == Held.PARTIAL


def test_the_coverage_is_raised_to_partial_and_no_other_field_is_touched():
    announcement = make_announcement(year=2020)
    plan = planned("Tempe, AZ", announcement)
    Announcement.objects.update(title="Mended meanwhile")
    enter(plan)

    announcement.refresh_from_db()
    assert (announcement.coverage, announcement.title) == (Held.PARTIAL, "Mended meanwhile")


def test_a_record_that_moved_since_is_left_alone():
    plan, seen = planned("Tempe, AZ"), counter()
    make_award(city=make_city(name="Austin", state="TX"), year=2020)

    with pytest.raises(Moved):
        enter(plan, seen=seen)

    assert len(levels()) == 2


def test_what_another_person_stored_at_the_same_moment_stops_all_of_it():
    plan = planned("Mesa, AZ\nTempe, AZ")
    CertificationAward.objects.create(
        assessment=Assessment.objects.get(city__name="Mesa"),
        level=Level.GOLD,
        announcement=plan.announcement,
    )

    with pytest.raises(Moved):
        enter(plan)

    assert set(levels()) == {"Mesa, AZ, 2020: Gold", "Topeka, KS, 2020: Silver"}


def test_an_award_that_another_person_changed_is_not_overwritten():
    plan = planned("Topeka, KS, gold\nTempe, AZ")
    CertificationAward.objects.update(level=Level.PLATINUM)

    with pytest.raises(Moved):
        enter(plan)

    assert set(levels()) == {"Topeka, KS, 2020: Platinum"}


def test_half_of_a_plan_is_nothing(monkeypatch):
    def broken(*args):
        raise IntegrityError("source_once_per_award")

    monkeypatch.setattr(writing.AwardSource.objects, "bulk_create", broken)
    with pytest.raises(Moved):
        enter(planned("Tempe, AZ\nTopeka, KS, gold"))

    assert set(levels()) == {"Topeka, KS, 2020: Silver"}


@pytest.mark.parametrize("count", [2, 300])
def test_many_awards_take_as_few_statements_as_two(count, django_assert_max_num_queries):
    letters = "abcdefghijklmnopqrst"
    names = [f"Town {first}{second}" for first in letters for second in letters][:count]
    City.objects.bulk_create(
        City(name=name, state="TX", slug=name.replace(" ", "-").lower(), population=40_000)
        for name in names
    )
    plan = planned("\n".join(f"{name}, TX, gold, {A}" for name in names))

    # Some forty of them keep the releases before and after, whose files are read in parts.
    parts = count // AT_ONCE
    with django_assert_max_num_queries(70 + 9 * parts):
        enter(plan)
    assert CertificationAward.objects.filter(level=Level.GOLD).count() == count


@pytest.mark.parametrize(
    ("text", "asked", "rights"),
    [
        ("Tempe, AZ", "", {"change announcements", "add assessments", "add awards"}),
        ("Topeka, KS, gold", "", {"change awards"}),
        (f"Topeka, KS, silver, {A}", "", {"add sources of awards"}),
        ("Topeka, KS", Held.COMPLETE, {"change announcements"}),
        ("Topeka, KS", "", set()),
    ],
)
def test_each_deed_needs_its_own_right(text, asked, rights):
    plan = planned(text, asked=asked)

    assert {words for _, words in rights_needed(plan)} == rights


def test_a_new_announcement_needs_a_right_too():
    new = Announcement(year=2021, announced_at=datetime(2021, 7, 14, tzinfo=UTC))

    assert "add announcements" in {words for _, words in rights_needed(planned("Tempe, AZ", new))}
