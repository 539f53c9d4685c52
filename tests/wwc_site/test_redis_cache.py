"""Redis as a cache: what it holds is found, and while it is away everything is a miss, at once."""

import shutil
import socket
import subprocess
import time

import pytest
from django.core.wsgi import get_wsgi_application

from tests.wwc_site.wsgi_client import ask
from wwc_site import redis_cache
from wwc_site.environment import cache as cache_of
from wwc_site.page_cache import PageCache
from wwc_site.redis_cache import RedisOrMiss

AT_ONCE = 0.2  # seconds


@pytest.fixture(autouse=True)
def _no_pause_from_before(monkeypatch):
    monkeypatch.setattr(RedisOrMiss, "asked_again_at", 0.0)


def cache_at(port):
    """Return the cache as the settings make it."""
    config = cache_of(f"redis://127.0.0.1:{port}/0")
    assert config["BACKEND"] == f"{RedisOrMiss.__module__}.{RedisOrMiss.__name__}"
    return RedisOrMiss(config["LOCATION"], {})


def hang_up(cache):
    for pool in cache._cache._pools.values():
        pool.disconnect()


@pytest.fixture
def dead():
    """A cache where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return cache_at(port)


@pytest.fixture
def hung():
    """A cache whose server takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        cache = cache_at(server.getsockname()[1])
        yield cache
        hang_up(cache)


@pytest.fixture
def alive(tmp_path):
    program = shutil.which("redis-server")
    if not program:
        pytest.skip("redis-server was not found (Debian: apt-get install redis-server)")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen([program, *options], stdout=subprocess.DEVNULL) as server:
        _wait_for(port)
        cache = cache_at(port)
        yield cache, server
        hang_up(cache)
        server.terminate()


def _wait_for(port):
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("redis-server did not start")


@pytest.mark.parametrize("state", ["dead", "hung"])
def test_redis_that_is_away_is_a_miss_at_once(request, state):
    cache = request.getfixturevalue(state)

    before = time.monotonic()
    found = cache.get("a", "missed")

    assert found == "missed"
    assert time.monotonic() - before < AT_ONCE


@pytest.mark.parametrize("state", ["dead", "hung"])
def test_a_page_with_many_look_ups_waits_once(request, state):
    cache = request.getfixturevalue(state)

    before = time.monotonic()
    made = [cache.get_or_set(f"key-{n}", lambda n=n: n) for n in range(50)]

    assert made == list(range(50))
    assert time.monotonic() - before < AT_ONCE


def test_every_word_of_the_cache_is_a_miss(dead, monkeypatch):
    monkeypatch.setattr(redis_cache, "PAUSE", 0)

    assert dead.get("a") is None
    assert dead.get_many(["a", "b"]) == {}
    assert dead.has_key("a") is False
    assert "a" not in dead
    assert dead.add("a", 1) is False
    assert dead.set("a", 1) is None
    assert dead.set_many({"a": 1, "b": 2}) == ["a", "b"]
    assert dead.touch("a") is False
    assert dead.delete("a") is False
    assert dead.delete_many(["a", "b"]) is None
    assert dead.clear() is False
    for count in (dead.incr, dead.decr):
        with pytest.raises(ValueError, match="not found"):  # as of any key that is not there
            count("a")


def test_a_failure_is_noted_once_a_pause(dead, caplog):
    for _ in range(3):
        dead.get("a")

    [line] = [record.getMessage() for record in caplog.records]
    assert line.startswith("Redis fails, nothing is cached for 5 s: ")


def test_what_redis_holds_is_found(alive):
    cache, _ = alive

    cache.set("a", ["text", 1])
    cache.set_many({"b": 1, "c": 2})

    assert cache.get("a") == ["text", 1]
    assert cache.get_many(["b", "c", "d"]) == {"b": 1, "c": 2}
    assert cache.incr("b") == 2
    assert cache.add("b", 9) is False
    assert cache.delete("b") is True
    assert cache.get("b", "missed") == "missed"


def test_redis_is_asked_again_after_the_pause(alive, monkeypatch):
    cache, _ = alive
    cache.set("a", 1)

    monkeypatch.setattr(RedisOrMiss, "asked_again_at", time.monotonic() + 60)
    during = cache.get("a")
    monkeypatch.setattr(RedisOrMiss, "asked_again_at", time.monotonic())
    after = cache.get("a")

    assert (during, after) == (None, 1)


def test_redis_that_dies_between_two_pages_is_a_miss(alive):
    cache, server = alive
    cache.set("a", 1)
    server.kill()
    server.wait()

    before = time.monotonic()

    assert cache.get("a", "missed") == "missed"
    assert time.monotonic() - before < AT_ONCE


def test_pages_answer_while_redis_is_away(roster, client, hung, monkeypatch):
    monkeypatch.setattr("cities.images.views.cache", hung)

    response = client.get("/cards/site.png")

    assert (response.status_code, response["Content-Type"]) == (200, "image/png")


@pytest.mark.parametrize("state", ["dead", "hung"])
def test_kept_pages_do_without_redis(published, request, state):
    pages = PageCache(get_wsgi_application(), request.getfixturevalue(state), "code")
    before = time.monotonic()

    assert ask(pages, "/about/").status == 200
    assert ask(pages, "/about/", HTTP_RANGE="bytes=0-3").status == 206
    assert time.monotonic() - before < 2 + AT_ONCE  # the page is rendered once in it


def test_kept_pages_are_found_in_redis_by_another_process(published, alive):
    cache, _ = alive
    asked = []

    def never(environ, start_response):
        asked.append(environ["PATH_INFO"])
        return get_wsgi_application()(environ, start_response)

    first = ask(PageCache(get_wsgi_application(), cache, "code"), "/cities/")

    assert ask(PageCache(never, cache, "code"), "/cities/") == first
    assert asked == []
    assert ask(PageCache(never, cache, "other code"), "/cities/").body == first.body
    assert asked == ["/cities/"]
