"""A storm of random queries on kept pages: `python -m bench.storm`. Asserts nothing.

Half of the queries are of parameters that nobody knows, the others ask at random for what there is.
"""

import io
import os
import random
import sys
import tempfile
import time
from collections import Counter

import django

FOLDER = tempfile.TemporaryDirectory(prefix="wwc-storm-")
os.environ |= {"WWC_DATA_DIR": FOLDER.name, "DJANGO_SETTINGS_MODULE": "wwc_site.settings"}
django.setup()

from django.core.management import call_command  # noqa: E402 - Django must be set up before
from django.core.wsgi import get_wsgi_application  # noqa: E402 - likewise

from cities.states import STATES  # noqa: E402 - likewise
from wwc_site.page_cache import PageCache  # noqa: E402 - likewise

SECONDS = float(sys.argv[1]) if sys.argv[1:] else 60
PATHS = ["/cities/"] * 6 + ["/", "/find/", "/timeline/", "/states/", "/cities.csv"]
LEVELS, YEARS = ["silver", "gold", "platinum"], ["2018", "2019"]


def main():
    call_command("migrate", verbosity=0)
    call_command("seed", stdout=io.StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)
    rendered, answered, dice = Counter(), Counter(), random.Random(14)  # noqa: S311
    application = get_wsgi_application()

    def counted(environ, start_response):
        rendered["all"] += 1
        return application(environ, start_response)

    pages = PageCache(counted)
    for path in dict.fromkeys(PATHS):
        ask(pages, path, "")
    began, memory = time.monotonic(), resident()
    while time.monotonic() - began < SECONDS:
        answered[ask(pages, dice.choice(PATHS), query(dice))] += 1
        if sum(answered.values()) % 5_000 == 0:
            print(f"{sum(answered.values()):,} answered", file=sys.stderr)
    count = sum(answered.values())
    hits = 1 - (rendered["all"] - len(set(PATHS))) / count
    print(f"{count:,} random queries in {SECONDS:.0f} s, {dict(answered)}: {hits:.1%} from memory")
    print(
        f"kept: {(pages.addresses.bytes + pages.queries.bytes) / 2**20:.1f} MiB; the process grew"
    )
    print(f"from {memory / 2**20:.0f} to {resident() / 2**20:.0f} MiB")


def query(dice):
    if dice.random() < 0.5:
        return f"{dice.choice('abcdx')}{dice.randrange(10**6)}={dice.randrange(10**6)}"
    asked = [f"level={each}" for each in LEVELS if dice.random() < 0.3]
    asked += [f"year={each}" for each in YEARS if dice.random() < 0.3]
    asked += [f"state={each}" for each in dice.sample(list(STATES), dice.choice([0, 0, 0, 1]))]
    dice.shuffle(asked)
    return "&".join(asked)


def ask(application, path, asked):
    told = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": asked,
        "HTTP_HOST": "127.0.0.1",
        "HTTP_ACCEPT_ENCODING": "gzip, br",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
    }
    list(application(environ, lambda status, *_: told.append(status)))
    return told[0][:3]


def resident():
    """Return the bytes of this process in memory."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
