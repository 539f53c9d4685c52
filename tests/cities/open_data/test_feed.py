"""An entry of the feed is known by what is public and lasts, and by nothing else."""

import feedparser
import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from certifications.models import Assessment, CertificationAward
from cities.models import CaseStudy, City, CityAddress
from tests.factories import make_award, make_city


def identities(client, query=""):
    """Return {title of an entry: its id}."""
    feed = feedparser.parse(client.get(f"/awards.atom{query}").content)
    return {entry.title: entry.id for entry in feed.entries}


def first_slugs():
    return set(City.objects.values_list("slug", "first_slug"))


def test_identity_is_the_same_on_every_site(roster, client):
    found = identities(client)

    # Readers of the feed hold these: a change here makes every entry a new one to them.
    boston = "urn:uuid:681f515c-edd5-5024-8009-638cc0d327a7"
    assert found["Boston, Massachusetts: Silver, 2018"] == boston
    assert len(set(found.values())) == 16


def test_identity_holds_no_host(roster, client, settings):
    before = identities(client)
    settings.SITE_URL = "https://certified.example.org"

    assert identities(client) == before


def test_identity_survives_a_new_slug_and_a_second_one(roster, client):
    before = set(identities(client).values())

    City.objects.filter(slug="boston-ma").update(slug="hub-ma")
    City.objects.filter(slug="hub-ma").update(slug="town-ma")

    assert set(identities(client).values()) == before


def test_identity_survives_an_assessment_that_is_entered_anew(roster, client):
    before = identities(client)
    award = CertificationAward.objects.get(assessment__city__slug="boston-ma")
    award.assessment.delete()
    make_award(
        city=City.objects.get(slug="boston-ma"),
        year=award.year,
        level=award.level,
        announced_at=award.announced_at,
    )

    assert identities(client) == before


def test_identity_survives_a_dump_and_its_restoration(roster, client, tmp_path):
    City.objects.filter(slug="boston-ma").update(slug="hub-ma")
    before, keys = identities(client), set(City.objects.values_list("pk", flat=True))
    dump = tmp_path / "dump.json"
    call_command(
        "dumpdata",
        "cities",
        "certifications",
        # The history is of this database, and goes with its backup.
        exclude=["certifications.revision", "certifications.change"],
        natural_foreign=True,
        natural_primary=True,
        output=str(dump),
        verbosity=0,
    )
    for model in (CaseStudy, Assessment, City, CityAddress):
        model.objects.all().delete()

    call_command("loaddata", str(dump), verbosity=0)

    assert not keys & set(City.objects.values_list("pk", flat=True))
    assert ("hub-ma", "boston-ma") in first_slugs()
    assert identities(client) == before


def test_identity_does_not_count_what_is_not_public(roster, client):
    """An id made of keys would have a gap where an assessment is under embargo."""
    boston, seattle = (City.objects.get(slug=slug) for slug in ("boston-ma", "seattle-wa"))
    later = make_award(city=seattle, year=2020)
    without = identities(client)
    later.assessment.delete()
    Assessment.objects.create(city=boston, year=2020)

    make_award(city=seattle, year=2020)

    assert identities(client) == without


# The first slug ------------------------------------------------------------------------------


def test_first_slug_is_kept_whatever_enters_a_city(db):
    City.objects.create(name="Boston", state="MA", slug="boston-ma")
    City.objects.bulk_create([City(name="Lowell", state="MA", slug="lowell-ma")])
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cities_city (name, official_name, state, slug, population_source,"
            " population_area, certified_as, region, website, note)"
            " VALUES ('Waco', '', 'TX', 'waco-tx', '', '', '', '', '', '')"
        )
    call_command("loaddata", "eligible_cities", verbosity=0)

    assert {slug for slug, first in first_slugs() if slug != first} == set()
    assert City.objects.filter(slug="waco-tx", first_slug="waco-tx").exists()


def test_first_slug_is_changed_by_no_save_and_no_fixture(roster):
    city = City(name="Boston", state="GA", slug="boston-ga")
    city.save()
    city.slug = "hub-ga"
    city.save()  # of an object that was made before the database named it
    City.objects.filter(slug="seattle-wa").update(first_slug="emerald-wa")

    call_command("loaddata", "roster", verbosity=0)

    assert ("hub-ga", "boston-ga") in first_slugs()
    assert ("seattle-wa", "emerald-wa") in first_slugs()


@pytest.mark.parametrize("empty", [None, ""])
def test_first_slug_cannot_be_emptied(db, empty):
    make_city(slug="boston")
    City.objects.update(slug="hub")

    City.objects.update(first_slug=empty)

    assert first_slugs() == {("hub", "boston")}


def test_no_two_cities_have_one_first_slug(db):
    make_city()
    make_city(name="Lowell")

    with pytest.raises(IntegrityError), transaction.atomic():
        City.objects.update(first_slug="boston-ma")


def test_first_slug_is_no_column_of_any_file(roster, client):
    City.objects.filter(slug="boston-ma").update(first_slug="never-shown")

    for address in ("/cities.csv", "/cities.json", "/awards.csv", "/awards.json", "/awards.atom"):
        assert b"never-shown" not in client.get(address).getvalue()
        assert b"first_slug" not in client.get(address).getvalue()
