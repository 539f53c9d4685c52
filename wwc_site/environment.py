"""What the value of an environment variable may be, and what it means to Django."""

import re
from contextlib import contextmanager
from importlib.util import find_spec
from ipaddress import ip_address, ip_network
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url

from cities.management.disk_fault import disk_fault

from .secret_key import SHORTEST_KEY, read_or_make

HOST = re.compile(r"[a-z0-9.-]+|\[[0-9a-f:]+\]", re.IGNORECASE)
SITE_ADDRESS = re.compile(rf"https?://({HOST.pattern})(:[0-9]{{1,5}})?/?", re.IGNORECASE)
CONTACT = re.compile(r"([\w.+-]+@[\w-]+(\.[\w-]+)+|https?://[^\s/]+(/\S*)?|)\Z")
WEB_ADDRESS = re.compile(r"(https?://[^\s/]+(/\S*)?)?")
DSN = re.compile(
    rf"(https?://\w+@({HOST.pattern})(:[0-9]{{1,5}})?(/[\w-]+)*/[0-9]+)?", re.IGNORECASE
)
LONGEST_PUBLISHER = 100
TRUE = {"true", "t", "yes", "y", "on", "1"}
FALSE = {"false", "f", "no", "n", "off", "0"}


class Environment:
    """Environment variables, read one by one; `seal()` names all that are wrong at once."""

    def __init__(self, variables):
        self.variables = variables
        self.errors = []

    def read(self, name, parse, default, expected):
        """Return `parse(text)` of the variable, or of `default` where it is not set.

        Where that raises, return None and keep a sentence that says what to set for `seal()`.
        """
        try:
            return parse(self.variables.get(name, default))
        except (ValueError, OSError, dj_database_url.ParseError):
            self.errors.append(
                f"The environment variable {name} is not usable: set it to {expected}, "
                f"or unset it for the default."
            )
            return None

    def seal(self):
        """Stop the start if a variable was wrong, with one line on each."""
        if self.errors:
            raise SystemExit("\n".join(self.errors))


def boolean(text: str) -> bool:
    """Return whether `text` says yes; ValueError if it says neither yes nor no."""
    if text.lower() not in TRUE | FALSE:
        raise ValueError("neither true nor false")
    return text.lower() in TRUE


def port(text: str) -> int:
    """Return the port number; ValueError if it is none."""
    if not 1 <= int(text) <= 65535:
        raise ValueError("not a port number")
    return int(text)


def address_to_serve(text: str) -> str:
    """Return the IP address to listen on, as a URL has it; ValueError if it is none."""
    address = ip_address(text)
    return f"[{address}]" if address.version == 6 else str(address)


def processes(text: str) -> int:
    """Return the number of processes that serve; ValueError if it is none, or beyond reason."""
    if not 1 <= int(text) <= 64:
        raise ValueError("not a number of processes")
    return int(text)


def contact(text: str) -> str:
    """Return the e-mail or web address; ValueError if it is neither."""
    if not CONTACT.match(text):
        raise ValueError("neither an e-mail nor a web address")
    return text


def cache(url: str) -> dict:
    """Return Django's cache of `url`, in memory without one; ValueError if it is not Redis."""
    if not url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    parts = urlsplit(url)
    if parts.scheme not in ("redis", "rediss", "unix") or (parts.port or 1) < 1:
        raise ValueError("not Redis")
    return {"BACKEND": "wwc_site.redis_cache.RedisOrMiss", "LOCATION": url}


def site_url(url: str) -> str:
    """Return a site's address without its last slash; ValueError if it is none, or has a path."""
    if not SITE_ADDRESS.fullmatch(url) or (urlsplit(url).port or 1) < 1:
        raise ValueError("not a site's address")
    return url.rstrip("/")


def hsts_seconds(url: str) -> int:
    """Return how long browsers shall ask the site of this address by https alone: 0 is not."""
    return 31_536_000 if url.startswith("https://") else 0


def publisher(text: str) -> str:
    """Return who publishes the site; ValueError if that is empty, long or not printable."""
    if not text.strip() or len(text) > LONGEST_PUBLISHER or not text.isprintable():
        raise ValueError("not a name")
    return text.strip()


def web_address(text: str) -> str:
    """Return the http(s) address, or nothing; ValueError if it is neither."""
    if not WEB_ADDRESS.fullmatch(text):
        raise ValueError("not a web address")
    return text


def hosts(text: str) -> list[str]:
    """Return the host names that commas part; ValueError if one of them is none."""
    names = _parted(text)
    if not all(HOST.fullmatch(name) for name in names):
        raise ValueError("not a host name")
    return names


def networks(text: str) -> list:
    """Return the networks that commas part, an address being a network of one.

    ValueError if one of them is none.
    """
    return [ip_network(each) for each in _parted(text)]


def log_form(text: str) -> str:
    """Return the form of the log; ValueError if there is no such one."""
    if text not in ("plain", "json"):
        raise ValueError("neither plain nor json")
    return text


def sentry_dsn(text: str) -> str:
    """Return where faults are told; ValueError if it is no such address.

    Stop the start where the library that tells them was not installed.
    """
    if not DSN.fullmatch(text):
        raise ValueError("not a DSN")
    if text and not find_spec("sentry_sdk"):
        raise SystemExit(
            "SENTRY_DSN is set, but the package sentry-sdk is not installed: install it "
            "(pip install -r requirements.lock does), or unset SENTRY_DSN."
        )
    return text


def _parted(text):
    return [part.strip() for part in text.split(",")] if text else []


def secret_key(key: str, folder: Path | None) -> str:
    """Return `key`, or else the one kept in `folder`; ValueError if it is too short to be safe.

    A folder that is itself wrong is None, and keeps no key.
    """
    if key and len(key) < SHORTEST_KEY:
        raise ValueError("too short")
    if key or folder is None:
        return key
    with _disk_faults_named(folder):
        return read_or_make(folder / "secret_key")


def data_dir(path: str) -> Path:
    """Return the folder, made if it is missing; ValueError or OSError if it cannot be."""
    if not path.strip():
        raise ValueError("empty")
    folder = Path(path).absolute()
    with _disk_faults_named(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # it will hold passwords, hashed
    return folder


@contextmanager
def _disk_faults_named(folder):
    """Stop the start with what to do about the disk, which no variable's value can mend."""
    try:
        yield
    except OSError as error:
        if fault := disk_fault(error, folder):
            raise SystemExit(fault) from error
        raise
