"""A finished page, and how it answers: in each encoding, to HEAD, Range and If-None-Match."""

import gzip
import re
import threading
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple
from wsgiref.handlers import format_date_time

import brotli
from django.utils.http import parse_http_date_safe

IDENTITY, GZIP, BROTLI = "", "gzip", "br"
# Brotli's highest level takes 28 ms a page, this one less than Django takes to render it.
COMPRESS = {
    GZIP: lambda body: gzip.compress(body, compresslevel=6, mtime=0),
    BROTLI: lambda body: brotli.compress(body, quality=5),
}
COMPRESSIBLE = re.compile(r"text/|application/(.*\+)?(json|xml)|application/.*ndjson|image/svg")
SHORTEST = 200  # bytes worth compressing
# What is told anew of each encoding, and what was told to the one reader it was rendered for.
NOT_KEPT = {"content-length", "etag", "last-modified", "vary", "accept-ranges", "x-request-id"}
NOT_OF_304 = {"content-type", "content-disposition"}
NOT_OF_304 |= {"content-length", "content-encoding", "accept-ranges"}
ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
OVERHEAD = 4_000  # bytes of a page beside its bodies, roughly


class Ready(NamedTuple):
    """What is told of one encoding: the headers, those of a 304, the ETag, and the body."""

    headers: list
    without_body: list
    tag: str
    body: bytes


class PassingAnswer:
    """An answer for one request alone: a page that is not there, a fault, a redirect."""

    def __init__(self, status, headers, body: bytes):
        self.status, self.headers, self.body = status, headers, body

    @property
    def is_of_fault(self) -> bool:
        return self.status.startswith("503")

    def answer(self, environ, start_response):
        start_response(self.status, self.headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self.body]


class KeptPage:
    """An answer with status 200: its headers, and its body in each encoding asked for so far.

    `state` is the state of the record before it was rendered. `before` is the page that it takes
    the place of: one of the same bytes keeps its date, so that no header moves where nothing that
    is public did.
    """

    is_of_fault = False

    def __init__(self, headers, body: bytes, state, now: float, before: "KeptPage | None" = None):
        self.headers = [(n, v) for n, v in headers if n.lower() not in NOT_KEPT]
        self.state = state
        self.digest = blake2b(body, digest_size=12).hexdigest()
        self.rendered_at = now
        self.modified = int(now)
        if before is not None:
            is_same = before.digest == self.digest
            self.modified = before.modified if is_same else max(int(now), before.modified + 1)
        self.bodies = {IDENTITY: body}
        kind = next((v for n, v in headers if n.lower() == "content-type"), "")
        self.compressible = len(body) >= SHORTEST and bool(COMPRESSIBLE.match(kind))
        self._ready: dict = {}
        self._compressing = threading.Lock()

    @property
    def body(self) -> bytes:
        return self.bodies[IDENTITY]

    @property
    def size(self) -> int:
        """Its bytes in memory; what is compressed later is taken for half of the body at most."""
        return OVERHEAD + len(self.body) * 3 // 2

    def answer(self, environ, start_response):
        """Answer GET or HEAD as RFC 9110 says: preconditions first, then one range of bytes."""
        asked_range = environ.get("HTTP_RANGE")
        accepted = "" if asked_range else environ.get("HTTP_ACCEPT_ENCODING", "")
        ready = self._ready.get(accepted) or self._prepare(accepted)
        # The lists are copied: a server may add to them.
        if self._is_known_to(environ, ready.tag):
            start_response("304 Not Modified", list(ready.without_body))
            return []
        status, headers, body = "200 OK", ready.headers, ready.body
        if asked_range and (part := self._part(environ, headers, body)):
            status, headers, body = part
        start_response(status, list(headers))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _prepare(self, accepted):
        encoding = best_encoding(accepted) if self.compressible else IDENTITY
        with self._compressing:
            if encoding not in self.bodies:
                self.bodies[encoding] = COMPRESS[encoding](self.body)
        body = self.bodies[encoding]
        tag = f'"{self.digest}-{encoding}"' if encoding else f'"{self.digest}"'
        headers = [
            *self.headers,
            ("ETag", tag),
            ("Last-Modified", format_date_time(self.modified)),
            ("Content-Length", str(len(body))),
            ("Accept-Ranges", "bytes"),
        ]
        if self.compressible:
            headers.append(("Vary", "Accept-Encoding"))
        if encoding:
            headers.append(("Content-Encoding", encoding))
        without_body = [(n, v) for n, v in headers if n.lower() not in NOT_OF_304]
        ready = Ready(headers, without_body, tag, body)
        if len(self._ready) < len(COMPRESS) * 8:  # browsers send few different ones
            self._ready[accepted] = ready
        return ready

    def _is_known_to(self, environ, tag):
        if tags := environ.get("HTTP_IF_NONE_MATCH"):
            return tag in tags or tags.strip() == "*"
        since = parse_http_date_safe(environ.get("HTTP_IF_MODIFIED_SINCE", ""))
        return since is not None and self.modified <= since

    def _part(self, environ, headers, body):
        """Return the part asked for; None where all of it is to be sent."""
        match = ONE_RANGE.fullmatch(environ["HTTP_RANGE"].strip())
        unless = environ.get("HTTP_IF_RANGE", "")
        known = {value for name, value in headers if name in ("ETag", "Last-Modified")}
        if not match or match.group() == "bytes=-" or (unless and unless not in known):
            return None
        size = len(body)
        first, last = match.groups()
        if first:
            start, stop = int(first), min(int(last) + 1 if last else size, size)
            if last and int(last) < start:
                return None
        else:
            start, stop = max(size - int(last), 0), size
        told = [(name, value) for name, value in headers if name != "Content-Length"]
        if start >= stop:
            none = [*told, ("Content-Range", f"bytes */{size}"), ("Content-Length", "0")]
            return "416 Range Not Satisfiable", none, b""
        part = body[start:stop]
        told += [("Content-Range", f"bytes {start}-{stop - 1}/{size}")]
        return "206 Partial Content", [*told, ("Content-Length", str(len(part)))], part


@lru_cache(maxsize=256)
def best_encoding(accepted: str) -> str:
    """Return the encoding to answer an Accept-Encoding header with."""
    weights = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((each for each in (BROTLI, GZIP) if weights.get(each)), IDENTITY)
