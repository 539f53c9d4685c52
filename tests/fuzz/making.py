"""Random requests: each is made of the seed and its number alone, so that any can be made again."""

import re
from dataclasses import dataclass
from random import Random
from urllib.parse import quote, quote_plus

from cities.filters.parameters import PARAMETERS
from tests.fuzz.pools import (
    ELSEWHERE,
    HEADERS,
    HOSTS,
    IN_PATHS,
    METHODS,
    ODD_HEADERS,
    ODD_METHODS,
    ODD_TARGETS,
    ODD_VERSIONS,
    SOUND,
    WRONG,
)
from tests.wwc_site.test_hostile_input import VALUES
from wwc_site.urls import urlpatterns
from wwc_site.vocabulary import NAMES

LONGEST_LINE = 8_190


@dataclass(frozen=True)
class Request:
    """What is sent; a server may refuse itself what `is_odd`."""

    number: int
    method: str
    target: bytes
    headers: tuple = ()
    body: bytes = b""
    version: str = "HTTP/1.1"
    is_odd: bool = False

    @property
    def line(self):
        parts = self.method.encode("latin-1"), self.target, self.version.encode()
        return b" ".join(parts)

    @property
    def sent(self):
        head = [f"{name}: {value}".encode("latin-1", "replace") for name, value in self.headers]
        return b"\r\n".join([self.line, *head, b"", self.body])

    @property
    def path(self):
        return self.target.decode("latin-1").partition("?")[0]


def routes(patterns=urlpatterns, before=""):
    """Return the route of every address: `cities/<slug:slug>/`."""
    found = []
    for each in patterns:
        route = before + str(each.pattern)
        found += routes(each.url_patterns, route) if hasattr(each, "url_patterns") else [route]
    return found


ROUTES = [route for route in routes() if "(?P" not in route]
PUBLIC = [route for route in ROUTES if not route.startswith("admin/")]


def request(seed, number):
    """Make the request of a number."""
    random = Random(f"{seed}:{number}")
    target = f"/{path(random)}{query(random)}".encode()
    method = random.choice(METHODS)
    host = random.choice(HOSTS) if random.random() < 0.05 else "localhost"
    headers = [("Host", host)]
    for _ in range(random.choice([0, 0, 1, 2, 5])):
        name = random.choice(list(HEADERS))
        if name not in dict(headers):  # two that contradict each other the server refuses
            headers.append((name, random.choice(HEADERS[name])))
    body = b""
    if method not in ("GET", "HEAD") or random.random() < 0.02:
        body = random.choice([b"", b"a=1&b=2", b"\xff" * 200, b"{", b"username=x&password=y"])
        kinds = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", "x"]
        headers += [("Content-Length", len(body)), ("Content-Type", random.choice(kinds))]
    made = {"method": method, "target": target, "headers": tuple(headers), "body": body}
    is_odd = random.random() < 0.05
    if is_odd:
        made |= oddity(random, headers)
    made = Request(number, is_odd=is_odd, **made)
    return made if len(made.line) < LONGEST_LINE else Request(**vars(made) | {"is_odd": True})


def oddity(random, headers):
    """Return a part of a request that is not as HTTP has it."""
    kinds = {"method": ODD_METHODS, "target": ODD_TARGETS, "version": ODD_VERSIONS}
    kind = random.choice([*kinds, "headers", "headers"])
    if kind == "headers":
        return {"headers": (*headers, random.choice(ODD_HEADERS))}
    return {kind: random.choice(kinds[kind])}


def path(random):
    """Return the path of a route, filled with what is there and what is not."""
    if random.random() < 0.1:
        return random.choice(ELSEWHERE)
    route = random.choice(PUBLIC if random.random() < 0.95 else ROUTES)

    def filled(match):
        known = IN_PATHS.get(match[1], ["1"])
        return hostile(random) if random.random() < 0.2 else random.choice(known)

    return re.sub(r"<(?:(\w+):)?\w+>", filled, route) + random.choice([""] * 20 + ["/", "%2e", "x"])


def query(random):
    """Return a query string, with its "?": known words and unknown ones, sound and not."""
    if random.random() < 0.3:
        return random.choice(["", "", "", "?", "?&&", "?=", "?%"])
    words = [*sorted(NAMES), "utm_source", "", "%ff"]
    pairs = []
    for _ in range(random.choice([1, 1, 2, 3, 5])):
        name = random.choice(words)
        pairs += [f"{name}={value(random, name)}"] * random.choice([1] * 9 + [2, 40])
    return "?" + random.choice(["&"] * 9 + [";"]).join(pairs)


def value(random, name):
    chance = random.random()
    if chance < 0.55:
        return spelled(random, random.choice(SOUND.get(name, WRONG)))
    if chance < 0.7:
        return quote(random.choice(WRONG))
    return hostile(random) if chance < 0.95 else ""


def hostile(random):
    """Return what nobody means well, fit for a request's first line."""
    if random.random() < 0.5:
        return random.choice(list(VALUES.values()))
    length = random.choice([1, 3, 20, 300])
    if random.random() < 0.5:
        return quote(bytes(random.randrange(256) for _ in range(length)))
    signs = (chr(random.choice([random.randrange(0xD800), 0x1F3DB])) for _ in range(length))
    return spelled(random, "".join(signs))


def spelled(random, text):
    """Return a text in one of the ways that the same bytes are written in a URL."""
    ways = [quote, quote_plus, lambda t: "".join(f"%{byte:02x}" for byte in t.encode())]
    return random.choice(ways)(text)


def sound_query(random):
    """Return the pairs of a query that the directory answers."""
    names = [each.name for each in PARAMETERS if each.name not in ("geoid", "scope")]  # of files
    chosen = random.sample(names, random.choice([0, 1, 1, 2, 3]))
    pairs = [(name, random.choice(SOUND[name])) for name in chosen]
    more = [name for name in chosen if name in ("level", "state", "region", "event")]
    pairs += [(name, random.choice(SOUND[name])) for name in more if random.random() < 0.3]
    if "as_of" in dict(pairs):
        pairs = [pair for pair in pairs if pair[0] != "year"]  # which years there are follows it
    return pairs


def written(random, pairs):
    """Return a query string that asks for the pairs: in any order and spelling, and with more."""
    pairs = random.sample(pairs, len(pairs))
    if random.random() < 0.3:
        pairs = [*pairs, (random.choice(["utm_source", "level", "q2"]), "")]
    text = "&".join(f"{name}={spelled(random, each)}" for name, each in pairs)
    return f"?{text}" if text else ""
