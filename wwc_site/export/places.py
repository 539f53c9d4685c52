"""Where an address of the site stands in an archive, and in which file. Pure.

An address is a path with its query, if any; a place is a path without one.
"""

from urllib.parse import parse_qsl, urlsplit

DIRECTORY, FILE_OF_CITIES = "/cities/", "/cities."
# What the directory is asked for in a folder of its own. `page` has one on every list.
ASKED = {(), ("level",), ("year",), ("state",), ("level", "year"), ("level", "standing")}
# Forms without a file: they ask a server what somebody typed.
OF_FORMS = ("/find/", "/compare/", "/compare.csv")


def place_of(address: str, day: str) -> str | None:
    """Return the place of an address in an archive of `day`, None where it needs a server.

    Each value of a query is a folder in that of its name, in the order of the names:
    /cities/?level=gold&year=2018 is /cities/level/gold/year/2018/. Of files with a query those of
    eligible cities stand there alone. `as_of` the day of the archive asks for what stands there.
    """
    path, query = urlsplit(address)[2:4]
    if path.startswith(OF_FORMS):
        return None
    pairs = sorted(pair for pair in parse_qsl(query) if pair != ("as_of", day))
    if pairs == [("scope", "eligible")] and path.startswith(FILE_OF_CITIES):
        return f"/eligible{path}"
    names = tuple(name for name, _ in pairs if name != "page")
    known = names in ASKED if path == DIRECTORY else not names
    if not known or len({*names, "page"}) < len(pairs):
        return None
    if pairs and not path.endswith("/"):
        return None
    return path + "".join(f"{name}/{value.lower()}/" for name, value in pairs)


def file_of(place: str) -> str:
    """Return the name of the file of a place, below the folder of the archive."""
    return place.removeprefix("/") + ("index.html" if place.endswith("/") else "")
