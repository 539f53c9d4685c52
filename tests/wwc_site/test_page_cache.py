"""Kept pages are never stale, never another one's, and never more than the memory given them."""

import re
import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache.backends.locmem import LocMemCache
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, connection

from certifications.levels import Level
from certifications.models import Announcement, CertificationAward
from certifications.record_state import RECORD
from cities.models import City
from tests.factories import make_award
from tests.wwc_site.wsgi_client import ask
from wwc_site.page_cache import PageCache, Shelf, is_for_everybody
from wwc_site.vocabulary import LONGEST_QUERY

NOON = datetime(2026, 5, 7, 16, tzinfo=UTC)
READ = re.compile(
    r"""GET\.get(?:list)?\(\s*["'](\w+)["']|errors_of_repeated\(request\.GET, (.*)\)"""
)
FILLED = re.compile(r"filled\(request\.GET, \[(.*?)\]\)")


class Counted:
    """An application that counts what it is asked."""

    def __init__(self, application):
        self.application, self.asked = application, []

    def __call__(self, environ, start_response):
        self.asked.append((environ["PATH_INFO"], environ["QUERY_STRING"]))
        return self.application(environ, start_response)


@pytest.fixture
def django():
    return Counted(get_wsgi_application())


@pytest.fixture
def cache(django, published):
    return PageCache(django)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def test_a_page_is_rendered_once_and_is_what_django_says(cache, django, client):
    first, second = ask(cache, "/cities/"), ask(cache, "/cities/")

    assert django.asked == [("/cities/", "")]
    assert first == second
    plain = client.get("/cities/")
    assert first.body == plain.content
    told_anew = {"ETag", "Last-Modified", "Accept-Ranges", "Content-Length", "Vary"}
    for name in first.headers.keys() - told_anew:
        assert first.headers[name] == plain.headers[name]
    assert first.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "path",
    ["/cities.csv", "/cities.xlsx", "/awards.atom", "/badges/kansas-city-mo.svg", "/robots.txt"]
    + [
        "/cities/kansas-city-mo/",
        "/timeline/2018/",
        "/sitemap.xml",
        "/data/openapi.json",
        "/corrections/",
    ],
)
def test_files_feeds_and_pictures_are_kept_as_pages_are(cache, django, path):
    assert ask(cache, path) == ask(cache, path)
    assert ask(cache, path, method="HEAD").headers["Content-Length"]
    assert ask(cache, path, HTTP_RANGE="bytes=0-9").status == 206
    assert len(django.asked) == 1


# What makes a page another one ----------------------------------------------------------------


def by_save():
    city = City.objects.get(slug="kansas-city-mo")
    city.population = 999_001
    city.save()


def by_update():
    City.objects.filter(slug="kansas-city-mo").update(population=999_001)


def by_bulk_update():
    city = City.objects.get(slug="kansas-city-mo")
    city.population = 999_001
    City.objects.bulk_update([city], ["population"])


def by_raw_sql():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cities_city SET population = 999001 WHERE slug = 'kansas-city-mo'")


def by_deletion():
    CertificationAward.objects.filter(assessment__city__slug="kansas-city-mo").delete()


def by_a_new_award():
    make_award(city=City.objects.get(slug="kansas-city-mo"), year=2020, level=Level.GOLD)


@pytest.mark.parametrize(
    "write", [by_save, by_update, by_bulk_update, by_raw_sql, by_deletion, by_a_new_award]
)
def test_no_page_outlives_a_write_of_any_kind(cache, write):
    paths = ["/cities/kansas-city-mo/", "/cities.csv", "/awards.json"]
    before = [ask(cache, path) for path in paths]
    write()

    after = [ask(cache, path) for path in paths]
    assert after[:2] != before[:2]
    for path, answer in zip(paths, after, strict=True):
        assert answer.body == ask(PageCache(get_wsgi_application()), path).body


def test_a_page_that_no_write_touched_keeps_its_headers_although_it_is_rendered_anew(
    cache, django, clock
):
    before = ask(cache, "/about/")
    clock.shift(60)
    by_update()

    assert ask(cache, "/about/") == before
    assert len(django.asked) == 2


def test_what_is_written_while_a_page_is_rendered_is_seen_by_the_next_reader(published):
    late = [by_update]

    def slow(environ, start_response):
        answer = get_wsgi_application()(environ, start_response)
        if late:
            late.pop()()
        return answer

    cache = PageCache(slow)

    assert b"999,001" not in ask(cache, "/cities/kansas-city-mo/").body
    assert b"999,001" in ask(cache, "/cities/kansas-city-mo/").body


