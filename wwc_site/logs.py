"""What the log says: a line for each request, and on every line which request it belongs to."""

import json
import logging
import re
import time
from contextvars import ContextVar
from datetime import UTC, datetime
from uuid import uuid4

from django.utils.encoding import escape_uri_path

log = logging.getLogger("wwc.request")
GIVEN = re.compile(r"[A-Za-z0-9._-]{1,64}")
# Who knows such an address may read what is under embargo.
SECRET = re.compile(r"(?<=^/press/)[^/]+")
# It stays until the thread's next request: Django logs some answers after all middlewares.
REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")


def each_request_is_noted(get_response):
    """Give each request an id, that of the proxy if it sends one, and leave a line on it."""

    def middleware(request):
        began = time.perf_counter()
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        REQUEST_ID.set(given if GIVEN.fullmatch(given) else uuid4().hex)
        method = request.method  # a HEAD is made a GET on its way
        response = get_response(request)
        response["X-Request-ID"] = REQUEST_ID.get()
        _note(method, request.path, response.status_code, time.perf_counter() - began)
        return response

    return middleware


def _note(method, path, status, seconds):
    """Leave the line: without the query, which may hold a name, and with no sign that ends it."""
    access = {
        "method": method,
        "path": escape_uri_path(SECRET.sub("-", path)),
        "status": status,
        "milliseconds": round(seconds * 1000),
    }
    level = logging.ERROR if status >= 500 else logging.INFO
    log.log(level, "%s %s %s %s ms", *access.values(), extra={"access": access})


def with_request_id(record) -> bool:
    """Let the line name the request that it belongs to, and no secret address."""
    record.request_id = REQUEST_ID.get() or "-"
    if isinstance(record.args, tuple):  # Django writes the path of a fault
        record.args = tuple(SECRET.sub("-", a) if isinstance(a, str) else a for a in record.args)
    return True


class JsonLines(logging.Formatter):
    """A line is an object, in which a line on a request has a field for each of its facts."""

    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request_id": record.request_id,
            **getattr(record, "access", {"message": record.getMessage()}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line)
