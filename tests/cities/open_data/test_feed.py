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


# What an entry says of itself ------------------------------------------------------------------


def entries(client, path="/awards.atom"):
    return feedparser.parse(client.get(path).content).entries


def test_an_entry_stands_in_the_categories_of_its_award(roster, client):
    (gold,) = entries(client, "/awards.atom?level=gold&year=2018")

    assert [tag.term for tag in gold.tags] == ["gold", "first", "2018", "CA"]


def test_no_two_entries_were_updated_at_one_moment_and_each_keeps_its_own(roster, client):
    before = {entry.id: entry.updated for entry in entries(client)}
    award = make_award(city=make_city(name="Topeka", state="KS"), year=2018)
    award.announcement = CertificationAward.objects.filter(assessment__year=2018)[0].announcement
    award.save()
    after = {entry.id: entry.updated for entry in entries(client)}

    assert len(set(before.values())) == 16
    assert len(set(after.values())) == 17
    assert before.items() <= after.items()
    assert {updated[:19] for updated in before.values()} == {
        "2018-01-25T05:00:00",
        "2019-04-24T04:00:00",
    }


def test_the_minute_of_the_announcement_is_told_as_it_is(roster, client):
    assert {entry.published for entry in entries(client)} == {
        "2018-01-25T05:00:00+00:00",
        "2019-04-24T04:00:00+00:00",
    }


ALL = "http://127.0.0.1:8000/awards.atom"
FEEDS = {
    **dict.fromkeys(("/", "/states/", "/timeline/", "/data/", "/data/api/", "/about/"), ALL),
    **dict.fromkeys(("/data/releases/", "/compare/", "/find/?q=xyzzy"), ALL),
    "/?as_of=2018-12-31": f"{ALL}?as_of=2018-12-31",
    "/cities/": "/awards.atom",
    "/cities/?level=gold&sort=-year": "/awards.atom?level=gold&sort=-year",
    "/cities/?q=xyzzy": "/awards.atom?q=xyzzy",
    "/cities/boston-ma/": "/awards.atom?geoid=2507000",
    "/cities/boise-id/?as_of=2018-12-31": "/awards.atom?as_of=2018-12-31&geoid=1608830",
    "/states/ca/": "/awards.atom?state=CA",
    "/timeline/2018/": "/awards.atom?year=2018",
    "/corrections/": "/corrections.atom",
}
REFUSED = {"/nowhere/": 404, "/cities/?level=tin": 400, "/?as_of=never": 400}


@pytest.mark.once
@pytest.mark.parametrize("address", FEEDS)
def test_the_head_of_a_page_leads_to_the_feed_of_what_it_shows(published, page, client, address):
    (link,) = page(address).select("head link[rel=alternate][type='application/atom+xml']")

    assert link["href"] == FEEDS[address]
    assert link["title"]
    assert client.get(link["href"].removeprefix("http://127.0.0.1:8000")).status_code == 200


@pytest.mark.once
@pytest.mark.parametrize("address", REFUSED)
def test_a_page_that_shows_nothing_leads_to_all_awards(published, page, address):
    soup = page(address, status=REFUSED[address])

    (link,) = soup.select("head link[rel=alternate][type='application/atom+xml']")
    assert link["href"] == ALL
