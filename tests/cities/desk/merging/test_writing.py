"""A merge, and its undo, which leaves every row and every address as it was."""

import pytest
from django.db import IntegrityError, transaction

from certifications.history.models import Revision
from certifications.history.recording import revision
from certifications.history.undo import CannotUndo, undo
from certifications.levels import Level
from certifications.models import Assessment
from cities.desk.merging.plan import plan_of
from cities.desk.merging.writing import CannotMerge, merge
from cities.models import City, CityAddress, MergedAddress
from tests.certifications.history.test_undo import dump
from tests.cities.desk.merging.conftest import addresses
from tests.factories import make_award, make_city

WHY = "One place, entered twice."


def everything():
    return dump(), addresses(), list(MergedAddress.objects.order_by("pk").values())


def merged_into(merged, into):
    return merge(plan_of(merged, into), why=WHY)


def test_all_of_a_city_goes_to_the_one_that_stays(cities):
    merged, into = cities
    made = merged_into(merged, into)

    assert not City.objects.filter(pk=merged.pk).exists()
    years = {each.year: each.award.level for each in into.assessments.all()}
    assert years == {2018: Level.SILVER, 2019: Level.GOLD}
    names = set(into.other_names.values_list("name", flat=True))
    assert names == {"Top City", "Toppeka", "T-Town"}
    assert {each.title for each in into.case_studies.all()} == {"Both", "One"}
    assert addresses() == dict.fromkeys(("toppeka-ks", "topeka-city-ks", "topeka-ks"), into.pk)
    assert (made.kind, made.why) == (Revision.Kind.MERGE, WHY)


def test_the_sources_of_an_equal_award_are_kept(cities):
    merged_into(*cities)

    for assessment in cities[1].assessments.all():
        (source,) = assessment.award.sources.all()
        assert source.url == f"https://example.org/{assessment.year}"


def test_a_source_that_both_have_is_kept_once(cities):
    award = cities[1].assessments.get(year=2018).award
    award.sources.create(url="https://example.org/2018", title="Ours", publisher="The Paper")

    merged_into(*cities)

    assert [each.title for each in award.sources.all()] == ["Ours"]


def test_old_addresses_lead_to_the_city_that_stays(cities, client):
    merged_into(*cities)

    for slug in ("toppeka-ks", "topeka-city-ks"):
        answer = client.get(f"/cities/{slug}/")
        assert (answer.status_code, answer["Location"]) == (301, "/cities/topeka-ks/")


def test_undo_leaves_everything_as_it_was(cities):
    before = everything()
    made = merged_into(*cities)
    assert everything() != before

    undo(made)

    assert everything() == before


def test_an_undone_merge_can_be_done_again_by_undoing_the_undo(cities):
    made = merged_into(*cities)
    after = everything()[:2]

    back = undo(made)
    undo(back)

    assert everything()[:2] == after
    undo(Revision.objects.first())
    assert City.objects.count() == 2


@pytest.fixture
def chain(cities):
    """Merge a city into the one that stays, and then that one into a third: (states, merges)."""
    third = make_city(name="Topeca", state="KS", population=125_000)
    states = [everything()]
    first = merged_into(*cities)
    states.append(everything())
    second = merged_into(City.objects.get(pk=cities[1].pk), third)
    assert set(addresses().values()) == {third.pk}
    return states, (first, second)


def test_merges_one_after_the_other_are_undone(chain):
    states, (first, second) = chain

    undo(second)
    assert everything() == states[1]
    undo(first)
    assert everything() == states[0]


def test_the_first_of_two_merges_is_not_undone_alone(chain):
    states, (first, _) = chain
    after = everything()

    with pytest.raises(CannotUndo):
        undo(first)

    assert everything() == after


def test_a_city_that_took_over_the_address_stands_in_the_way_of_an_undo(cities):
    made = merged_into(*cities)
    City.objects.filter(pk=cities[1].pk).update(slug="toppeka-ks")
    City.objects.filter(pk=cities[1].pk).update(slug="topeka-city-ks")
    after = everything()

    with pytest.raises(CannotUndo):
        undo(made)

    assert everything() == after


def test_a_deleted_survivor_comes_back_with_the_addresses_of_both(db):
    merged, into = make_city(name="A", state="KS"), make_city(name="B", state="KS")
    merged_into(merged, into)
    before = everything()
    with revision("edit") as made:
        City.objects.get().delete()
    assert addresses() == {"a-ks": None, "b-ks": None}

    undo(made)

    assert everything() == before


def test_an_address_that_is_not_free_is_given_to_nobody(cities):
    with pytest.raises(IntegrityError, match="merged_address_not_free"), transaction.atomic():
        MergedAddress.objects.create(slug="toppeka-ks", city=cities[1])
    with pytest.raises(IntegrityError, match="merged_address_not_free"), transaction.atomic():
        MergedAddress.objects.create(slug="nowhere", city=cities[1])
    merged_into(*cities)
    with pytest.raises(IntegrityError, match="merged_address_stays"), transaction.atomic():
        MergedAddress.objects.update(slug="elsewhere")

    assert "nowhere" not in CityAddress.objects.values_list("slug", flat=True)


def test_an_address_is_free_again_when_it_is_taken_back(cities):
    merged_into(*cities)
    MergedAddress.objects.filter(slug="toppeka-ks").delete()

    assert addresses()["toppeka-ks"] is None
    assert addresses()["topeka-city-ks"] == cities[1].pk


def test_nothing_is_merged_that_was_not_seen(cities):
    seen = plan_of(*cities)
    make_award(city=cities[0], year=2020)
    before = everything()

    with pytest.raises(CannotMerge):
        merge(seen)

    assert everything() == before


def test_nothing_is_merged_against_what_stands_in_the_way(cities):
    Assessment.objects.get(city=cities[0], year=2018).award.delete()

    with pytest.raises(CannotMerge):
        merged_into(*cities)

    assert City.objects.count() == 2


def test_a_city_that_is_gone_is_merged_into_nothing(db):
    merged, into = make_city(name="A", state="KS"), make_city(name="B", state="KS")
    seen = plan_of(merged, into)
    City.objects.get(pk=into.pk).delete()

    with pytest.raises(CannotMerge):
        merge(seen)

    assert City.objects.count() == 1
