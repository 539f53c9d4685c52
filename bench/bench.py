"""Measures the site beside bare gunicorn, nginx and Datasette: `make bench`. Asserts nothing."""

import argparse
import signal
import sys
import tempfile
from pathlib import Path

from .machine import circumstances
from .report import report
from .rounds import Rounds
from .scene import Scene
from .servers import Servers
from .table import Figures


def main():
    options = _options()
    # Ended from outside, it still ends its servers.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    machine = circumstances()
    with tempfile.TemporaryDirectory(prefix="wwc-bench-") as name, Servers(Path(name)) as servers:
        scene = Scene(Path(name), servers)
        scene.tour()
        rounds = Rounds(scene, options.seconds)
        growth = rounds.growth()
        figures = Figures(rounds.measure(options.rounds))
        faults = [
            f"{name}: {count:,} requests were not answered with 200 or 304."
            for name, count in rounds.faults.items()
            if count
        ]
        notes = [*scene.lacking, *faults]
        text = report(machine, options, figures, growth, scene.peaks(), scene.first_view(), notes)
    if options.markdown:
        options.markdown.write_text(text)
    print(text, end="")


def _options():
    parser = argparse.ArgumentParser(prog="python -m bench.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2, help="for each address of a round")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the report there too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
