"""Seeding a site, and the fixtures that it is seeded from."""

import io
import json

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError

from certifications.models import Assessment, CertificationAward
from cities.desk.merging.plan import plan_of
from cities.desk.merging.writing import merge
from cities.models import CaseStudy, City, CityAddress, OtherName
from tests.factories import make_city

ROSTER = settings.BASE_DIR / "fixtures" / "roster.json"
NOT_ADDED = "Not added, because a city entered here has their address, GEOID or name"
TAKEN = ["abilene-tx", "akron-oh", "alameda-ca", "albany-ny", "allen-tx", "ames-ia"]
CASE_STUDIES = settings.BASE_DIR / "fixtures" / "case_studies.json"


def run(*command):
    out, err = io.StringIO(), io.StringIO()
    call_command(*command, stdout=out, stderr=err)
    return out.getvalue() + err.getvalue()


def counts():
    """Return the numbers of cities, assessments, awards and case studies."""
    return [model.objects.count() for model in (City, Assessment, CertificationAward, CaseStudy)]


def delete_all(*models):
    for model in models:
        model.objects.all().delete()


def test_fixtures_load_into_an_empty_database_and_once_more(db):
    for _ in range(2):
        run("loaddata", str(ROSTER), str(CASE_STUDIES))

        assert counts() == [13, 16, 16, 8]


def test_fixtures_hold_natural_keys_and_no_primary_keys():
    records = json.loads(ROSTER.read_text()) + json.loads(CASE_STUDIES.read_text())

    assert [record for record in records if "pk" in record] == []
    assert [r["fields"]["city"] for r in records if r["model"] == "certifications.assessment"][
        0
    ] == ["arlington-tx"]


def test_seeding_fills_an_empty_site(db):
    assert run("seed") == "Loaded the roster: 13 cities.\nAdded 1,348 eligible places.\n"
    assert counts() == [1361, 16, 16, 8]
    assert OtherName.objects.filter(city__slug="new-york-ny", name="NYC").count() == 1


def test_eligible_cities_are_a_fixture_of_their_own(db):
    run("loaddata", "eligible_cities")
    assert counts() == [1361, 0, 0, 0]

    run("loaddata", "roster", "eligible_cities")
    assert counts() == [1361, 16, 16, 0]


def test_eligible_fixture_says_of_the_roster_cities_what_the_roster_says():
    def cities(path):
        fields = [r["fields"] for r in json.loads(path.read_text()) if r["model"] == "cities.city"]
        return {each["slug"]: each for each in fields}

    roster, eligible = cities(ROSTER), cities(ROSTER.with_name("eligible_cities.json"))

    assert len(eligible) == 1361
    assert roster.items() <= eligible.items()


def test_seeding_leaves_what_staff_edited(published):
    City.objects.filter(slug="boston-ma").update(note="Edited", slug="hub-ma")
    City.objects.filter(slug="dallas-tx").update(name="Big D", geoid=None, population=1)
    City.objects.filter(slug="waco-tx").delete()
    OtherName.objects.filter(name="NYC").delete()
    CertificationAward.objects.filter(assessment__city__slug="seattle-wa").delete()

    assert run("seed") == "The site holds 1,360 cities already: nothing loaded.\n"

    assert City.objects.get(slug="hub-ma").note == "Edited"
    assert City.objects.get(slug="dallas-tx").name == "Big D"
    assert not OtherName.objects.filter(name="NYC").exists()
    assert counts() == [1360, 16, 15, 8]


def test_seeding_adds_the_eligible_places_to_a_site_of_before(roster):
    City.objects.filter(slug="boston-ma").update(note="Edited")
    make_city(name="Dallas", state="TX", slug="dallas", geoid="4834567")

    said = run("seed").splitlines()

    assert said[0] == "Added 1,347 eligible places."
    assert said[1:] == [f"{NOT_ADDED}: Dallas, TX."]
    assert City.objects.get(slug="boston-ma").note == "Edited"
    assert City.objects.filter(name="Dallas", state="TX").count() == 1
    assert OtherName.objects.filter(city__slug="los-angeles-ca").exists()


def test_seeding_loads_no_roster_into_a_site_that_staff_began_by_hand(db):
    make_city(name="Lowell", slug="lowell")

    said = run("seed")

    assert said == f"Added 1,360 eligible places.\n{NOT_ADDED}: Lowell, MA.\n"
    assert counts() == [1361, 0, 0, 0]
    assert City.objects.get(name="Lowell", state="MA").slug == "lowell"


@pytest.mark.parametrize("and_more", [0, 1])
def test_places_that_staff_keep_out_are_named_and_the_rest_counted(db, and_more):
    for slug in TAKEN[: 5 + and_more]:
        make_city(name=slug, state="MT", slug=slug)

    said = run("seed").splitlines()[1]

    assert said.startswith(f"{NOT_ADDED}: Abilene, TX; Akron, OH; Alameda, CA; ")
    assert said.count(";") == 4 + and_more
    assert said.endswith("; 1 more.") is bool(and_more)


def test_a_place_whose_geoid_staff_have_given_is_named(db):
    make_city(name="Our Dallas", state="TX", slug="our-dallas", geoid="4819000")

    assert f"{NOT_ADDED}: Dallas, TX." in run("seed")


def test_a_place_that_staff_deleted_or_edited_is_not_named_as_kept_out(published):
    City.objects.filter(slug="dallas-tx").update(name="Big D", geoid=None, slug="big-d-tx")
    City.objects.filter(slug="waco-tx").delete()

    assert NOT_ADDED not in run("seed")


def test_a_place_that_staff_merged_into_another_is_not_named_as_kept_out(published):
    merged, into = City.objects.get(slug="akron-oh"), City.objects.get(slug="canton-oh")
    merge(plan_of(merged, into))

    assert "1,360 cities already" in run("seed")


def test_a_site_whose_cities_were_all_deleted_starts_and_says_how_to_begin_anew(published):
    delete_all(CertificationAward, Assessment, City)

    said = run("seed")

    assert counts()[:3] == [0, 0, 0]
    assert said.startswith("The site holds no city: all of them were deleted")
    assert said.count("\n") == 1


def test_a_site_whose_addresses_were_all_set_free_begins_anew(published):
    delete_all(CertificationAward, Assessment, City, CityAddress)

    assert "Loaded the roster: 13 cities." in run("seed")

    assert counts() == [1361, 16, 16, 8]


def test_loading_over_a_renamed_city_is_refused_whole(roster):
    City.objects.filter(slug="boston-ma").update(slug="hub-ma", name="Hub")

    with pytest.raises(IntegrityError, match="city_slug_taken"):
        run("loaddata", str(ROSTER))

    assert City.objects.get(slug="hub-ma").name == "Hub"


@pytest.mark.parametrize(
    "kept",
    [["geoid"], ["name"], ["latitude", "longitude"]],
    ids=lambda kept: kept[0],
)
def test_a_place_is_known_by_one_thing_that_staff_left_as_it_was(published, kept):
    dallas = City.objects.filter(slug="dallas-tx")
    before = dallas.values().get()
    edited = {"name": "Big D", "geoid": None, "latitude": 1.5, "longitude": 2.5}
    dallas.update(**edited | {name: before[name] for name in kept})

    assert NOT_ADDED not in run("seed")


def test_a_place_that_staff_made_into_another_one_is_named(published):
    City.objects.filter(slug="dallas-tx").update(
        name="Big D", geoid=None, latitude=1.5, longitude=2.5
    )

    assert f"{NOT_ADDED}: Dallas, TX." in run("seed")
    assert City.objects.filter(slug="dallas-tx").count() == 1
