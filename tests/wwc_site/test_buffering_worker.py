"""Slow clients hold nobody up, and no answer is lost: over sockets, by the worker in a thread."""

import socket
import threading

import pytest

from wwc_site import buffering_worker
from wwc_site.worker_check import served

pytestmark = pytest.mark.once

GET = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"
HEAD_OF_POST = b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\n"
SECONDS = 30  # a bound for a slow machine
LARGE = b"x" * 20_000_000  # more than the system takes for a client who does not read


class Site:
    """A WSGI application: a page, what was sent, a large file, and what waits for `gate`."""

    def __init__(self):
        self.gate, self.held = threading.Event(), threading.Semaphore(0)

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        if path == "/held":
            self.held.release()
            assert self.gate.wait(SECONDS)
        body = {"/large": LARGE}.get(path, environ["wsgi.input"].read() or b"page")
        start_response("200 OK", [("Content-Length", str(len(body)))])
        return [body]


@pytest.fixture
def site():
    site = Site()
    with served(site) as site.address:
        yield site
        site.gate.set()


def connect(site, sent=b""):
    client = socket.create_connection(site.address, SECONDS)
    client.sendall(sent)
    return client


def answer(client, end=b"page"):
    received = b""
    while not received.endswith(end) and (more := client.recv(4096)):
        received += more
    return received


def ask(site, request=GET):
    with connect(site, request) as client:
        return answer(client)


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET", HEAD_OF_POST, HEAD_OF_POST + b"hell", GET.replace(b"/ ", b"/large ")],
    ids=["silent", "part of a head", "without its body", "part of a body", "takes no answer"],
)
def test_slow_clients_hold_no_thread(site, sent):
    slow = [connect(site, sent) for _ in range(40)]
    try:
        assert ask(site).endswith(b"\r\n\r\npage")
    finally:
        for client in slow:
            client.close()


def test_those_who_write_hold_no_reader(site):
    waiting = [connect(site, HEAD_OF_POST.replace(b"/ ", b"/held ") + b"hello") for _ in range(9)]
    assert site.held.acquire(timeout=SECONDS)

    assert ask(site).endswith(b"\r\n\r\npage")

    site.gate.set()
    for client in waiting:
        with client:
            assert answer(client, b"hello").startswith(b"HTTP/1.1 200")


def test_what_is_ready_needs_no_thread(site):
    site.is_ready = lambda address: address == "/"
    waiting = [connect(site, GET.replace(b"/ ", b"/held ")) for _ in range(9)]
    assert site.held.acquire(timeout=SECONDS)

    assert ask(site).endswith(b"\r\n\r\npage")
    with connect(site, GET * 1_000) as client:
        received = b""
        while received.count(b"HTTP/1.1 200") < 1_000:
            assert (more := client.recv(1_000_000))
            received += more

    site.gate.set()
    for client in waiting:
        with client:
            assert answer(client).startswith(b"HTTP/1.1 200")


def test_what_is_for_one_reader_is_left_to_a_thread(site):
    asked = []
    site.is_ready = lambda address: asked.append(address) or True
    own = GET.replace(b"\r\n\r\n", b"\r\nAUTHORIZATION: x\r\n\r\n")

    assert ask(site, own).endswith(b"\r\n\r\npage")
    assert asked == []

    ask(site)
    assert asked == ["/"]


def test_requests_of_one_connection_are_answered_in_their_order(site):
    post = HEAD_OF_POST + b"hello"
    with connect(site, GET + post + GET[:9]) as client:
        assert answer(client, b"hello").count(b"HTTP/1.1 200") == 2
        client.sendall(GET[9:])
        assert answer(client).startswith(b"HTTP/1.1 200")


def test_a_large_answer_arrives_whole_and_the_next_after_it(site):
    with connect(site, GET.replace(b"/ ", b"/large ")) as client:
        received = b""
        while len(received.partition(b"\r\n\r\n")[2]) < len(LARGE):
            received += client.recv(1_000_000)
        client.sendall(GET)
        assert answer(client).endswith(b"page")


def test_who_asks_whether_to_go_on_is_told_to(site):
    asking = HEAD_OF_POST.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n")
    with connect(site, asking) as client:
        assert client.recv(4096).startswith(b"HTTP/1.1 100 ")
        client.sendall(b"hello")
        assert b"HTTP/1.1 200" in answer(client, b"hello")


def test_what_is_refused_says_what_to_do(site):
    with connect(
        site, b"POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n" + LARGE[:9]
    ) as client:
        received = answer(client, b"1 MB.\n")
    assert received.startswith(b"HTTP/1.1 413")


def test_what_is_not_http_is_answered_by_gunicorn(site):
    assert ask(site, b"nonsense\r\n\r\n").startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    ("deadline", "sent", "beginning"),
    [
        ("FOR_HEAD", b"GET / HT", b"HTTP/1.1 408"),
        ("FOR_REQUEST", HEAD_OF_POST, b"HTTP/1.1 408"),
        ("FOR_HEAD", b"", b""),
    ],
)
def test_who_does_not_send_in_time_is_told_so(site, monkeypatch, deadline, sent, beginning):
    monkeypatch.setattr(buffering_worker, deadline, 1)

    with connect(site, sent) as client:
        received = answer(client)

    assert received.startswith(beginning)
    assert bool(received) == bool(beginning)


def test_who_does_not_take_an_answer_in_time_loses_it(site, monkeypatch):
    monkeypatch.setattr(buffering_worker, "FOR_ANSWER", 0)
    monkeypatch.setattr(buffering_worker, "BYTES_A_SECOND", 10**9)

    with connect(site, GET.replace(b"/ ", b"/large ") + GET) as client:
        threading.Event().wait(3)  # its deadline, and the next look at it
        received = answer(client)

    assert len(received) < len(LARGE)


def test_a_stop_answers_all_who_wait():
    site = Site()
    with served(site) as site.address:
        waiting = [connect(site, GET.replace(b"/ ", b"/held ")) for _ in range(12)]
        assert site.held.acquire(timeout=SECONDS)
        threading.Timer(0.5, site.gate.set).start()
    for client in waiting:
        with client:
            assert answer(client).startswith(b"HTTP/1.1 200")
    with pytest.raises(ConnectionRefusedError):
        connect(site)
