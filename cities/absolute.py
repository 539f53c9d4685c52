"""Addresses for use outside the site: begun by the configuration, never by the Host header."""

from django.conf import settings


def absolute(path):
    """Return the address of `path`, which begins with "/", as the world knows it."""
    return f"{settings.SITE_URL}{path}"
