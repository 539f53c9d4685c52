"""Press packs: what a link shows, until when, and to whom it is nothing."""

import csv
import io
import logging
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.signing import Signer
from django.test import Client

from certifications.levels import Level
from certifications.models import Announcement
from cities.desk.embargoes.models import PressPack
from cities.desk.embargoes.press import token_of
from tests.cities.desk.embargoes.conftest import MOMENT, NOW, make_staff, signed_in
from tests.factories import make_award, make_city

FORMS = ["/press/{}/", "/press/{}.csv"]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def pack(announcement, robin):
    return make_pack(announcement, robin)


def make_pack(announcement, by, **fields):
    sound = {"key": "a-key", "for_whom": "The Post", "expires": MOMENT + timedelta(hours=20)}
    return PressPack.objects.create(
        announcement=announcement, by=by, by_name=by.get_username(), **sound | fields
    )


def opened(pack, form=FORMS[0], **headers):
    return Client().get(form.format(token_of(pack)), **headers)


def text_of(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def rows_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_page_shows_the_announcement_alone(pack):
    make_award(city=make_city(name="Tempe", state="AZ"), year=2027, announced_at=MOMENT + MINUTE)
    make_award(city=make_city(name="Reno", state="NV"), year=2025, announced_at=MOMENT - MINUTE)

    said = text_of(opened(pack))

    assert "EMBARGOED UNTIL December 1, 2026, 8:30 AM Eastern." in said
    assert "2 awards" in said
    assert "Boise, Idaho Platinum First" in said
    assert "Topeka, Kansas Silver Down from gold" in said
    assert "Tempe" not in said
    assert "Reno" not in said


def test_the_file_says_first_until_when_it_is_embargoed(pack):
    answer = opened(pack, FORMS[1])

    assert rows_of(answer) == [
        ["EMBARGOED UNTIL December 1, 2026, 8:30 AM Eastern"],
        ["city", "state", "certification_year", "level", "level_before"],
        ["Boise", "ID", "2026", "platinum", ""],
        ["Topeka", "KS", "2026", "silver", "gold"],
    ]
    assert answer["Content-Disposition"] == 'attachment; filename="press-pack-2026.csv"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"


def test_no_name_is_a_formula_in_the_file(pack):
    make_award(city=make_city(name="=1+1", slug="x-id", state="ID"), year=2026, announced_at=MOMENT)

    assert "'=1+1" in [row[0] for row in rows_of(opened(pack, FORMS[1]))]


def test_an_announcement_that_moved_is_told_with_its_new_moment(pack):
    Announcement.objects.filter(pk=pack.announcement_id).update(
        announced_at=MOMENT + timedelta(days=2)
    )

    assert "EMBARGOED UNTIL December 3, 2026, 8:30 AM Eastern" in text_of(opened(pack))
    assert rows_of(opened(pack, FORMS[1]))[0][0].endswith("December 3, 2026, 8:30 AM Eastern")


@pytest.mark.parametrize(
    ("moment", "word"), [(MOMENT - MINUTE, "EMBARGOED UNTIL"), (MOMENT, "RELEASED")]
)
def test_it_is_released_at_the_minute(pack, clock, moment, word):
    clock.move_to(moment)

    assert f"{word} December 1, 2026, 8:30 AM Eastern" in text_of(opened(pack))
    assert rows_of(opened(pack, FORMS[1]))[0] == [f"{word} December 1, 2026, 8:30 AM Eastern"]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_it_may_be_kept_found_or_told_on(pack, form):
    answer = opened(pack, form)

    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "no-referrer"
    forbidden = ("ETag", "Last-Modified", "Set-Cookie", "Access-Control-Allow-Origin")
    assert [name for name in forbidden if name in answer.headers] == []
    assert not answer.cookies
    assert "Vary" not in answer.headers or "Cookie" not in answer["Vary"]


def test_the_head_of_the_page_gives_nothing_to_those_who_preview_links(pack):
    head = str(BeautifulSoup(opened(pack).content, "html.parser").head)

    assert all(each not in head for each in ("Boise", "Topeka", "2026", "December"))


def test_each_opening_is_counted_and_logged(pack, caplog):
    with caplog.at_level(logging.INFO, "wwc.security"):
        opened(pack, REMOTE_ADDR="203.0.113.5")
        opened(pack, FORMS[1])

    pack.refresh_from_db()
    assert (pack.opened, pack.last_opened_at) == (2, NOW)
    line = f"press pack: opened, number={pack.pk}, for='The Post', network=203.0.113.5"
    assert caplog.messages[0] == line
    assert len(caplog.messages) == 2
    assert token_of(pack) not in caplog.text


def test_a_link_without_a_secret_is_no_link(pack):
    key = pack.key
    guesses = [
        *("x", "1.x", "a.b", key, f"{key}.", f"{key}.x", str(pack.pk)),
        token_of(pack)[:-1],
        token_of(pack).swapcase(),
        Signer(sep=".").sign(key),
        Signer(salt="another", sep=".").sign(key),
        Signer(key="another", salt="cities.desk.embargoes.press", sep=".").sign(key),
        token_of(PressPack(key="one-that-is-not-there")),
    ]

    for guess in guesses:
        assert nothing_there(guess)
    pack.refresh_from_db()
    assert pack.opened == 0


def nothing_there(token, browser=None):
    """Is each address of the token answered as one that never was, to the last byte?"""
    browser = browser or Client()
    same = {"x-request-id": "one"}
    found = []
    for form in FORMS:
        address = form.format(token)
        told = browser.get(address, headers=same)
        other = browser.get(address.replace(token, "z" * len(token)), headers=same)
        found.append(
            (told.status_code, told.content, dict(told.headers))
            == (404, other.content, dict(other.headers))
        )
    return all(found)


def test_a_revoked_link_is_nothing(pack):
    PressPack.objects.update(revoked_at=NOW)

    assert nothing_there(token_of(pack))
    assert nothing_there(token_of(pack), signed_in(make_staff("alex")))


def test_a_link_ends_on_its_day(pack, clock):
    clock.move_to(pack.expires - MINUTE)
    assert opened(pack).status_code == 200
    clock.move_to(pack.expires)
    assert nothing_there(token_of(pack))


def test_a_link_ends_a_day_after_an_announcement_that_moved_forward(announcement, robin, clock):
    pack = make_pack(announcement, robin, expires=MOMENT + timedelta(hours=20))
    Announcement.objects.filter(pk=announcement.pk).update(announced_at=NOW + MINUTE)

    clock.move_to(NOW + timedelta(days=1))
    assert opened(pack).status_code == 200
    clock.move_to(NOW + timedelta(days=1) + MINUTE)
    assert nothing_there(token_of(pack))


def test_a_link_to_an_announcement_that_is_gone_is_nothing(pack):
    token = token_of(pack)
    pack.announcement.awards.all().delete()
    Announcement.objects.filter(pk=pack.announcement_id)._raw_delete("default")

    assert PressPack.objects.exists()
    assert nothing_there(token)


def test_a_pack_whose_awards_were_withdrawn_is_empty(pack):
    pack.announcement.awards.all().delete()

    assert "0 awards" in text_of(opened(pack))


def test_nothing_can_be_sent(pack):
    assert Client().post(FORMS[0].format(token_of(pack))).status_code == 405


def test_no_list_for_machines_names_it(pack, client):
    for address in ("/robots.txt", "/sitemap.xml", "/data/openapi.json"):
        assert "press" not in client.get(address).content.decode()


def test_a_preview_does_not_open_it(pack, staff):
    address = f"/admin/preview/{pack.announcement_id}{FORMS[0].format(token_of(pack))}"

    assert staff.get(address).status_code == 404
    pack.refresh_from_db()
    assert pack.opened == 0


def test_the_statements_of_a_pack_do_not_grow(pack, django_assert_max_num_queries):
    for number in range(30):
        city = make_city(name=f"City {number}")
        make_award(city=city, year=2026, level=Level.GOLD, announced_at=MOMENT)

    with django_assert_max_num_queries(5):
        assert "32 awards" in text_of(opened(pack))
