"""The report of a rehearsal, in Markdown that reads well in a terminal too."""

from math import ceil
from textwrap import fill

from .table import markdown, number

HOUR = 3600
TITLE = "# Announcement day, rehearsed"
HOW = """\
`make announcement-day` measures, simulates and writes this in half a minute;
`python -m bench.announcement_day --markdown docs/announcement-day.md` stores it. What follows from
it for a CDN stands in [operate.md](operate.md#behind-a-cdn). Nothing here is asserted.

{readers:,.0f} requests a second for an hour come to {places} places of a CDN, around the minute of
an announcement that changes all six pages. The first place has most readers, the second half as
many, the third a third, and so on; those of a page at a place come at even distances. An origin is
{nearest:.0f} to {farthest:.0f} ms away, one way. It has {workers} workers, each with one core and
pages of its own in memory: what comes while one is busy waits in line. Two origins share the
places. At each place one request for a page is on its way at most; whoever comes meanwhile waits
for its answer or gets the old copy. The minute and a half around the announcement is simulated,
request by request to an origin; the rest of the hour is like the time before. The seed is {seed}:
the same costs give the same tables."""
ON_COSTS = """\
*Kept* and *304* are those of the table in [performance.md](performance.md), the server included;
*CPU* is of one core, *busy* the time for which a worker is taken. *Fresh* was measured when this
was written, by calls of the application: the first answer after a change of the record, whatever
is held in memory made anew. Bytes are those of the answer in Brotli with its headers, and of a
304."""
ON_LOAD = """\
Whether others wait or get the old copy changes nothing here. The peak is the busiest second,
counted by the requests that come in it, though a full worker answers them later; of two origins
the busier one stands here. An origin answers {most:,.0f} requests a second at most with 304. Where
as many come, its workers are full, and no more come only because each place waits for its answer
before it asks again. A CDN that does not collapse requests passes on all {readers:,.0f}, which take
{cores:.1f} cores."""
ON_AGE = """\
Seconds after the minute in which the last reader of a copy got the old page, from one origin: of
the {copies:,} copies, six pages at {places} places, half are done within *p50*. Readers who got the
new page before the minute: {early}. *Fresh* is how many pages the workers render after it, each
page once a worker; `CACHE_URL` can only make it fewer. *Longest wait* is that of a reader for whom
an origin was asked."""
ON_PRICE = """\
GB are those that leave one origin, and what they were if nothing were answered 304. What it costs
depends on what a provider counts: requests to the origin, bytes from it, and requests to the CDN,
which are the same {all:,.0f} million in every row."""


def report(day, costs, rehearsed):
    ways = {"nearest": day.ways[0] * 1000, "farthest": day.ways[1] * 1000}
    most = day.workers / costs.not_modified.answer
    copies = len(rehearsed[0].one.copies)
    early = sum(each.one.early + each.two.early for each in rehearsed)
    # Who gets what meanwhile makes no other requests.
    by_load = list({each.setting.fresh_for: each for each in reversed(rehearsed)}.values())[::-1]
    parts = [
        TITLE,
        *_wrapped(HOW, **day._asdict(), **ways),
        "## What an answer costs",
        _costs(costs),
        *_wrapped(ON_COSTS),
        "## What comes to an origin",
        _loads(by_load),
        *_wrapped(
            ON_LOAD, most=most, readers=day.readers, cores=day.readers * costs.not_modified.cpu
        ),
        "## How old the last reader's page is",
        _ages(rehearsed),
        *_wrapped(ON_AGE, copies=copies, places=day.places, early=early),
        "## What an hour takes",
        _hours(by_load),
        *_wrapped(ON_PRICE, all=day.readers * HOUR / 1e6),
    ]
    return "\n\n".join(parts) + "\n"


def _wrapped(text, **figures):
    for paragraph in text.format(**figures).split("\n\n"):
        yield fill(paragraph, 100, break_on_hyphens=False, break_long_words=False)


def _costs(costs):
    rows = [
        (name, "", _ms(cost.cpu), _ms(cost.answer), "", "")
        for name, cost in (("kept", costs.kept), ("304", costs.not_modified))
    ] + [
        (
            f"`{page.path}` fresh",
            f"{page.share:g}%",
            _ms(page.fresh.cpu),
            _ms(page.fresh.answer),
            f"{page.full:,}",
            f"{page.not_modified:,}",
        )
        for page in costs.pages
    ]
    return markdown(("", "of readers", "CPU, ms", "busy, ms", "bytes", "304"), rows, "lrrrrr")


def _loads(rehearsed):
    head = ("", "one origin: requests a second", "peak", "cores", "peak")
    head += ("of two, each: requests a second", "peak", "cores", "peak")
    rows = [
        (each.setting.cache, *_load_of(each.one.loads), *_load_of(each.two.loads))
        for each in rehearsed
    ]
    return markdown(head, rows, "lrrrrrrrr")


def _load_of(loads):
    requests, cpu = ([getattr(load, what) for load in loads] for what in ("requests", "cpu"))
    return (
        f"{max(load.an_hour(load.requests) for load in loads) / HOUR:,.0f}",
        f"{max(map(max, requests)):,.0f}",
        number(max(load.an_hour(load.cpu) for load in loads) / HOUR),
        number(max(map(max, cpu))),
    )


def _ages(rehearsed):
    head = (
        "",
        "meanwhile",
        "p50, s",
        "p99, s",
        "max, s",
        "readers with the old page",
        "longest wait, s",
    )
    head += ("fresh, one origin", "two")
    rows = []
    for each in rehearsed:
        ages = sorted(copy.last_old for copy in each.one.copies)
        rows.append(
            (
                each.setting.cache,
                each.setting.others,
                *(f"{percentile(ages, share):.2f}" for share in (0.5, 0.99, 1)),
                f"{each.one.old:,}",
                f"{each.one.longest_wait:.2f}",
                each.one.renders,
                each.two.renders,
            )
        )
    return markdown(head, [[str(cell) for cell in row] for row in rows], "llrrrrrrr")


def percentile(ascending, share):
    return ascending[ceil(share * len(ascending)) - 1]


def _hours(rehearsed):
    head = ("", "requests to the origin, millions", "GB from it", "GB, were nothing answered 304")
    rows = []
    for each in rehearsed:
        (load,) = each.one.loads
        hour = [load.an_hour(what) for what in (load.requests, load.sent, load.with_body)]
        rows.append(
            (each.setting.cache, number(hour[0] / 1e6), *(number(n / 1e9) for n in hour[1:]))
        )
    return markdown(head, rows, "lrrr")


def _ms(seconds):
    return number(seconds * 1000)
