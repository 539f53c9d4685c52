"""What is not announced is shown nowhere, and what is announced is shown from that minute on."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from certifications.levels import Level
from certifications.models import CertificationAward
from cities.models import City
from tests.conftest import listed_cities
from tests.factories import make_assessment, make_award, make_city

NOW = datetime(2026, 5, 7, 12, 0, tzinfo=UTC)
ADDRESSES = [
    "/",
    "/cities/",
    "/cities/?q=boise",
    "/cities/?state=ID",
    "/cities/?level=platinum",
    "/cities/?level=gold&standing=current",
    "/cities/?year=2026",
    "/cities/?sort=-population",
    "/cities/boise-id/",
    "/cities/old-boise-id/",
    "/cities/boston-ma/",
    "/cities/seattle-wa/",
    "/timeline/",
    "/timeline/2019/",
    "/timeline/2026/",
    "/about/",
    "/healthz",
    "/about/design/",
    "/badges/boise-id.svg",
    "/badges/old-boise-id.svg",
    "/badges/boston-ma.svg",
    "/cards/site.png",
    "/cards/cities/boise-id.png",
    "/cards/cities/boston-ma.png",
    "/cards/cohorts/2026.png",
]


def answers(client):
    """Return what every public address answers: status, headers, content."""
    found = {}
    for address in ADDRESSES:
        response = client.get(address)
        found[address] = (response.status_code, dict(response.headers), response.content)
    return found


def make_boise():
    """A city that was renamed before it had any award."""
    city = make_city(name="Boise", state="ID", slug="old-boise-id", region="West")
    City.objects.filter(pk=city.pk).update(slug="boise-id", population=235_684)
    return City.objects.get(pk=city.pk)


@pytest.fixture
def before(roster, client):
    """The public site as it was before the record under test was entered."""
    with time_machine.travel(NOW, tick=False):
        yield answers(client)


def test_an_embargoed_award_changes_no_byte_of_the_public_site(before, client):
    in_an_hour = NOW + timedelta(hours=1)
    make_award(city=make_boise(), year=2026, level=Level.PLATINUM, announced_at=in_an_hour)
    for slug in ("boston-ma", "los-angeles-ca", "kansas-city-mo"):
        city = City.objects.get(slug=slug)
        make_award(city=city, year=2026, level=Level.PLATINUM, announced_at=in_an_hour)

    assert answers(client) == before


def test_an_assessment_without_award_changes_no_byte_of_the_public_site(before, client):
    make_assessment(city=make_boise(), year=2026)
    make_assessment(city=City.objects.get(slug="boston-ma"), year=2026)

    assert answers(client) == before


def test_a_city_of_the_vocabulary_changes_no_byte_of_the_public_site(before, client):
    make_boise()

    assert answers(client) == before


def test_an_award_is_public_from_the_minute_of_its_announcement(roster, page, client):
    make_award(city=make_boise(), year=2026, level=Level.PLATINUM, announced_at=NOW)

    with time_machine.travel(NOW - timedelta(seconds=1), tick=False):
        assert len(listed_cities(page("/cities/"))) == 13
        page("/cities/boise-id/", status=404)
        page("/cities/old-boise-id/", status=404)
        page("/cities/?year=2026", status=400)
    with time_machine.travel(NOW, tick=False):
        assert len(listed_cities(page("/cities/"))) == 14
        assert page("/cities/boise-id/").h1.get_text() == "Boise, Idaho"
        assert client.get("/cities/old-boise-id/").status_code == 301
        assert listed_cities(page("/cities/?year=2026")) == ["Boise, Idaho"]
        assert page("/").select_one("#newest").get_text().endswith("2026")


def test_an_embargoed_award_leaves_the_current_level_and_its_event_alone(db):
    city = make_city()
    make_award(city=city, year=2018, level=Level.SILVER)
    make_award(city=city, year=2020, level=Level.GOLD, announced_at=NOW)
    make_award(city=city, year=2021, level=Level.GOLD)

    with time_machine.travel(NOW - timedelta(seconds=1), tick=False):
        events = [a.event for a in CertificationAward.objects.public().with_record()]
        current = City.objects.with_standing().get()

    assert sorted(events) == ["first", "level-up"]
    assert (current.current_level, current.current_year) == (Level.GOLD, 2021)
