"""What the public site answers at one moment, asked in process."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404
from django.test import RequestFactory, override_settings
from django.urls import get_resolver, resolve

from cities.filters.moment import set_moment
from wwc_site.environment import hsts_seconds

NO_PAGE = "/404.html"


@dataclass(frozen=True)
class Archive:
    """What a page says of the archive that it stands in; `live` is the site it was made of."""

    day: date
    live: str


@contextmanager
def at_address(url):
    """Let every absolute address begin with `url`, and the headers be those of a site there."""
    # It tells Django's own parts, which keep what they read of the settings.
    with override_settings(SITE_URL=url, SECURE_HSTS_SECONDS=hsts_seconds(url)):
        yield


def request_for(address):
    """Return a request as a stranger's browser sends it; this host is always answered."""
    is_secure = settings.SITE_URL.startswith("https://")
    return RequestFactory().get(address, secure=is_secure, SERVER_NAME="127.0.0.1")


def answer(address: str, at: datetime, archive: Archive):
    """Return the response of the view of an address at a moment, no middleware passed."""
    request = request_for(address)
    set_moment(request, at)
    request.archive = archive
    request.resolver_match = match = resolve(request.path_info)
    response = match.func(request, *match.args, **match.kwargs)
    return response.render() if hasattr(response, "render") else response


def no_page(at: datetime, archive: Archive):
    """Return the page of an address that does not exist."""
    request = request_for(NO_PAGE)
    set_moment(request, at)
    request.archive = archive
    return get_resolver().resolve_error_handler(404)(request, Http404())


def static_file(url: str) -> bytes:
    """Return a collected static file by its address."""
    with staticfiles_storage.open(url.removeprefix(settings.STATIC_URL)) as file:
        return file.read()