@pytest.mark.parametrize("path", ["/cities/", "/awards.json", "/cities/kansas-city-mo/", "/"])
def test_an_embargo_ends_at_its_minute_in_kept_pages_too(cache, clock, path):
    before = ask(cache, path)
    minute = NOON + timedelta(hours=1)
    make_award(city=City.objects.get(slug="kansas-city-mo"), year=2026, announced_at=minute)

    clock.move_to(minute - timedelta(milliseconds=1))
    assert ask(cache, path) == before  # with every header
    clock.move_to(minute)
    assert ask(cache, path).body != before.body


@pytest.mark.once
def test_in_a_week_of_minutes_no_page_is_early_and_none_is_late(cache, django, clock):
    minute = NOON + timedelta(days=3, hours=12, minutes=30)
    make_award(city=City.objects.get(slug="kansas-city-mo"), year=2026, announced_at=minute)
    before = ask(cache, "/awards.csv").body.count(b"\n")
    early = late = 0
    for number in range(7 * 24 * 60):
        now = NOON + timedelta(minutes=number)
        clock.move_to(now)
        is_shown = ask(cache, "/awards.csv").body.count(b"\n") > before
        early += is_shown and now < minute
        late += not is_shown and now >= minute

    assert (early, late) == (0, 0)
    assert len(django.asked) == 1 + 7 + 1  # at first, at each midnight, and at the minute


def test_nobody_gets_a_page_early_that_was_rendered_over_the_minute(published, clock):
    minute = NOON + timedelta(hours=1)
    make_award(city=City.objects.get(slug="kansas-city-mo"), year=2026, announced_at=minute)

    def slow(environ, start_response):
        clock.move_to(minute)
        return get_wsgi_application()(environ, start_response)

    cache = PageCache(slow)
    assert b"2026" in ask(cache, "/awards.csv").body
    clock.move_to(NOON)
    cache.application = get_wsgi_application()
    assert b"2026-05" not in ask(cache, "/awards.csv").body


def test_a_postponed_announcement_moves_the_minute(cache, clock):
    minute = NOON + timedelta(hours=1)
    make_award(city=City.objects.get(slug="kansas-city-mo"), year=2026, announced_at=minute)
    before = ask(cache, "/cities/")
    Announcement.objects.filter(announced_at=minute).update(announced_at=minute + timedelta(days=1))

    clock.move_to(minute)
    assert ask(cache, "/cities/").body == before.body


def test_a_day_ends_at_midnight_eastern(cache, clock):
    clock.move_to(datetime(2026, 5, 8, 3, 59, 59, tzinfo=UTC))
    assert b'"as_of":"2026-05-07"' in ask(cache, "/cities.json").body
    clock.move_to(datetime(2026, 5, 8, 4, 0, tzinfo=UTC))

    assert b'"as_of":"2026-05-08"' in ask(cache, "/cities.json").body


# What is a page of its own --------------------------------------------------------------------


def test_queries_that_ask_the_same_are_one_page(cache, django):
    asked = ["level=gold&year=2018", "year=2018&level=gold", "utm_source=x&level=gold&year=2018"]

    assert len({ask(cache, "/cities/", query).body for query in asked}) == 1
    assert django.asked == [("/cities/", "level=gold&year=2018")]


def test_a_page_is_ready_until_a_change_of_the_record_is_known(cache):
    gold = "/cities/?level=gold"
    assert not cache.is_ready(gold)

    ask(cache, "/cities/", "level=gold")
    assert cache.is_ready(gold)
    assert cache.is_ready("/cities/?utm_source=x&level=gold")
    assert not cache.is_ready("/cities/?level=silver")

    make_award(city=City.objects.get(slug="boise-id"), year=2019)
    ask(cache, "/")
    assert not cache.is_ready(gold)


@pytest.mark.parametrize("suffix", ["json", "geojson", "xlsx"])
def test_a_file_that_names_unknown_parameters_is_not_kept_with_them(cache, django, suffix):
    ask(cache, f"/cities.{suffix}", "color=red")
    ask(cache, f"/cities.{suffix}", "color=red")

    assert django.asked == [(f"/cities.{suffix}", "color=red")] * 2


@pytest.mark.parametrize(
    ("query", "headers"),
    [("color=red", {}), (f"{'x' * LONGEST_QUERY}=1", {}), ("", {"HTTP_AUTHORIZATION": "Basic x"})],
)
def test_a_file_that_is_not_kept_tells_its_length_and_gives_its_parts(cache, query, headers):
    whole = ask(cache, "/cities.json", query, **headers)
    first = ask(cache, "/cities.json", query, HTTP_RANGE="bytes=0-9", **headers)

    assert int(whole.headers["Content-Length"]) == len(whole.body)
    assert whole.headers["Accept-Ranges"] == "bytes"
    assert whole.headers["Last-Modified"]
    assert (first.status, first.body) == (206, whole.body[:10])
    known = ask(cache, "/cities.json", query, HTTP_IF_NONE_MATCH=whole.headers["ETag"], **headers)
    assert known.status == 304
    assert cache.queries.bytes == cache.addresses.bytes == 0


