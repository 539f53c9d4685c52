"""Asks a WSGI application as a server does, without one."""

import io
import sys
from contextlib import contextmanager
from typing import NamedTuple

from django.core.signals import request_finished, request_started
from django.db import close_old_connections


class Answer(NamedTuple):
    status: int
    headers: dict
    body: bytes


def environ_of(path="/", query="", method="GET", **variables):
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    } | variables


@contextmanager
def connections_kept():
    """Let no request end the connection of a test, as of Django’s own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def ask(application, path="/", query="", method="GET", **variables) -> Answer:
    """Return what the application answers; `variables` are further ones of the environment."""
    told = []
    with connections_kept():
        parts = application(
            environ_of(path, query, method, **variables), lambda *said: told.extend(said[:2])
        )
        body = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()
    status, headers = told
    assert len({name.lower() for name, _ in headers}) == len(headers), "a header came twice"
    return Answer(int(status.split()[0]), dict(headers), body)
