"""The pictures that travel: where they answer, to whom, and that they follow the award."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from PIL import Image

from certifications.levels import Level
from certifications.models import CertificationAward, ExpectedAnnouncement
from cities.images import card, planted_card
from cities.models import City
from tests.factories import make_assessment, make_award, make_city

NOW = datetime(2026, 5, 7, 12, 0, tzinfo=UTC)
BADGE, CARD = "/badges/boston-ma.svg", "/cards/cities/boston-ma.png"
PICTURES = {
    BADGE: "image/svg+xml",
    CARD: "image/png",
    "/cards/cohorts/2018.png": "image/png",
    "/cards/site.png": "image/png",
}


@pytest.fixture(autouse=True)
def _nothing_drawn_before():
    cache.clear()


@pytest.fixture
def boston(db):
    city = make_city()
    make_award(city=city, year=2018, level=Level.SILVER)
    return city


def title(response):
    return ElementTree.fromstring(response.content)[0].text


@pytest.mark.parametrize(("address", "kind"), PICTURES.items())
def test_a_picture_may_be_shown_by_pages_of_every_origin(boston, client, address, kind):
    response = client.get(address)

    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


EASTERN = ZoneInfo("America/New_York")
EXPECTED = date(2026, 5, 8)


def eastern(day, *clock):
    return datetime(2026, 5, day, *clock, tzinfo=EASTERN)


@pytest.mark.parametrize(
    ("now", "kept"),
    [
        (eastern(1, 12), "public, max-age=300"),
        (eastern(6, 23, 59, 59), "public, max-age=300"),
        (eastern(7, 0), "no-cache"),  # the eve: a copy of its last second would outlive it
        (eastern(7, 23, 59, 59), "no-cache"),
        (eastern(8, 0), "no-cache"),
        (eastern(8, 23, 59, 59), "no-cache"),
        (eastern(9, 0), "public, max-age=300"),
    ],
)
@pytest.mark.parametrize("address", [*PICTURES, f"{BADGE}?as_of=2020-01-01", "/badges/old.svg"])
def test_no_copy_of_a_picture_is_kept_into_a_day_of_announcements(
    boston, client, address, now, kept
):
    City.objects.update(slug="old")
    City.objects.update(slug="boston-ma")
    for day in (date(2026, 6, 1), EXPECTED, date(2026, 4, 1)):
        ExpectedAnnouncement.objects.create(expected_on=day)

    with time_machine.travel(now, tick=False):
        response = client.get(address)

    assert response.status_code in (200, 301)
    assert response["Cache-Control"] == kept


@pytest.mark.parametrize("address", PICTURES)
def test_how_long_a_picture_is_kept_says_nothing_of_an_embargoed_award(boston, client, address):
    with time_machine.travel(NOW, tick=False):
        before = client.get(address)
        make_award(city=boston, year=2026, announced_at=NOW + timedelta(seconds=60))
        after = client.get(address)

    assert dict(after.headers) == dict(before.headers)
    assert after["Cache-Control"] == "public, max-age=300"


def test_a_picture_that_is_none_is_asked_for_anew_each_time(boston, client):
    response = client.get("/badges/nowhere.svg")

    assert (response.status_code, response["Cache-Control"]) == (404, "no-cache")


def test_the_badge_says_level_and_year(roster, client):
    response = client.get("/badges/kansas-city-mo.svg")

    assert title(response) == (
        "Kansas City, Missouri: What Works Cities Certified, Gold, 2019. "
        "Record complete through April 24, 2019"
    )


@pytest.mark.parametrize("address", [a for a, kind in PICTURES.items() if kind == "image/png"])
def test_a_card_is_a_picture_of_1200_by_630(boston, client, address):
    image = Image.open(BytesIO(client.get(address).content))

    assert (image.format, image.size) == ("PNG", (1200, 630))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/cards/cohorts/2019.png", ["Certified in 2019", "7 cities", "3", "Gold", "4", "Silver"]),
        (
            "/cards/site.png",
            ["13 certified cities, 16 awards, as of 2019", "0", "Platinum", "4", "Gold", "9"],
        ),
    ],
)
def test_a_card_says_what_the_record_holds(roster, client, monkeypatch, address, words):
    drawn = []
    monkeypatch.setattr(card, "png", lambda what: drawn.append(what) or b"")

    client.get(address)

    [what] = drawn
    shown = [text.text for text in card.texts(what)]
    assert [word for word in words if word not in shown] == []


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("louisville-ky", ("Louisville", Level.GOLD, 2019, "April 24, 2019")),
        ("dallas-tx", ("Dallas", None, None, "April 24, 2019")),
    ],
)
def test_card_of_a_city_says_what_the_record_holds(published, client, monkeypatch, slug, said):
    drawn = []
    monkeypatch.setattr(planted_card, "png", lambda what, _: drawn.append(what) or b"")

    client.get(f"/cards/cities/{slug}.png")

    [what] = drawn
    assert (what.name, what.level, what.year, what.through) == said


@pytest.mark.parametrize("address", PICTURES)
def test_a_picture_changes_with_the_award(boston, client, address):
    before = client.get(address)

    CertificationAward.objects.update(level=Level.GOLD)
    after = client.get(address)

    assert after.content != before.content
    assert after["ETag"] != before["ETag"]


@pytest.mark.parametrize("address", PICTURES)
def test_a_picture_unchanged_is_not_sent_again(boston, client, address):
    first = client.get(address)

    again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize("address", PICTURES)
def test_head_answers_as_get_without_content(boston, client, address):
    response = client.head(address)

    assert (response.status_code, response.content) == (200, b"")


def test_the_badge_follows_the_latest_award(boston, client):
    make_award(city=boston, year=2021, level=Level.PLATINUM)

    assert title(client.get(BADGE)).endswith("Certified, Platinum, 2021")


def test_an_award_shows_from_the_minute_of_its_announcement(boston, client):
    make_award(city=boston, year=2026, level=Level.PLATINUM, announced_at=NOW)

    with time_machine.travel(NOW - timedelta(seconds=1), tick=False):
        assert title(client.get(BADGE)).endswith("Silver, 2018")
        early = {address: client.get(address).content for address in PICTURES}
        assert client.get("/cards/cohorts/2026.png").status_code == 404
    with time_machine.travel(NOW, tick=False):
        assert title(client.get(BADGE)).endswith("Platinum, 2026")
        assert client.get(CARD).content != early[CARD]
        assert client.get("/cards/site.png").content != early["/cards/site.png"]
        assert client.get("/cards/cohorts/2026.png").status_code == 200


@pytest.mark.parametrize("address", PICTURES)
def test_what_is_not_announced_changes_no_byte_of_a_picture(boston, client, address):
    with time_machine.travel(NOW, tick=False):
        before = client.get(address).content
        make_award(city=boston, year=2026, level=Level.GOLD, announced_at=NOW + timedelta(hours=1))
        make_assessment(city=make_city(name="Boise", state="ID"))

        assert client.get(address).content == before


@pytest.mark.parametrize("address", ["/badges/{}.svg", "/cards/cities/{}.png"])
def test_a_city_that_is_not_certified_answers_as_an_unknown_one(db, client, address):
    city = make_city(name="Boise", state="ID", slug="old-boise-id")
    City.objects.filter(pk=city.pk).update(slug="boise-id")
    make_award(city=city, year=2026, announced_at=NOW)

    with time_machine.travel(NOW - timedelta(seconds=1), tick=False):
        unknown = client.get(address.format("nowhere-id"))
        answers = [client.get(address.format(slug)) for slug in ("boise-id", "old-boise-id")]

    assert unknown.status_code == 404
    for answer in answers:
        assert (answer.status_code, answer.content) == (404, unknown.content)
        assert answer.headers == unknown.headers


@pytest.mark.parametrize("address", ["/badges/{}.svg", "/cards/cities/{}.png"])
def test_a_former_address_leads_to_the_present_picture(boston, client, address):
    City.objects.update(slug="boston-massachusetts-ma")

    response = client.get(address.format("boston-ma"))

    assert response.status_code == 301
    assert response["Location"] == address.format("boston-massachusetts-ma")
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    # Kept for five minutes and no longer: the city may have its former address again.
    assert response["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize("year", ["2017", "2016", "0000", "9999"])
def test_a_year_without_awards_has_no_card(boston, client, year):
    make_assessment(city=boston, year=2017)

    assert client.get(f"/cards/cohorts/{year}.png").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/cards/cohorts/20180.png", "/cards/cohorts/abc.png", "/badges/.svg", "/badges/boston-ma"],
)
def test_an_address_of_no_picture_is_not_found(boston, client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        (BADGE, 3),
        (CARD, 3),
        ("/cards/cohorts/2018.png", 3),
        ("/cards/site.png", 4),
        ("/badges/former.svg", 3),
        ("/badges/nowhere.svg", 2),
    ],
)
def test_a_picture_asks_the_database_little(
    boston, client, django_assert_num_queries, address, queries
):
    City.objects.update(slug="former")
    City.objects.update(slug="boston-ma")

    with django_assert_num_queries(queries):
        client.get(address)


def test_a_card_is_drawn_once_while_it_says_the_same(boston, client, monkeypatch):
    drawn = []
    monkeypatch.setattr(planted_card, "png", lambda what, _: drawn.append(what) or b"picture")

    contents = [client.get(CARD).content for _ in range(3)]
    City.objects.update(name="New Boston")
    client.get(CARD)

    assert contents == [b"picture"] * 3
    assert [what.name for what in drawn] == ["Boston", "New Boston"]


def test_an_absolute_address_never_comes_from_the_host_header(boston, client, settings):
    settings.SITE_URL = "https://directory.example.org"
    settings.ALLOWED_HOSTS = ["*"]

    for address in (*PICTURES, "/cities/boston-ma/"):
        response = client.get(address, headers={"host": "evil.example"})
        assert response.status_code == 200
        assert b"evil.example" not in response.content
        assert "evil.example" not in str(response.headers)
