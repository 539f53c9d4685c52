"""The log of who came in, who was refused, and what they were refused."""

import logging

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from .sign_in import LONGEST_NAME, client_network

log = logging.getLogger("wwc.security")


def note(request, name, deed, outcome, level=logging.INFO):
    """Leave one line; `deed` and `outcome` hold nothing that a visitor typed."""
    # %r escapes what could end the line, or the name, and begin one of the visitor's own.
    log.log(
        level, "%s: %s, name=%r, network=%s", deed, outcome, name[:LONGEST_NAME], network(request)
    )


def network(request):
    """Return the network that the request comes from."""
    return client_network(
        request.META.get("REMOTE_ADDR", ""),
        request.META.get("HTTP_X_FORWARDED_FOR", ""),
        settings.TRUSTED_PROXIES,
    )


class OfDjango(logging.Handler):
    """Makes what Django refuses by itself a line here: a form without its token, a thousand fields.

    Mostly it is a tab that was left open, so it is no warning.
    """

    def emit(self, record):
        request = getattr(record, "request", None)
        where = network(request) if request else "-"
        log.info("refused by Django: %r, network=%s", record.getMessage(), where)


def note_sign_out(request, user, **kwargs):
    """Called at each sign-out, of nobody too."""
    if user is not None:
        note(request, user.get_username(), "sign-out", "done")


def denied_rights_are_noted(get_response):
    """Note what the admin refuses to somebody who is signed in, for want of a right."""

    def middleware(request):
        return get_response(request)

    middleware.process_exception = _note_denied
    return middleware


def _note_denied(request, exception):
    if isinstance(exception, PermissionDenied) and request.path.startswith(reverse("admin:index")):
        deed = f"{request.method} {request.path!r}"
        note(request, request.user.get_username(), deed, "right denied", logging.WARNING)
