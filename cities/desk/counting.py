"""Every check of a password on the site runs in `counted`."""

import logging
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from .models import PasswordAttempt
from .sign_in import LONGEST_NAME, TooManyAttempts, client_network, same_name

log = logging.getLogger("wwc.security")


@contextmanager
def counted(request, name, purpose):
    """Check a password in this block, which raises ValidationError if it is wrong.

    Raises TooManyAttempts instead of running the block when too many were wrong before, and
    forgets the wrong ones when this one is right.
    """
    network = client_network(
        request.META.get("REMOTE_ADDR", ""),
        request.META.get("HTTP_X_FORWARDED_FOR", ""),
        settings.TRUSTED_PROXIES,
    )
    # %r escapes what could end the line, or the name, and begin one of the visitor's own.
    line = "%s: %s, name=%r, network=%s"
    who = (name[:LONGEST_NAME], network)
    of_both = {"name": same_name(name), "network": network}
    if until := PasswordAttempt.objects.admit(**of_both, at=timezone.now()):
        log.warning(line, purpose, "refused unchecked", *who)
        raise TooManyAttempts(until)
    try:
        yield
    except ValidationError:
        log.warning(line, purpose, "wrong password", *who)
        raise
    PasswordAttempt.objects.filter(**of_both).delete()
    log.info(line, purpose, "right password", *who)
