"""What an answer costs an origin: of a run of `make bench`, or measured at once."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from .sites import PUBLISHED
from .targets import NOT_MODIFIED, kept

ROOT = Path(__file__).parent.parent
UNIT = re.compile(r"^1 is .+: ([\d,]+) requests a second, ([\d.]+) ms of CPU", re.MULTILINE)


class Cost(NamedTuple):
    """Seconds of a core, and seconds for which a worker is busy."""

    cpu: float
    answer: float


class Page(NamedTuple):
    path: str
    share: float  # of the readers
    fresh: Cost  # its first answer after the record changed
    full: int  # bytes of an answer with its body
    not_modified: int  # bytes of a 304


class Costs(NamedTuple):
    kept: Cost
    not_modified: Cost
    pages: list[Page]


def costs_of(shares: dict[str, float]) -> Costs:
    table = (ROOT / "docs" / "performance.md").read_text()
    measured = json.loads(
        subprocess.run(  # noqa: S603 - this Python, and paths of ours
            [sys.executable, "-m", "bench.announcement_pages", *shares],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout
    )
    pages = [
        Page(path, share, Cost(cpu, answer), full, short)
        for (path, share), (cpu, answer, full, short) in zip(shares.items(), measured, strict=True)
    ]
    return Costs(cost_in(table, kept(PUBLISHED)), cost_in(table, NOT_MODIFIED), pages)


def cost_in(table: str, name: str) -> Cost:
    """Read the row of the table, whose figures are ratios to the unit below it."""
    row = re.search(rf"^\| {re.escape(name)} +\| +([\d.]+) \| +([\d.]+) \|$", table, re.MULTILINE)
    unit = UNIT.search(table)
    if not row or not unit:
        raise SystemExit(f"docs/performance.md has no row “{name}”, or no unit: run `make bench`.")
    requests, milliseconds = float(unit[1].replace(",", "")), float(unit[2])
    return Cost(float(row[2]) * milliseconds / 1000, 1 / (float(row[1]) * requests))
