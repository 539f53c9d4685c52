"""Measures all addresses in rounds: one after the other, then all again."""

import time
from collections import Counter
from contextlib import nullcontext

from . import load, sites
from .editor import Editor
from .load import HEADERS
from .processes import cpu_seconds, memory_now, settle
from .progress import say
from .scene import Scene
from .sites import PUBLISHED
from .table import Sample
from .targets import (
    CITY,
    DIRECTORY,
    EDITED,
    NOT_MODIFIED,
    PAGES,
    SEARCHES,
    UNKNOWN,
    Target,
    all_targets,
)

SITE = f"kept {PUBLISHED}"
# Seconds: an answer that takes longer is not asked for by wrk, which breaks off.
QUICK = 0.2
# Seconds that a slow address gets in all, so that pages of many seconds are asked for but once.
LONGEST = 8
WARM = 0.5  # seconds


class Rounds:
    """`seconds` are those of a quick address; a slow one gets half of them, and ends its answer."""

    def __init__(self, scene: Scene, seconds: float):
        self.scene, self.seconds = scene, seconds
        self.faults: Counter = Counter()
        self.spent: Counter = Counter()
        page = sites.text_of(*scene.read(SITE, PAGES[DIRECTORY]))
        found = all_targets(sites.styles_of(page)[0])
        self.targets = [target for target in found if target.server in scene.running]

    def growth(self):
        """Return the MiB that a worker grows by under random parameters, and then searches.

        It is another worker than those whose peak of memory is told.
        """
        server = self.scene.running["untouched"]
        self._load(server, Target("", SITE, PAGES[DIRECTORY]))
        grown = []
        for path in (UNKNOWN, SEARCHES):
            say(f"asking for {path} with random numbers")
            before = memory_now(server.pid)
            self._load(server, Target("", SITE, path))
            settle(server.pid)
            grown.append(max(0.0, memory_now(server.pid) - before))
        return grown

    def measure(self, count):
        """Return each round as {name: Sample}."""
        say("warming up")
        quick = {target.name for target in self.targets if self._warm(target)}
        rounds = []
        with Editor(self.scene.data[PUBLISHED]) as editor:
            for number in range(1, count + 1):
                say(f"round {number} of {count}")
                rounds.append(self._round(quick, editor))
        return rounds

    def _warm(self, target):
        """Let the server import and connect; return whether the address may be asked by wrk."""
        port = self.scene.running[target.server].port
        if not target.is_quick:
            path = "/" if target.server == "datasette" else PAGES[CITY]
            load.by_generator(port, path, 0, target.connections, HEADERS)
            return False
        begun = time.monotonic()
        sites.read(port, target.path.replace(load.NUMBER, ""))
        if time.monotonic() - begun > QUICK:
            return False
        load.by_generator(port, target.path, WARM, target.connections, HEADERS)
        return True

    def _round(self, quick, editor):
        sampled = {}
        for target in self.targets:
            if self.spent[target.name] < LONGEST:
                with editor.saving() if target.name == EDITED else nullcontext():
                    sampled[target.name] = self._sample(target, target.name in quick)
        return sampled

    def _sample(self, target, is_quick):
        server = self.scene.running[target.server]
        if is_quick:  # the editor may have saved since the page was kept
            load.by_generator(server.port, target.path, 0, target.connections, HEADERS)
        headers = dict(HEADERS)
        if target.name == NOT_MODIFIED:
            headers |= {"If-None-Match": self.scene.read(target.server, target.path)[0]["ETag"]}
        cpu = cpu_seconds(server.pid)
        done = self._load(server, target, headers, is_quick=is_quick)
        if done.left_behind:
            settle(server.pid)
        used = cpu_seconds(server.pid) - cpu
        self.faults[target.name] += done.faults
        if not is_quick:
            self.spent[target.name] += done.seconds
        return Sample(done.requests / done.seconds, used / (done.requests + done.left_behind))

    def _load(self, server, target, headers=HEADERS, *, is_quick=True):
        # A page that should be quick and is not must not be asked for by several at once.
        connections = 1 if target.is_quick and not is_quick else target.connections
        seconds = self.seconds if is_quick else self.seconds / 2
        told = (server.port, target.path, seconds, connections, headers)
        if is_quick and load.WRK:
            return load.by_wrk(self.scene.folder, *told)
        return load.by_generator(*told)
