"""What a merge would move, and what stands in its way."""

import pytest

from certifications.levels import Level
from certifications.models import CertificationAward
from cities.desk.merging.plan import RIGHTS, plan_of
from cities.models import City
from tests.factories import make_announcement, make_assessment, make_award, make_city


def test_all_that_moves_is_named(cities):
    plan = plan_of(*cities)

    assert plan.in_the_way == ()
    assert plan.moves == [
        "2019: gold, announced January 25, 2019",
        "2018: silver, announced January 25, 2018; both have it, and one stays",
        "other name: Toppeka",
        "other name: T-Town",
        "case study: One",
        "address: /cities/topeka-city-ks/ leads to Topeka, KS",
        "address: /cities/toppeka-ks/ leads to Topeka, KS",
    ]
    assert plan.in_short == (
        "Toppeka, KS into Topeka, KS, with 1 assessment, 1 case study, 2 addresses"
    )


def test_what_is_lost_is_named(cities):
    assert plan_of(*cities).lost == [("GEOID", "2000001"), ("population", "120,000")]


@pytest.mark.parametrize("differs", ["level", "announcement", "no award"])
def test_two_assessments_of_a_year_that_differ_stand_in_the_way(cities, differs):
    award = cities[0].assessments.get(year=2018).award
    match differs:
        case "level":
            CertificationAward.objects.filter(pk=award.pk).update(level=Level.GOLD)
            theirs = "gold, announced January 25, 2018"
        case "announcement":
            other = make_announcement(announced_at=award.announced_at.replace(month=2))
            CertificationAward.objects.filter(pk=award.pk).update(announcement=other)
            theirs = "silver, announced February 25, 2018"
        case "no award":
            award.delete()
            theirs = "assessment without an award"

    assert plan_of(*cities).in_the_way == (
        f"Both cities have an assessment for 2018: Toppeka, KS {theirs}, Topeka, KS silver, "
        "announced January 25, 2018. Delete the one that is wrong, or make them equal.",
    )


def test_two_assessments_without_an_award_are_equal(db):
    merged, into = make_city(name="A", state="KS"), make_city(name="B", state="KS")
    for city in (merged, into):
        make_assessment(city=city)
    plan = plan_of(merged, into)

    assert plan.in_the_way == ()
    assert plan.moves[0] == "2018: assessment without an award; both have it, and one stays"


@pytest.mark.parametrize(
    ("population", "refused"), [(29_999, True), (30_000, False), (None, False)]
)
def test_a_city_that_is_too_small_takes_no_assessment(db, population, refused):
    merged = make_city(name="A", state="KS")
    make_award(city=merged)
    into = make_city(name="B", state="KS", population=population)
    plan = plan_of(merged, into)

    assert bool(plan.in_the_way) is refused
    assert all("B, KS has a recorded population of 29,999" in each for each in plan.in_the_way)


def test_a_small_city_takes_what_is_no_assessment(db):
    merged, into = make_city(name="A", state="KS"), make_city(name="B", state="KS", population=9)

    assert plan_of(merged, into).in_the_way == ()


def test_the_rights_are_those_of_what_it_does(cities):
    alone = plan_of(make_city(name="A", state="KS"), make_city(name="B", state="KS"))

    assert alone.rights == RIGHTS
    assert set(plan_of(*cities).rights) - set(alone.rights) == {
        "cities.change_casestudy",
        "certifications.change_assessment",
        "certifications.change_certificationaward",
        "certifications.delete_assessment",
        "certifications.delete_certificationaward",
    }


def test_another_plan_has_another_name(cities):
    seen = plan_of(*cities).id
    assert plan_of(*cities).id == seen

    City.objects.filter(pk=cities[0].pk).update(population=119_000)
    cities[0].refresh_from_db()
    assert plan_of(*cities).id != seen
