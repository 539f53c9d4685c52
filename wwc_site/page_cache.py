"""Keeps public pages in memory, in front of Django, for as long as they are true.

A kept page costs what a finished answer costs: Django is not asked. Each rule stands beside the
trap that it answers. What a page is true by stands in `certifications/record_state.py`, how it
answers a request in `kept_page`, and what is answered without a database in `database_away`.
"""

import threading
import time
from collections import OrderedDict
from hashlib import sha256

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from certifications.record_state import AWAY, RECORD

from .database_away import last_known
from .kept_page import KeptPage, PassingAnswer
from .vocabulary import canonical

MIB = 2**20
# Bytes that a worker keeps: of plain addresses, and of those with a query string, so that no storm
# of queries drives out what everybody reads.
OF_ADDRESSES, OF_QUERIES = 20 * MIB, 6 * MIB
# What has cookies or files of its own, or must be asked each time.
NEVER_KEPT = ("/admin/", settings.STATIC_URL, "/press/", "/healthz", "/readyz")
# Seconds that a request waits for another one which renders the same page.
PATIENCE = 5
MOST_HOSTS = 100
# What is not passed on: a page is rendered whole, and for everybody.
OF_ONE_READER = (
    *("HTTP_COOKIE", "HTTP_ACCEPT_ENCODING", "HTTP_RANGE", "HTTP_IF_RANGE", "HTTP_IF_MATCH"),
    *("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE"),
)


class PageCache:
    """The WSGI application `application`, whose public pages are kept.

    `shared` is a cache of Django's that several processes of the code `release` share, or None.
    """

    def __init__(self, application, shared=None, release=""):
        self.application = application
        self.shared, self.release = shared, release
        self.addresses, self.queries = Shelf(OF_ADDRESSES), Shelf(OF_QUERIES)
        self._turns: dict = {}
        self._lock = threading.Lock()
        self._hosts: set[str] = set()

    def __call__(self, environ, start_response):
        key, shelf = self._key(environ)
        if key is None:
            return self.application(environ, start_response)
        try:
            state = RECORD.now()
        except AWAY:
            return self._last_known(key, shelf, environ, start_response)
        if shelf is None:
            page = self._render(key, environ, state, None)
        else:
            page = shelf.get(key)
            if page is None or page.state != state:
                page = self._rendered_once(key, shelf, state, environ)
        if page.is_of_fault:  # the database went away meanwhile
            RECORD.found_away()
            return self._last_known(key, shelf, environ, start_response)
        return page.answer(environ, start_response)

    def is_ready(self, address: str) -> bool:
        """Is a page kept of this path and query, as the record was when it was last asked?"""
        path, _, query = address.partition("?")
        if query and (query := canonical(path, query)) is None:
            return False
        shelf = self.queries if query else self.addresses
        pages = (shelf.peek((path, query, is_secure)) for is_secure in (False, True))
        return any(page and page.state is RECORD.last_known for page in pages)

    def _key(self, environ):
        """Return (path, query string, is it https), and the shelf that its page is kept on.

        Both are None where the answer is Django's own, the shelf where the page may not be kept.
        """
        path = environ["PATH_INFO"]
        if (
            environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or path.startswith(NEVER_KEPT)
            or not self._is_host_of_ours(environ.get("HTTP_HOST", ""))
        ):
            return None, None
        # Over https alone a header obliges browsers to come by https.
        is_secure = "https" in (environ["wsgi.url_scheme"], environ.get("HTTP_X_FORWARDED_PROTO"))
        asked = environ.get("QUERY_STRING", "")
        query = canonical(path, asked) if asked else ""
        if query is None or "HTTP_AUTHORIZATION" in environ:
            return (path, asked, is_secure), None
        return (path, query, is_secure), self.queries if query else self.addresses

    def _is_host_of_ours(self, host):
        """Leave it to Django to refuse an unknown host, whatever is kept."""
        if host in self._hosts:
            return True
        if not host or not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
            return False
        if len(self._hosts) < MOST_HOSTS:  # any port may follow a name
            self._hosts.add(host)
        return True

    def _rendered_once(self, key, shelf, state, environ):
        """Return the page, which one request renders while others for it wait."""
        with self._lock:
            turn = self._turns.setdefault(key, threading.Lock())
        is_ours = turn.acquire(timeout=PATIENCE)
        try:
            before = shelf.get(key)
            if before is not None and before.state == state:
                return before
            page = self._of_others(key, state)
            if page is None:
                page = self._render(key, environ, state, before)
                self._tell_others(key, state, page)
            if isinstance(page, KeptPage):
                shelf.put(key, page)
            return page
        finally:
            with self._lock:
                self._turns.pop(key, None)
            if is_ours:
                turn.release()

    def _render(self, key, environ, state, before):
        """Let Django render the page: a KeptPage where it is good for everybody.

        `state` was read before: what is written meanwhile makes another one. Where the time of the
        state ran out meanwhile, the page may show what only the next one does.
        """
        asked = {name: value for name, value in environ.items() if name not in OF_ONE_READER}
        asked |= {"REQUEST_METHOD": "GET", "QUERY_STRING": key[1]}
        told: list = []
        answer = self.application(asked, lambda *said: told.extend(said[:2]))
        try:
            body = b"".join(answer)
        finally:
            answer.close()
        status, headers = told
        now = time.time()
        if not is_for_everybody(status, headers) or now >= state.until:
            return PassingAnswer(status, headers, body)
        return KeptPage(headers, body, state, now, before)

    def _last_known(self, key, shelf, environ, start_response):
        page = shelf and shelf.get(key)
        return last_known(page, self.application, environ, start_response)

    def _tell_others(self, key, state, page):
        if self.shared is not None and isinstance(page, KeptPage):
            self.shared.set(self._name(key, state), (page.headers, page.body, page.modified))

    def _of_others(self, key, state):
        """Return the page that another process has rendered, if the second level holds it."""
        found = None if self.shared is None else self.shared.get(self._name(key, state))
        if not isinstance(found, tuple):  # nothing, or what nobody of ours has put there
            return None
        return KeptPage(*found[:2], state, found[2])

    def _name(self, key, state):
        """Name a page of this code alone: after a deployment the same record looks otherwise."""
        return sha256(repr((self.release, state, key)).encode()).hexdigest()


class Shelf:
    """Pages in the order of their last use, of at most `most` bytes."""

    def __init__(self, most: int):
        self.most, self.bytes = most, 0
        self._pages: OrderedDict = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key):
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def peek(self, key):
        """Return the page, which is not used for that."""
        return self._pages.get(key)

    def put(self, key, page):
        """Keep the page, unless it alone would drive out a good part of the others."""
        with self._lock:
            if former := self._pages.pop(key, None):
                self.bytes -= former.size
            if page.size > self.most // 4:
                return
            self._pages[key] = page
            self.bytes += page.size
            while self.bytes > self.most:
                self.bytes -= self._pages.popitem(last=False)[1].size


def is_for_everybody(status: str, headers) -> bool:
    """May this answer be given to others too?"""
    said = {name.lower(): value.lower() for name, value in headers}
    return (
        status == "200 OK"
        and "set-cookie" not in said
        and said.get("vary", "accept-encoding") == "accept-encoding"
        and not any(word in said.get("cache-control", "") for word in ("no-store", "private"))
    )
