"""Which query parameters each public address reads: no other one makes a page of its own.

A random parameter must not fill the memory of kept pages, and one that is read must not be dropped:
a test asks every address with every name.
"""

from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from cities.filters import parameters

QUERY = frozenset(parameters.names_read())
EVERYWHERE = frozenset(["as_of"])
READ_AT = {
    "/cities/": QUERY | {"city", "page", "view"},
    "/compare/": EVERYWHERE | {"add", "city"},
    "/compare.csv": EVERYWHERE | {"city"},
    "/find/": EVERYWHERE | {"q"},
    "/find/suggestions.json": EVERYWHERE | {"q"},
    "/timeline/": EVERYWHERE | {"page"},
    "/corrections/": EVERYWHERE | {"page"},
    "/data/releases/": EVERYWHERE | {"page"},
}
READ_BELOW = {
    "/cities.": frozenset(parameters.names_read(parameters.CITIES)),
    "/awards.": QUERY,
    "/states/": EVERYWHERE | {"q", "sort"},
}
NAMES = EVERYWHERE.union(*READ_AT.values(), *READ_BELOW.values())
# These files name the parameters that they do not know, so those are not dropped.
TELL_UNKNOWN = (".json", ".geojson", ".xlsx")
# A longer query is nobody's link: it is answered, and not kept.
LONGEST_QUERY = 500


def names_read(path: str) -> frozenset[str]:
    """Return the names of the parameters that are read at a path."""
    if path in READ_AT:
        return READ_AT[path]
    return next((read for start, read in READ_BELOW.items() if path.startswith(start)), EVERYWHERE)


@lru_cache(maxsize=64)  # the event loop asks first, and then the thread that answers
def canonical(path: str, query: str) -> str | None:
    """Return the query string that asks the same; None where its answer is not to be kept.

    The order of parameters means nothing anywhere.
    """
    if len(query) > LONGEST_QUERY:
        return None
    pairs, read = parse_qsl(query, keep_blank_values=True), names_read(path)
    known = [pair for pair in pairs if pair[0] in read]
    if len(known) < len(pairs) and path.endswith(TELL_UNKNOWN):
        return None
    return urlencode(sorted(known))
