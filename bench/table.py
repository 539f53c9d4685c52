"""Figures of rounds, their medians, and tables of them."""

from math import floor, log10
from operator import ge, le
from statistics import median
from typing import NamedTuple

REACHED = {"≥": ge, "≤": le}
NOT_MEASURED = "not measured"


class Sample(NamedTuple):
    """What one address did in one round."""

    requests: float  # a second
    cpu: float  # seconds of the server's a request


class Figures:
    """The samples of a run, each round of it as {name: Sample}.

    A ratio is made within a round, where the machine was the same for both, and is then the median
    of the rounds.
    """

    def __init__(self, rounds: list[dict[str, Sample]]):
        self.rounds = rounds

    def requests(self, name, to):
        return self._ratio(name, to, "requests")

    def cpu(self, name, to):
        return self._ratio(name, to, "cpu")

    def median(self, name, what):
        found = [getattr(sampled[name], what) for sampled in self.rounds if name in sampled]
        return median(found) if found else None

    def _ratio(self, name, to, what):
        """Return None where a round never had both."""
        ratios = [
            getattr(sampled[name], what) / unit
            for sampled in self.rounds
            if name in sampled and to in sampled and (unit := getattr(sampled[to], what))
        ]
        return median(ratios) if ratios else None


class Goal(NamedTuple):
    """A figure and what it is to reach."""

    figure: str
    measured: float | None
    sign: str
    goal: float
    unit: str = ""

    def row(self):
        goal = f"{self.sign} {self.goal:,g}{self.unit}"
        if self.measured is None:
            return self.figure, NOT_MEASURED, goal, ""
        reached = "yes" if REACHED[self.sign](self.measured, self.goal) else "**no**"
        return self.figure, number(self.measured) + self.unit, goal, reached


def number(value: float | None) -> str:
    """Write a figure, none of which is below zero, with the digits that mean something."""
    if value is None:
        return NOT_MEASURED
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}"
    digits = 2 if value >= 0.1 or not value else 1 - floor(log10(value))
    return f"{value:.{digits}f}"


def markdown(head, rows, align="") -> str:
    """Return a table that reads well as it stands; `align` has `r` for each column of numbers."""
    lines = [tuple(head), *map(tuple, rows)]
    widths = [max(3, *map(len, column)) for column in zip(*lines, strict=True)]
    align = align.ljust(len(widths), "l")
    rule = [
        "-" * (width - 1) + ":" if a == "r" else "-" * width
        for a, width in zip(align, widths, strict=True)
    ]
    texts = [
        [
            cell.rjust(width) if a == "r" else cell.ljust(width)
            for a, cell, width in zip(align, line, widths, strict=True)
        ]
        for line in lines
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (texts[0], rule, *texts[1:]))
