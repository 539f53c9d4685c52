"""Rehearses the day of an announcement behind a CDN: `make announcement-day`. Asserts nothing.

Readers of a page come to a place of the CDN at even distances, and are counted by their numbers:
so none of 50,000 a second is lost, and only requests to an origin take a step of the simulation.
"""

import argparse
from collections import Counter
from heapq import heappop, heappush
from math import ceil, inf
from pathlib import Path
from random import Random
from typing import NamedTuple

from .announcement_costs import Costs, costs_of
from .announcement_report import HOUR, report
from .progress import say

BEFORE, AFTER = 20, 70  # seconds around the minute, which are simulated
MINUTE, END = float(BEFORE), float(BEFORE + AFTER)
# Readers of a hundred.
SHARES = {
    "/": 40,
    "/cities/": 20,
    "/cities/kansas-city-mo/": 15,
    "/timeline/2019/": 15,
    "/cities.csv": 2,
    "/awards.atom": 8,
}


class Setting(NamedTuple):
    """For how many seconds a copy is given without asking, and who gets it while one asks.

    Of those who come meanwhile nobody asks a second time: they wait, or get the old copy for
    `stale_for` seconds. `first_waits`: the one whose request asks gets the new one.
    """

    cache: str
    fresh_for: float
    others: str = "others wait"
    stale_for: float = 0
    first_waits: bool = True


SETTINGS = [
    setting
    for cache, seconds in [("`no-cache`", 0), *((f"`s-maxage={n}`", n) for n in (1, 5, 60))]
    for setting in (
        Setting(cache, seconds),
        Setting(cache, seconds, "others get the old copy", inf),
    )
]
SETTINGS.insert(4, Setting("`s-maxage=1`", 1, "`stale-while-revalidate=5`", 5, first_waits=False))


class Day(NamedTuple):
    readers: float = 50_000  # a second
    places: int = 200
    seed: int = 2026
    ways: tuple[float, float] = (0.005, 0.1)  # seconds from a place to the origin, and back
    workers: int = 2  # of an origin, as wwc_site/gunicorn_conf.py has them


class Copy:
    """What a place holds of a page; its readers have numbers, up to `end`."""

    def __init__(self, place: int, page: int, way: float, rate: float, random: Random):
        self.place, self.page, self.way = place, page, way
        self.gap = 1 / rate
        self.phase = random.random() * self.gap
        self.end = self.number_at(END)
        self.is_new = False
        self.last_old = 0.0  # seconds after the minute

    def time_of(self, number: int) -> float:
        return self.phase + number * self.gap

    def number_at(self, time: float) -> int:
        """Return the number of the first reader who comes then or later."""
        return max(0, ceil((time - self.phase) / self.gap))


class Worker:
    """A process of an origin: one core, and pages of its own in memory."""

    def __init__(self):
        self.free = 0.0
        self.rendered: set[int] = set()  # since the minute


class Load:
    """What comes to one origin, by second."""

    def __init__(self):
        self.requests = [0.0] * int(END)
        self.cpu = [0.0] * int(END)
        self.sent = [0.0] * int(END)  # bytes
        self.with_body = [0.0] * int(END)  # bytes, were nothing answered 304

    @staticmethod
    def an_hour(by_second: list[float]) -> float:
        """Add what is not simulated, which is like the time before the minute."""
        return sum(by_second) + sum(by_second[:BEFORE]) / BEFORE * (HOUR - len(by_second))