def test_a_file_that_is_not_kept_is_not_told_to_other_processes(published, django, shared):
    ask(PageCache(django, shared), "/cities.json", "color=red")

    assert not shared._cache


def test_random_queries_need_no_memory(cache, django):
    for number in range(50):
        assert ask(cache, "/cities/", f"x{number}={number}").status == 200

    assert len(django.asked) == 1
    assert cache.queries.bytes == 0


def test_long_queries_are_answered_and_not_kept(cache, django):
    query = f"q={'x' * LONGEST_QUERY}"

    assert ask(cache, "/cities/", query).status == 400
    assert django.asked == [("/cities/", query)]


def test_a_kept_page_carries_the_id_of_no_request(cache):
    answers = [ask(cache, "/about/", HTTP_X_REQUEST_ID=each) for each in ("first", "second")]
    missing = [ask(cache, "/nowhere", HTTP_X_REQUEST_ID=each) for each in ("first", "second")]

    assert [answer.status for answer in answers] == [200, 200]
    assert not any("first" in str(answer.headers) for answer in answers)
    assert not any("X-Request-ID" in answer.headers for answer in answers)
    assert [answer.headers["X-Request-ID"] for answer in missing] == ["first", "second"]


@pytest.mark.parametrize("host", ["evil.example", "", "127.0.0.1.evil.example"])
def test_an_unknown_host_is_refused_whatever_is_kept(cache, host):
    assert ask(cache, "/about/").status == 200
    headers = {"HTTP_HOST": host} if host else {"HTTP_HOST": "", "SERVER_NAME": "evil.example"}

    assert ask(cache, "/about/", **headers).status == 400


def test_the_header_that_obliges_to_https_is_sent_over_https_alone(cache, settings):
    settings.SECURE_HSTS_SECONDS = 60
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    cache.application = get_wsgi_application()
    name = "Strict-Transport-Security"

    assert name in ask(cache, "/about/", HTTP_X_FORWARDED_PROTO="https").headers
    assert name not in ask(cache, "/about/").headers


# What is never kept ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        *("/nothing/", "/cities/nowhere-xx/", "/cities"),
        *("/admin/login/", "/healthz", "/readyz", "/press/x/"),
    ],
)
def test_only_what_is_found_is_kept_and_nothing_of_staff(cache, django, path):
    ask(cache, path)
    ask(cache, path)

    assert len(django.asked) == 2
    assert cache.addresses.bytes == 0


def test_a_wrong_value_is_answered_each_time(cache, django):
    for _ in range(2):
        answer = ask(cache, "/cities/", "level=tin")
        assert (answer.status, cache.queries.bytes) == (400, 0)

    assert len(django.asked) == 2


@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS"])
def test_only_reading_is_answered_from_here(cache, django, method):
    ask(cache, "/about/")

    assert ask(cache, "/about/", method=method).status == 405


def test_who_shows_credentials_is_not_answered_from_here(cache, django):
    ask(cache, "/about/")
    ask(cache, "/about/", HTTP_AUTHORIZATION="Basic x")

    assert len(django.asked) == 2


