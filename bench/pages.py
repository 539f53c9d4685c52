"""Time, queries and weight of the pages within Django, as ratios: `python -m bench.pages`."""

import gzip
import io
import os
import re
import tempfile
import time
from pathlib import Path
from statistics import median

import django

FOLDER = tempfile.TemporaryDirectory(prefix="wwc-bench-")
for name in ("DATABASE_URL", "CACHE_URL"):
    os.environ.pop(name, None)
os.environ |= {"WWC_DATA_DIR": FOLDER.name, "DJANGO_SETTINGS_MODULE": "wwc_site.settings"}
django.setup()

from django.conf import settings  # noqa: E402 - Django must be set up before what follows
from django.core.management import call_command  # noqa: E402 - likewise
from django.db import connection, transaction  # noqa: E402 - likewise
from django.test import Client  # noqa: E402 - likewise
from django.test.utils import CaptureQueriesContext  # noqa: E402 - likewise

from tests.browser.crowd import certify, settle  # noqa: E402 - likewise

TRIVIAL = "/healthz"
ADDRESSES = [
    "/",
    "/cities/",
    "/cities/?q=city",
    "/cities/?level=gold&year=2019",
    "/timeline/",
    "/timeline/2019/",
    "/cities/kansas-city-mo/",
]
PUBLISHED = 13
# 1,361 places of the United States have 30,000 inhabitants and could be certified one day.
COUNTS = (PUBLISHED, 1_361, 5_000)
LOOK_UPS = [
    "/find/?q=boston",
    "/find/?q=springfield",
    "/find/?q=Philadelpia",
    "/find/?q=portland+maine",
    "/find/?q=san",
    "/find/?q=s",
    "/find/?q=nowhere+at+all",
    "/find/suggestions.json?q=san",
    "/cities/",
    "/cities/?q=city",
    "/cities/dallas-tx/",
    "/states/",
    "/states/ca/",
]
ELIGIBLE = 1_361
PLACES = (ELIGIBLE, 20_000)
RUNS = 5
ROW = "{:<32}{:>8}{:>11}{:>9}{:>9}{:>11}{:>10}"
STATIC = re.compile(r'"(/static/[^"#]+)')


def main():
    call_command("migrate", verbosity=0)
    call_command("seed", stdout=io.StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client(headers={"host": "localhost"})
    trivial = seconds(client, TRIVIAL)
    print(f"Medians of {RUNS} runs; {TRIVIAL}, the unit of time, takes {trivial * 1000:.2f} ms.\n")
    print(ROW.format("", "cities", f"x {TRIVIAL}", "x 13", "queries", "page kB", "in all"))
    compare(client, trivial, ADDRESSES, COUNTS, lambda cities: certify(cities - PUBLISHED))
    print(ROW.format("", "places", f"x {TRIVIAL}", "x 1,361", "queries", "page kB", "in all"))
    compare(client, trivial, LOOK_UPS, PLACES, lambda places: settle(places - ELIGIBLE))
    print("In all: the page and what it loads (style, script, font, shapes), compressed, in kB.")


def compare(client, trivial, addresses, counts, grow):
    """Print a row for each address at each count; the first count is the unit of the others."""
    first = {}
    for count in counts:
        with transaction.atomic():
            grow(count)
            for address in addresses:
                took = seconds(client, address)
                first.setdefault(address, took)
                print(row(client, address, count, took / trivial, took / first[address]))
            transaction.set_rollback(True)
        print()


def seconds(client, address):
    """Return the median time of a request, after one that warms up."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        response = client.get(address)
        times.append(time.perf_counter() - start)
        if response.status_code != 200:
            raise SystemExit(f"{address} answered {response.status_code}")
    return median(times[1:])


def row(client, address, count, to_trivial, to_published):
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address).content.decode()
    weight = len(gzip.compress(page.encode())) / 1000
    loaded = sum(compressed(path) for path in set(STATIC.findall(page))) / 1000
    figures = (f"{to_trivial:.0f}", f"{to_published:.1f}", len(queries))
    return ROW.format(address, f"{count:,}", *figures, f"{weight:.1f}", f"{weight + loaded:.1f}")


def compressed(path):
    """Return the bytes of a static file as a browser of today receives it."""
    file = Path(settings.STATIC_ROOT) / path.removeprefix(settings.STATIC_URL)
    small = file.with_name(f"{file.name}.br")
    return (small if small.exists() else file).stat().st_size


if __name__ == "__main__":
    main()
