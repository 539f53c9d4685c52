"""What is measured: each address of each server, and the name that figures have."""

from typing import NamedTuple

from . import datasette
from .load import NUMBER
from .sites import PUBLISHED, SIZES

# The application within the page cache: it renders each page anew.
FRESH = "wwc_site.wsgi:django"
DIRECTORY, HOME, CITY, YEAR = "`/cities/`", "`/`", "a city", "a year"
PAGES = {
    DIRECTORY: "/cities/",
    HOME: "/",
    CITY: "/cities/kansas-city-mo/",
    YEAR: "/timeline/2019/",
}
FILTERED_PAGE = "/cities/?level=gold&year=2019"
# What a worker that is busy for long has rendered; the tour of its peak memory.
TOUR = (*PAGES.values(), FILTERED_PAGE, "/cities.csv", "/cities.json")
# A parameter that no page has, and a search for what no city is called.
UNKNOWN, SEARCHES = f"/cities/?x{NUMBER}", f"/cities/?q=x{NUMBER}"

BARE = "bare gunicorn, finished bytes"
NGINX = "nginx, the same bytes as a file"
STATIC = "`site.css` by whitenoise"
NOT_MODIFIED = "`/cities/` kept, answered 304"
RANDOM = "`/cities/` kept, random query strings"
EDITED = "`/cities/` kept, an editor saving each second"
BARE_BY_TWO = "bare gunicorn, 2 workers"
KEPT_BY_TWO, FRESH_BY_TWO = "`/cities/` kept, 2 workers", "`/cities/` fresh, 2 workers"


class Target(NamedTuple):
    """An address to put load on: a quick one from several connections, a slow one from one."""

    name: str
    server: str
    path: str
    is_quick: bool = True
    connections: int = 4


def kept(size):
    return f"`/cities/` kept, {size:,} cities"


def fresh(page, size):
    return f"{page} fresh, {size:,} cities"


def fresh_filtered(size):
    return f"`/cities/` fresh, filtered, {size:,} cities"


def datasette_page(size):
    return f"Datasette's page, {size:,} rows"


def datasette_filtered(kind, size):
    return f"Datasette's {kind}, filtered, {size:,} rows"


def all_targets(style):
    """Return what is measured in each round, one after the other; `style` is the style sheet's."""
    directory = PAGES[DIRECTORY]
    site = f"kept {PUBLISHED}"
    return [
        Target(BARE, "bare", "/"),
        Target(NGINX, "nginx", "/"),
        Target(STATIC, site, style),
        *(Target(kept(size), f"kept {size}", directory) for size in SIZES),
        Target(NOT_MODIFIED, site, directory),
        Target(RANDOM, site, UNKNOWN),
        Target(EDITED, site, directory),
        Target(BARE_BY_TWO, "bare by 2", "/"),
        Target(KEPT_BY_TWO, "kept by 2", directory),
        Target(FRESH_BY_TWO, "fresh by 2", directory, is_quick=False),
        *_slow(),
    ]


def _slow():
    largest = SIZES[-1]
    table = datasette.path_of
    slow = [
        *((fresh(page, n), f"fresh {n}", path) for n in SIZES for page, path in PAGES.items()),
        (fresh_filtered(largest), f"fresh {largest}", FILTERED_PAGE),
        *((datasette_page(n), "datasette", table(n)) for n in SIZES),
        *(
            (
                datasette_filtered(kind, largest),
                "datasette",
                table(largest, end, datasette.FILTERED),
            )
            for kind, end in (("page", ""), ("JSON", ".json"))
        ),
    ]
    return [Target(*each, is_quick=False, connections=1) for each in slow]