def test_a_cookie_makes_no_page_of_its_own(published):
    def tell_cookie(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return Parts([environ.get("HTTP_COOKIE", "none").encode()])

    cache = PageCache(tell_cookie)

    assert ask(cache, "/about/", HTTP_COOKIE="sessionid=secret").body == b"none"


class Parts(list):
    def close(self):
        self.is_closed = True


@pytest.mark.parametrize(
    ("status", "header"),
    [
        ("200 OK", ("Set-Cookie", "a=b")),
        ("200 OK", ("Cache-Control", "private")),
        ("200 OK", ("Cache-Control", "no-store")),
        ("200 OK", ("Vary", "Cookie")),
        ("301 Moved Permanently", ("Location", "/")),
        ("503 Service Unavailable", ("Retry-After", "10")),
    ],
)
def test_what_is_said_to_one_reader_is_not_said_to_others(status, header):
    assert not is_for_everybody(status, [header])
    assert is_for_everybody("200 OK", [("Vary", "Accept-Encoding")])


# How much, and how often ----------------------------------------------------------------------


def test_a_shelf_forgets_what_was_not_asked_for_longest():
    pages = {name: Sized(40) for name in "abcd"}
    shelf = Shelf(160)
    for name in "abc":
        shelf.put(name, pages[name])
    shelf.get("a")
    shelf.put("d", pages["d"])
    shelf.put("e", Sized(40))

    assert shelf.get("b") is None
    assert shelf.get("a") is pages["a"]
    assert shelf.bytes == 160


def test_a_shelf_takes_no_page_that_would_drive_out_the_others():
    shelf = Shelf(160)
    shelf.put("a", Sized(40))
    shelf.put("a", Sized(41))

    assert (shelf.get("a"), shelf.bytes) == (None, 0)


class Sized:
    def __init__(self, size):
        self.size = size


def test_many_who_ask_at_once_have_it_rendered_once(published, monkeypatch):
    is_asked, may_go = threading.Event(), threading.Event()
    asked = []

    def slow(environ, start_response):
        asked.append(environ["PATH_INFO"])
        is_asked.set()
        may_go.wait(10)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return Parts([b"done"])

    cache = PageCache(slow)
    state = RECORD.now()
    monkeypatch.setattr(RECORD, "now", lambda: state)  # threads see no test's transaction
    answers = []
    readers = [
        threading.Thread(target=lambda: answers.append(ask(cache, "/about/"))) for _ in range(6)
    ]
    for reader in readers:
        reader.start()
    is_asked.wait(10)
    may_go.set()
    for reader in readers:
        reader.join()

    assert asked == ["/about/"]
    assert [answer.body for answer in answers] == [b"done"] * 6
    assert cache._turns == {}


# A second level -------------------------------------------------------------------------------


@pytest.fixture
def shared():
    cache = LocMemCache("pages", {})
    yield cache
    cache.clear()


def test_a_page_that_another_process_rendered_is_not_rendered_again(published, django, shared):
    one, other = (PageCache(django, shared, "code 1") for _ in range(2))

    assert ask(one, "/cities/") == ask(other, "/cities/")
    assert len(django.asked) == 1
    by_update()
    ask(other, "/cities/")
    assert len(django.asked) == 2


def test_other_code_renders_its_own_pages(published, django, shared):
    for release in ("code 1", "code 2"):
        ask(PageCache(django, shared, release), "/about/")

    assert len(django.asked) == 2


# The database is away -------------------------------------------------------------------------


@pytest.fixture
def away(cache, monkeypatch):
    def fail():
        raise DatabaseError

    return lambda: monkeypatch.setattr(RECORD, "now", fail)


def test_the_last_known_page_is_served_with_a_notice(cache, django, away, clock):
    before = ask(cache, "/cities/", HTTP_ACCEPT_ENCODING="br")
    away()
    answer = ask(cache, "/cities/", HTTP_ACCEPT_ENCODING="br")

    assert (answer.status, answer.headers["Warning"]) == (200, '110 - "Response is Stale"')
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    notice = b"This page is as it was on May 7, 2026, 12:00 PM Eastern."
    assert answer.body.count(notice) == 1
    assert before.headers["Content-Security-Policy"] == answer.headers["Content-Security-Policy"]
    assert ask(cache, "/cities/", method="HEAD").body == b""
    assert len(django.asked) == 1


def test_a_file_is_served_as_it_was(cache, away):
    before = ask(cache, "/cities.csv")
    away()

    assert ask(cache, "/cities.csv").body == before.body


@pytest.mark.parametrize("path", ["/cities/", "/cities.json", "/cities.csv"])
def test_what_was_never_kept_is_a_503_in_its_own_format(
    cache, away, path, django_assert_num_queries
):
    away()
    with django_assert_num_queries(0):
        answer = ask(cache, path)

    assert (answer.status, answer.headers["Retry-After"]) == (503, "10")
    kind = {"/cities/": "text/html", "/cities.json": "application/json", "/cities.csv": "text/pl"}
    assert answer.headers["Content-Type"].startswith(kind[path])
    assert "try again in a minute" in answer.body.decode()
    assert answer.headers["Content-Security-Policy"]


def test_a_database_that_goes_while_a_page_is_rendered_is_no_fault_for_the_reader(
    cache, monkeypatch
):
    before = ask(cache, "/cities/kansas-city-mo/")
    by_update()

    def fail(*args, **options):
        raise DatabaseError

    monkeypatch.setattr("cities.querysets.CityQuerySet.with_standing", fail)
    monkeypatch.setattr(RECORD, "found_away", lambda: None)
    answer = ask(cache, "/cities/kansas-city-mo/")

    assert (answer.status, "Warning" in answer.headers) == (200, True)
    assert before.body[-200:] == answer.body[-200:]
    assert ask(cache, "/cities/").status == 503


@pytest.mark.once
def test_loading_fixtures_moves_the_pages(cache):
    before = ask(cache, "/cities.csv").body
    City.objects.filter(slug="kansas-city-mo").update(population=5)
    ask(cache, "/cities.csv")
    call_command("loaddata", "roster", verbosity=0)

    assert ask(cache, "/cities.csv").body == before
