"""Measures pages by calls of the WSGI application, without a server.

python -m bench.announcement_pages PATH ... prints [CPU seconds, seconds, bytes, bytes of a 304] of
each in JSON. A page is rendered after a change of the record, which all that is held follows.
"""

import io
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from wsgiref.util import setup_testing_defaults

import django

FOLDER = tempfile.TemporaryDirectory(prefix="wwc-bench-")
for name in ("DATABASE_URL", "CACHE_URL"):
    os.environ.pop(name, None)
os.environ |= {"WWC_DATA_DIR": FOLDER.name, "DJANGO_SETTINGS_MODULE": "wwc_site.settings"}
Path(FOLDER.name, "static").mkdir()  # its files are collected later, and none is asked for
django.setup()

from django.core.management import call_command  # noqa: E402 - Django must be set up before
from django.db.models import F  # noqa: E402 - likewise

from cities.models import City  # noqa: E402 - likewise
from wwc_site.wsgi import application  # noqa: E402 - likewise

RUNS = 7


def main(*paths):
    call_command("migrate", verbosity=0)
    call_command("seed", stdout=io.StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)
    print(json.dumps([measure(path) for path in paths]))


def measure(path):
    ask(path)
    times = []
    for _ in range(RUNS):
        City.objects.filter(slug="dallas-tx").update(population=F("population") + 1)
        cpu, begun = time.process_time(), time.perf_counter()
        _, full, tag = ask(path)
        times.append((time.process_time() - cpu, time.perf_counter() - begun))
    status, short, _ = ask(path, tag)
    if not status.startswith("304"):
        raise SystemExit(f"{path} answered its own ETag with {status}")
    return [*(median(column) for column in zip(*times, strict=True)), full, short]


def ask(path, tag=""):
    """Return (status, bytes, ETag), as a CDN gets them that asks for compressed pages."""
    asked = {"PATH_INFO": path, "HTTP_HOST": "localhost", "HTTP_ACCEPT_ENCODING": "gzip, br"}
    if tag:
        asked["HTTP_IF_NONE_MATCH"] = tag
    setup_testing_defaults(asked)
    told: list = []
    body = b"".join(application(asked, lambda *said: told.extend(said[:2])))
    status, headers = told
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers), "", ""]
    return status, len("\r\n".join(lines)) + len(body), dict(headers)["ETag"]


if __name__ == "__main__":
    main(*sys.argv[1:])
