"""What the value of an environment variable may be, and what it means to Django."""

import re
from contextlib import contextmanager
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from environs import EnvError

from cities.management.disk_fault import disk_fault

from .secret_key import SHORTEST_KEY, read_or_make

HOST = re.compile(r"[a-z0-9.-]+|\[[0-9a-f:]+\]", re.IGNORECASE)
SITE_ADDRESS = re.compile(rf"https?://({HOST.pattern})(:[0-9]{{1,5}})?/?", re.IGNORECASE)
CONTACT = r"([\w.+-]+@[\w-]+(\.[\w-]+)+|https?://[^\s/]+(/\S*)?|)\Z"


def read(reader, name, default, expected):
    """Return `reader(name, default)`, or stop the start with a sentence that says what to set."""
    try:
        return reader(name, default)
    except (EnvError, ValueError, OSError, dj_database_url.ParseError) as error:
        raise SystemExit(
            f"The environment variable {name} is not usable: set it to {expected}, "
            f"or unset it for the default."
        ) from error


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


def host(name: str) -> str:
    """Return the host name; ValueError if it is none."""
    if not HOST.fullmatch(name):
        raise ValueError("not a host name")
    return name


def networks(texts: list[str]) -> list:
    """Return the networks, an address being a network of one; ValueError if one of them is none."""
    return [ip_network(text.strip()) for text in texts]


def secret_key(key: str, folder: Path) -> str:
    """Return `key`, or else the one kept in `folder`; ValueError if it is too short to be safe."""
    if key and len(key) < SHORTEST_KEY:
        raise ValueError("too short")
    if key:
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
