"""The report of a run, in Markdown that reads well in a terminal too."""

from .goals import rows
from .table import markdown, number
from .targets import BARE

TITLE = "# How fast the site is"
HOW = """\
`make bench` measures and writes this; `python -m bench.bench --markdown docs/performance.md`
stores it. Nothing here is asserted: the figures are of one machine, and only those of one run can
be compared.

All servers run side by side, each with one worker on one core, and the load comes from another
core where there is one. Two workers, where it says so, run on all cores, as the load does: then
the threads of a worker hand Python's lock from core to core. Rounds ask each address in turn. A
figure is the ratio to another one of the same round, and of these ratios the median. *Bare* is
gunicorn's own threaded worker with the site's other settings, which returns finished bytes of the
size of `/cities/` compressed. *Kept* is the site as it is served; *fresh* is the application
within the page cache (`wwc_site.wsgi:django`), which renders each page anew. CPU is the time of
all processes of the server for a request, and the steadiest figure. Quick addresses are asked
over four connections, slow ones over one, and those that take many seconds in one round only.
Sites of 1,361 and 20,000 cities are the published record and made-up cities, two awards each;
Datasette has the same cities, a row each, in an indexed, immutable database."""
ON_SEARCHES = """\
Random searches (`q`), each of which is rendered, made a worker grow by {} MiB in {:g} s.
What is kept of them has a share of the memory of its own (`wwc_site/page_cache.py`)."""


def report(machine, options, figures, growth, peaks, first_view, notes):
    """Return the text; `growth` is that of random parameters, then of random searches."""
    of_parameters, of_searches = growth
    reached = rows(figures, of_parameters, peaks, first_view)
    machine = [*machine, ("rounds", f"{options.rounds} of {options.seconds:g} s an address")]
    parts = [
        TITLE,
        HOW,
        markdown(("", ""), machine),
        "## To reach",
        markdown(("figure", "measured", "goal", "reached"), reached, "lrrl"),
        ON_SEARCHES.format(number(of_searches), options.seconds),
        "## All that was measured",
        _all(figures),
        f"1 is {BARE}: {figures.median(BARE, 'requests'):,.0f} requests a second, "
        f"{figures.median(BARE, 'cpu') * 1000:.2f} ms of CPU a request.",
        *notes,
    ]
    return "\n\n".join(parts) + "\n"


def _all(figures):
    names = dict.fromkeys(name for sampled in figures.rounds for name in sampled)
    measured = [
        (name, number(figures.requests(name, BARE)), number(figures.cpu(name, BARE)))
        for name in names
    ]
    return markdown(("", "requests / bare", "CPU a request / bare"), measured, "lrr")
