"""What speed the site is to reach, and which of it a run found."""

from .sites import PUBLISHED, SIZES
from .table import Goal
from .targets import (
    BARE,
    CITY,
    DIRECTORY,
    EDITED,
    HOME,
    NOT_MODIFIED,
    RANDOM,
    YEAR,
    datasette_filtered,
    fresh,
    fresh_filtered,
    kept,
)

GROWN = SIZES[1:]
# How many times the cost at 13 a page may have at 1,361 and at 20,000.
OF_GROWN = {DIRECTORY: (1.6, 2.5), HOME: (2, 4), CITY: (2, 4), YEAR: (2, 4)}
MEMORY = dict(zip(SIZES, (75, 90, 150), strict=True))
STALE = (
    "stale answers after a commit: admin, `update()`, raw SQL, another worker, an embargo's minute",
    "see `make proofs`",
    "0 of 2,000",
    "",
)


def rows(figures, growth, peaks, first_view):
    """Return the rows of the table: figure, what was measured, goal, whether it is reached."""
    goals = [
        *_kept(figures),
        *_fresh(figures),
        *_pressed(figures, growth),
        *(
            Goal(f"peak memory of a worker, {size:,} cities", peaks[size], "≤", most, " MiB")
            for size, most in MEMORY.items()
        ),
        *(
            Goal(f"first view of {page}, compressed: HTML and CSS", size, "≤", 14, " kB")
            for page, size in first_view.items()
        ),
    ]
    return [*(goal.row() for goal in goals), STALE]


def _kept(figures):
    page = kept(PUBLISHED)
    return [
        Goal(f"{page} / bare, requests", figures.requests(page, BARE), "≥", 0.75),
        Goal(f"{page} / bare, CPU", figures.cpu(page, BARE), "≤", 1.3),
        Goal(f"{NOT_MODIFIED} / bare, requests", figures.requests(NOT_MODIFIED, BARE), "≥", 0.78),
    ]


def _fresh(figures):
    own = fresh(DIRECTORY, PUBLISHED)
    yield Goal(f"{own} / bare, CPU", figures.cpu(own, BARE), "≤", 20)
    for page, limits in OF_GROWN.items():
        for size, most in zip(GROWN, limits, strict=True):
            name, unit = fresh(page, size), fresh(page, PUBLISHED)
            yield Goal(f"{name} / at 13, CPU", figures.cpu(name, unit), "≤", most)
    name = fresh_filtered(SIZES[-1])
    for kind in ("page", "JSON"):
        ratio = figures.cpu(name, datasette_filtered(kind, SIZES[-1]))
        yield Goal(f"{name} / Datasette's {kind}, CPU", ratio, "≤", 0.5)


def _pressed(figures, growth):
    page = kept(PUBLISHED)
    random, edited = figures.requests(RANDOM, page), figures.requests(EDITED, page)
    return [
        Goal("random query strings / kept, requests", random, "≥", 0.9),
        Goal("random query strings, growth of a worker", growth, "≤", 5, " MiB"),
        Goal("an editor saving each second / undisturbed, requests", edited, "≥", 0.85),
    ]
