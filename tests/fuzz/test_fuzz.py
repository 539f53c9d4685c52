"""Thousands of random requests over HTTP, against the site as it is served."""

import os
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.browser.serving import served
from tests.fuzz.agreement import check_agreement
from tests.fuzz.asking import Connection
from tests.fuzz.checks import check
from tests.fuzz.making import request

pytestmark = pytest.mark.once
REQUESTS = int(os.environ.get("FUZZ_REQUESTS", "1000"))  # `make fuzz` asks for 50,000
SEED = os.environ.get("FUZZ_SEED", "1")
ONLY = os.environ.get("FUZZ_ONLY")  # the number of one request, to make it again
AT_ONCE, EACH_SO_MANY, TOLD_EACH, MOST_TOLD = 4, 25, 5_000, 20
# An embargo, a correction and a former address, which the roster has not.
FILLED = """
from datetime import UTC, datetime
from cities.models import City
from tests.factories import make_award
City.objects.filter(slug="madison-wi").update(slug="mad-city-wi")
City.objects.filter(slug="boston-ma").update(population=675_648)
make_award(
    city=City.objects.get(slug="boise-id"),
    year=2090,
    announced_at=datetime(2090, 5, 4, tzinfo=UTC),
    source_url="https://example.org/hushed",
)
"""


class Fuzz:
    """What was asked so far, and what was found."""

    def __init__(self, port):
        self.port, self.began = port, time.monotonic()
        self.statuses, self.found = Counter(), {}

    def ask_all(self, numbers):
        connection = Connection(self.port)
        for number in numbers:
            made = request(SEED, number)
            try:
                answer = connection.ask(made)
                self.statuses[answer and answer.status] += 1
                check(made, answer)
                if number % EACH_SO_MANY == 0:
                    check_agreement(SEED, number, connection.ask)
            except Exception as fault:  # whatever it is, it is told with the request
                connection.close()
                self.note(f"{type(fault).__name__}: {fault}", made)
            if (asked := self.statuses.total()) % TOLD_EACH == 0:
                self.tell(asked)
        connection.close()

    def note(self, fault, made):
        """Print the first request of each kind of fault, as it was sent."""
        if fault not in self.found and len(self.found) < MOST_TOLD:
            again = f"FUZZ_SEED={SEED} FUZZ_ONLY={made.number} make fuzz"
            print(f"\n{fault}\n{again}\n{made.sent!r:.2000}\n", file=sys.stderr, flush=True)
        self.found.setdefault(fault, made)

    def tell(self, asked):
        seconds = time.monotonic() - self.began
        words = f"{asked:,} requests in {seconds:.0f} s, {len(self.found)} kinds of faults"
        print(words, dict(sorted(self.statuses.items(), key=str)), file=sys.stderr, flush=True)


def test_no_request_is_answered_wrongly():
    with served(then=[("shell", "-c", FILLED)]) as site:
        fuzz = Fuzz(int(site.rpartition(":")[2]))
        numbers = [int(ONLY)] if ONLY else range(REQUESTS)
        with ThreadPoolExecutor(AT_ONCE) as at_once:
            list(at_once.map(fuzz.ask_all, [numbers[start::AT_ONCE] for start in range(AT_ONCE)]))
        fuzz.tell(fuzz.statuses.total())

    assert list(fuzz.found) == []
