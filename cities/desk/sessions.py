"""When a session of the admin ends.

An hour after its last request: that is SESSION_COOKIE_AGE, which Django counts from the last save
of the session. And LONGEST after the sign-in, however busy it is, which Django has no setting for.
"""

import time

from django.contrib.auth import SESSION_KEY
from django.urls import reverse

LONGEST = 12 * 60 * 60  # seconds
BETWEEN_SAVES = 60
SIGNED_IN_AT, SAVED_AT = "signed_in_at", "saved_at"  # keys of the session; seconds since 1970


def begin(request, **kwargs):
    """Date a session; called at each sign-in."""
    request.session[SIGNED_IN_AT] = request.session[SAVED_AT] = time.time()


def sessions_end(get_response):
    """End a session that is too old, and keep one that is in use."""

    def middleware(request):
        if request.path.startswith(reverse("admin:index")):
            _end_or_keep(request.session)
        return get_response(request)

    return middleware


def _end_or_keep(session):
    if SESSION_KEY not in session:
        return
    now = time.time()
    if now - session.get(SIGNED_IN_AT, 0) >= LONGEST:
        session.flush()
    elif now - session[SAVED_AT] >= BETWEEN_SAVES:
        session[SAVED_AT] = now
