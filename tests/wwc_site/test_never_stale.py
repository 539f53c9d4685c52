"""The site as it is served, by two workers: no answer is older than the last write."""

import json
import os
import time
from itertools import cycle
from urllib.request import urlopen

import pytest

from tests.browser.serving import environment, served
from tests.certifications.history.test_race import MAKE_EDITORS, Editor, address_of
from tests.other_process import OtherProcess

WRITES = int(os.environ.get("PROOF_WRITES", "24"))  # `make proofs` asks for two thousand
READS = 6  # after each write: both workers are asked, most likely
CITY = "boston-ma"
# Writes what each line says, in a process of its own, and says when it is committed.
WRITER = f"""
import sys
from datetime import timedelta
import django
django.setup()
from django.db import connection, transaction
from django.utils import timezone
from cities.models import City
from tests.factories import make_award

def save(value):
    city = City.objects.get(slug="{CITY}")
    city.population = value
    city.save()

def bulk(value):
    city = City.objects.get(slug="{CITY}")
    city.population = value
    City.objects.bulk_update([city], ["population"])

def raw(value):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE cities_city SET population = {{value}} WHERE slug = '{CITY}'")

def in_parts(value):
    with transaction.atomic():
        City.objects.filter(slug="{CITY}").update(population=1)
        save(value)

def embargo(value):
    at = timezone.now().replace(microsecond=0) + timedelta(seconds=2)
    make_award(city=City.objects.get(slug="{CITY}"), year=at.year, announced_at=at)
    return at.timestamp()

def update(value):
    City.objects.filter(slug="{CITY}").update(population=value)

for line in sys.stdin:
    kind, value = line.split()
    print(globals()[kind](int(value)), flush=True)
"""


class Writer(OtherProcess):
    """Another process that writes to the site's database."""

    def __init__(self, settings):
        own = {"DJANGO_SETTINGS_MODULE": "wwc_site.settings"}
        super().__init__("-c", WRITER, env=environment() | settings | own)

    def write(self, kind, value=0):
        return self.ask(f"{kind} {value}")


def read(site, path):
    with urlopen(site + path, timeout=30) as answer:
        return answer.read()


def population(site):
    rows = json.loads(read(site, "/cities.json?state=MA"))["results"]
    return next(row["population"] for row in rows if row["slug"] == CITY)


def never_stale(settings):
    with (
        served(then=[("shell", "-c", MAKE_EDITORS)], **settings) as site,
        Writer(settings) as writer,
    ):
        editor = Editor(site, "ann")
        form = address_of("Boston", editor)
        kinds = cycle(["save", "update", "bulk", "raw", "in_parts", "admin"])
        stale = []
        for number, kind in zip(range(WRITES), kinds, strict=False):
            value = 500_000 + number
            if kind == "admin":
                editor.open(form)
                status, *_ = editor.post(
                    form, editor.seen | {"population": str(value), "_why": "Counted."}
                )
                assert status == 200
            else:
                writer.write(kind, value)
            stale += [kind for _ in range(READS) if population(site) != value]
            page = read(site, f"/cities/{CITY}/").decode()
            stale += [kind] if f"{value:,}" not in page else []
        early, late = over_the_minute(site, writer)
    print(f"{WRITES} writes of six kinds: {len(stale)} stale answers, {early} early, {late} late")
    assert (stale, early, late) == ([], 0, 0)


def over_the_minute(site, writer):
    """Ask over the moment of an embargo; return how many answers came early, and how many late."""
    awards = read(site, "/awards.csv").count(b"\n")
    moment = float(writer.write("embargo"))
    early = late = 0
    began = time.time()
    while began < moment + 1:
        is_shown = read(site, "/awards.csv").count(b"\n") > awards
        early += is_shown and time.time() < moment
        late += not is_shown and began >= moment
        began = time.time()
    return early, late


@pytest.mark.once
def test_no_answer_is_older_than_the_last_write(tmp_path):
    never_stale({"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"})


def test_nor_is_one_on_postgresql(another_database):
    never_stale({"DATABASE_URL": another_database})