class Rehearsal:
    def __init__(self, setting: Setting, costs: Costs, day: Day, origins: int):
        self.setting, self.costs = setting, costs
        self.workers = [[Worker() for _ in range(day.workers)] for _ in range(origins)]
        self.loads = [Load() for _ in range(origins)]
        self.answered: Counter = Counter()  # readers, by how they were answered
        self.old = self.early = self.renders = 0
        self.longest_wait = self.longest_way = 0.0
        random = Random(day.seed)  # noqa: S311 - nothing secret
        self.copies = _copies(costs, day, random)
        self.coming: list = []
        for number, copy in enumerate(self.copies):
            until = random.random() * (setting.fresh_for + 2 * copy.way)
            self._from_copy(number, copy, 0, until)
        while self.coming:
            self._ask(*heappop(self.coming))

    def _ask(self, arrives: float, number: int, reader: int):
        """Let the reader's request come to an origin, and its answer back to the place."""
        copy = self.copies[number]
        origin = copy.place % len(self.loads)
        worker = min(self.workers[origin], key=lambda each: each.free)
        begins = max(arrives, worker.free)
        is_new = self.is_past(begins)
        worker.free = begins + self._work(worker, copy, self.loads[origin], arrives, is_new)
        back = worker.free + copy.way
        following = max(reader + 1, copy.number_at(back))
        self._meanwhile(copy, reader, following, back, is_new)
        copy.is_new = is_new
        self._from_copy(number, copy, following, back + self.setting.fresh_for)

    def is_past(self, time: float) -> bool:
        """Is the announcement public, by the clock of an origin that begins an answer?"""
        return time >= MINUTE

    def _work(self, worker, copy, load, arrives, is_new) -> float:
        """Return for how many seconds the worker is busy."""
        page = self.costs.pages[copy.page]
        is_changed = is_new != copy.is_new
        cost = self.costs.kept if is_changed else self.costs.not_modified
        if is_new and copy.page not in worker.rendered:
            worker.rendered.add(copy.page)
            self.renders += 1
            cost = page.fresh
        if arrives < END:
            second = int(arrives)
            load.requests[second] += 1
            load.cpu[second] += cost.cpu
            load.sent[second] += page.full if is_changed else page.not_modified
            load.with_body[second] += page.full
        return cost.answer

    def _meanwhile(self, copy, reader, following, back, is_new):
        """Answer those who came from the request of `reader` on until it was answered."""
        setting = self.setting
        first = reader
        if setting.first_waits:
            self._give(copy, "waited", reader, reader + 1, is_new, back)
            first += 1
        until = min(back, copy.expires + setting.stale_for)
        waiting = min(following, max(first, copy.number_at(until)))
        self._give(copy, "old copy", first, waiting, copy.is_new)
        self._give(copy, "waited", waiting, following, is_new, back)
        self.longest_way = max(self.longest_way, back - copy.time_of(reader))
        waiter = reader if setting.first_waits else waiting
        if waiter < following:
            self.longest_wait = max(self.longest_wait, back - copy.time_of(waiter))

    def _from_copy(self, number, copy, first, until):
        """Answer from the copy as long as it is fresh; who comes next asks the origin."""
        copy.expires = until
        following = max(first, copy.number_at(until))
        self._give(copy, "fresh copy", first, following, copy.is_new)
        if following < copy.end:
            heappush(self.coming, (copy.time_of(following) + copy.way, number, following))

    def _give(self, copy, how, first, last, is_new, at=None):
        """Count readers from `first` to before `last`, answered as they come, or all at `at`."""
        last = min(last, copy.end)
        if first >= last:
            return
        count = last - first
        self.answered[how] += count
        if at is None:
            before = min(max(copy.number_at(MINUTE) - first, 0), count)
        else:
            before = count if at < MINUTE else 0
        if is_new:
            self.early += before
        elif before < count:
            self.old += count - before
            end = copy.time_of(last - 1) if at is None else at
            copy.last_old = max(copy.last_old, end - MINUTE)


class Rehearsed(NamedTuple):
    setting: Setting
    one: Rehearsal
    two: Rehearsal


def _copies(costs, day, random):
    """Return a copy of each page at each place; the n-th place has an n-th of the readers."""
    all_of_places = sum(1 / n for n in range(1, day.places + 1))
    all_of_pages = sum(page.share for page in costs.pages)
    copies = []
    for place in range(day.places):
        way = random.uniform(*day.ways)
        rate = day.readers / (place + 1) / all_of_places
        copies += [
            Copy(place, number, way, rate * page.share / all_of_pages, random)
            for number, page in enumerate(costs.pages)
        ]
    return copies


def main():
    options = _options()
    say("measuring the pages")
    costs = costs_of(SHARES)
    day = Day(options.readers, options.places, options.seed)
    rehearsed = []
    for setting in SETTINGS:
        say(f"{setting.cache}, {setting.others}")
        rehearsed.append(Rehearsed(setting, *(Rehearsal(setting, costs, day, n) for n in (1, 2))))
    text = report(day, costs, rehearsed)
    if options.markdown:
        options.markdown.write_text(text)
    print(text, end="")


def _options():
    parser = argparse.ArgumentParser(prog="python -m bench.announcement_day", description=__doc__)
    parser.add_argument("--readers", type=float, default=50_000, help="requests a second")
    parser.add_argument("--places", type=int, default=200, help="of the CDN")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the report there too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
