"""Every check of a password, and of a code, runs in `counted`."""

import logging
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.utils import timezone

from .models import PasswordAttempt
from .security_log import network, note
from .sign_in import TooManyAttempts, same_name


@contextmanager
def counted(request, name, purpose, *, secret="password", is_last=True):  # noqa: S107 - its name
    """Check a secret in this block, which raises ValidationError if it is wrong.

    Raises TooManyAttempts instead of running the block when too many were wrong before, and
    forgets the wrong ones when this one is right. One after which another is asked for forgets
    itself alone: else each right password would give room to guess further codes.
    """
    at = timezone.now()
    of_both = {"name": same_name(name), "network": network(request)}
    if until := PasswordAttempt.objects.admit(**of_both, at=at):
        note(request, name, purpose, "refused unchecked", logging.WARNING)
        raise TooManyAttempts(until)
    try:
        yield
    except ValidationError:
        note(request, name, purpose, f"wrong {secret}", logging.WARNING)
        raise
    if is_last:
        PasswordAttempt.objects.filter(**of_both).delete()
    else:
        PasswordAttempt.objects.take_back(**of_both, at=at)
    note(request, name, purpose, f"right {secret}")
