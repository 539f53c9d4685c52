"""What is not announced is shown nowhere, and what is announced is shown from that minute on."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.contrib.auth.models import User

from certifications.levels import Level
from certifications.models import CertificationAward
from cities.desk.embargoes.press import token_of
from cities.desk.models import Expectation, Look, PressPack
from cities.models import CaseStudy, City
from tests.conftest import listed_cities
from tests.factories import make_assessment, make_award, make_city

ROOT = Path(__file__).parent.parent
READS_THE_CLOCK = re.compile(
    r"timezone\.now\(|local(?:date|time)\(\)|date\.today\(|datetime\.now\(|time\.time\(|{% now "
)
# Rooms whose modules answer no request of the public.
OF_STAFF = {"desk", "management", "migrations", "admin.py", "forms.py"}
# It keeps what is public in fact: a preview must not make a release of the moment that it shows.
KEEPS_THE_PRESENT = ROOT / "cities" / "open_data" / "releases.py"
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
    "/cities/?view=table",
    "/compare/?city=boise-id&city=boston-ma",
    "/compare/?city=old-boise-id&city=boston-ma",
    "/compare/?city=draft-id&city=boston-ma",
    "/compare.csv?city=boise-id&city=boston-ma",
    "/cities/boise-id/",
    "/cities/old-boise-id/",
    "/cities/draft-id/",
    "/cities/boston-ma/",
    "/cities/seattle-wa/",
    "/find/?q=boise",
    "/find/?q=bois",
    "/find/?q=2026",
    "/boise",
    "/find/?q=draft, ID",
    "/find/?q=idaho",
    "/find/?q=idah",
    "/find/suggestions.json?q=boi",
    "/find/suggestions.json?q=draft",
    "/find/suggestions.json?q=silver 2026",
    "/states/",
    "/states/?sort=-certified",
    "/states/id/",
    "/states/mt/",
    "/states/ma/",
    "/timeline/",
    "/timeline/2019/",
    "/timeline/2026/",
    "/data/",
    "/data/api/",
    "/data/openapi.json",
    "/data/datapackage.json",
    "/about/",
    "/healthz",
    "/readyz",
    "/badges/boise-id.svg",
    "/badges/old-boise-id.svg",
    "/badges/boston-ma.svg",
    "/cards/site.png",
    "/cards/cities/boise-id.png",
    "/cards/cities/boston-ma.png",
    "/cards/cohorts/2026.png",
    "/cities.csv",
    "/cities.json",
    "/cities.ndjson",
    "/states.csv",
    "/states.json",
    "/timeline.csv",
    "/timeline.json",
    "/cities/boise-id.json",
    "/cities/old-boise-id.json",
    "/cities/draft-id.json",
    "/cities/boston-ma.json",
    "/data/datapackage.zip",
    "/data.json",
    "/llms.txt",
    "/cities.csv?scope=eligible",
    "/cities.json?scope=eligible&sort=-level",
    "/awards.csv",
    "/awards.json",
    "/awards.ndjson",
    "/awards.atom",
    "/awards.atom?q=boston",
    "/sitemap.xml",
    "/corrections/",
    "/corrections.csv",
    "/corrections.json",
    "/corrections.atom",
    "/data/releases/",
]
FOR_STAFF = ["preview/{}/", "preview/{}/cities/boise-id/", "preview/{}/awards.csv"]
FOR_STAFF += ["embargoes/{}/", "embargoes/{}/withdraw/"]


def answers(client):
    """Return what every public address answers: status, headers, content."""
    found = {}
    for address in ADDRESSES:
        response = client.get(address)
        found[address] = (response.status_code, dict(response.headers), response.getvalue())
    return found


def make_draft():
    """A city that staff prepare: its population is not recorded yet."""
    return make_city(name="Draft", state="ID", region="West", latitude=43.6, longitude=-116.2)


@pytest.fixture
def boise(published):
    """An eligible city without any award, which had another address once."""
    City.objects.filter(slug="boise-id").update(slug="old-boise-id")
    City.objects.filter(slug="old-boise-id").update(slug="boise-id")
    return City.objects.get(slug="boise-id")


@pytest.fixture
def before(boise, client):
    """The public site as it was before the record under test was entered."""
    with time_machine.travel(NOW, tick=False):
        yield answers(client)


def test_an_embargoed_award_changes_no_byte_of_the_public_site(before, client):
    in_an_hour = NOW + timedelta(hours=1)
    prepared = City.objects.filter(slug__in=["boise-id", "boston-ma", "los-angeles-ca"])
    for city in (*prepared, make_draft()):
        make_award(city=city, year=2026, level=Level.PLATINUM, announced_at=in_an_hour)

    assert answers(client) == before


def test_preview_and_embargo_pages_tell_a_stranger_nothing(before, client):
    city = City.objects.get(slug="boise-id")
    award = make_award(city=city, year=2026, announced_at=NOW + timedelta(hours=1))
    there, not_there = award.announcement_id, award.announcement_id + 1

    for page in FOR_STAFF:
        for method in (client.get, client.post):
            told = [method(f"/admin/{page.format(pk)}") for pk in (there, not_there)]
            addresses = [
                f"/admin/login/?next=/admin/{page.format(pk)}" for pk in (there, not_there)
            ]
            assert [each["Location"] for each in told] == addresses
            facts = [
                (t.status_code, t.content, {**t.headers, "Location": "", "Expires": ""})
                for t in told
            ]
            assert facts[0] == facts[1]
            assert facts[0][:2] == (302, b"")


def test_what_the_desk_notes_of_an_embargo_changes_no_byte_of_the_public_site(before, client):
    city = City.objects.get(slug="boise-id")
    award = make_award(city=city, year=2026, announced_at=NOW + timedelta(hours=1))
    user = User.objects.create_user("alex")
    noted = {"announcement": award.announcement, "by": user, "by_name": "alex"}

    Look.objects.create(**noted, change=1)
    Expectation.objects.create(**noted, awards=21)
    pack = PressPack.objects.create(
        **noted, key="a-key", for_whom="The Post", expires=NOW + timedelta(hours=2)
    )

    assert answers(client) == before
    assert client.get(f"/press/{token_of(pack)}/").status_code == 200
    assert answers(client) == before


def test_a_later_award_under_embargo_leaves_no_gap_in_what_is_entered_after_it(boise, client):
    with time_machine.travel(NOW, tick=False):
        public = make_award(city=boise, year=2020)
        without = answers(client)
        public.assessment.delete()
        boston = City.objects.get(slug="boston-ma")
        in_an_hour = NOW + timedelta(hours=1)

        make_award(city=boston, year=2026, level=Level.PLATINUM, announced_at=in_an_hour)
        make_award(city=boise, year=2020)

        assert answers(client) == without


def test_an_assessment_without_award_changes_no_byte_of_the_public_site(before, client):
    for city in (*City.objects.filter(slug__in=["boise-id", "boston-ma"]), make_draft()):
        make_assessment(city=city, year=2026)

    assert answers(client) == before


def test_a_city_without_a_known_population_changes_no_byte_of_the_public_site(before, client):
    make_draft()

    assert answers(client) == before


def test_a_case_study_of_a_city_under_embargo_changes_no_byte_of_the_public_site(boise, client):
    study = CaseStudy.objects.create(title="Streets", publisher="P", url="https://example.org/s")
    in_an_hour = NOW + timedelta(hours=1)
    with time_machine.travel(NOW, tick=False):
        before = answers(client)
        draft = make_draft()
        for city in (boise, draft):
            make_award(city=city, year=2026, announced_at=in_an_hour)

        study.cities.set([boise, draft])

        assert answers(client) == before


def test_a_case_study_moves_from_about_to_the_citys_page_at_the_minute(boise, page):
    study = CaseStudy.objects.create(title="Streets", publisher="P", url="https://example.org/s")
    study.cities.set([boise])
    make_award(city=boise, year=2026, announced_at=NOW)

    def shown_at(moment, address):
        with time_machine.travel(moment, tick=False):
            return "Streets" in page(address).get_text()

    earlier = NOW - timedelta(seconds=1)
    assert (shown_at(earlier, "/about/"), shown_at(earlier, "/cities/boise-id/")) == (True, False)
    assert (shown_at(NOW, "/about/"), shown_at(NOW, "/cities/boise-id/")) == (False, True)
    assert shown_at(NOW, "/about/?as_of=2026-05-06")


def test_an_award_is_public_from_the_minute_of_its_announcement(boise, page, client):
    make_award(city=boise, year=2026, level=Level.PLATINUM, announced_at=NOW)
    make_award(city=make_draft(), year=2026, announced_at=NOW)

    with time_machine.travel(NOW - timedelta(seconds=1), tick=False):
        assert len(listed_cities(page("/cities/"))) == 13
        assert "not certified" in page("/cities/boise-id/").title.get_text()
        page("/cities/draft-id/", status=404)
        page("/badges/boise-id.svg", status=404)
        page("/badges/old-boise-id.svg", status=404)
        page("/cities/?year=2026", status=400)
    with time_machine.travel(NOW, tick=False):
        assert len(listed_cities(page("/cities/"))) == 15
        assert page("/cities/boise-id/").title.get_text().startswith("Boise, Idaho: Platinum, 2026")
        assert page("/cities/draft-id/").h1.get_text() == "Draft, Idaho"
        assert client.get("/badges/old-boise-id.svg").status_code == 301
        assert listed_cities(page("/cities/?year=2026")) == ["Boise, Idaho", "Draft, Idaho"]
        assert page("/").select("figure.map a.marker[href='/cities/boise-id/']")


def test_an_embargoed_award_leaves_the_current_level_and_its_event_alone(db):
    city = make_city()
    make_award(city=city, year=2018, level=Level.SILVER)
    make_award(city=city, year=2024, level=Level.GOLD, announced_at=NOW)
    make_award(city=city, year=2025, level=Level.GOLD)

    with time_machine.travel(NOW - timedelta(seconds=1), tick=False):
        events = [a.event for a in CertificationAward.objects.public().with_record()]
        current = City.objects.with_standing().get()

    assert sorted(events) == ["first", "level-up"]
    assert (current.current_level, current.current_year) == (Level.GOLD, 2025)


def test_the_public_rooms_read_no_clock_but_that_of_the_request():
    rooms = [each for each in (ROOT / "cities").iterdir() if each.name not in OF_STAFF]
    rooms += [ROOT / "certifications" / "views.py", ROOT / "wwc_site" / "sitemaps.py"]
    rooms += [each for each in (ROOT / "templates").iterdir() if each.name != "admin"]
    files = [file for room in rooms for file in (room, *room.rglob("*")) if file.is_file()]

    of_staff = ROOT / "cities" / "templatetags" / "questions.py"
    found = [f for f in files if f.suffix in (".py", ".html", ".svg") and f != of_staff]
    assert len(found) > 100
    assert [f for f in found if READS_THE_CLOCK.search(f.read_text())] == [KEEPS_THE_PRESENT]
