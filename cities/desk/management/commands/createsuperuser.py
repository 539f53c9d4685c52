"""Django's command, which checks no password without a terminal: this one does."""

import os

from django.contrib.auth import get_user_model
from django.contrib.auth.management.commands import createsuperuser
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

PASSWORD = "DJANGO_SUPERUSER_PASSWORD"  # noqa: S105 - the name of Django's own variable


class Command(createsuperuser.Command):
    def handle(self, *args, **options):
        password = os.environ.get(PASSWORD)
        if password is not None and not options["interactive"]:
            try:
                validate_password(password, _account(options))
            except ValidationError as weak:
                faults = " ".join(weak.messages)
                raise CommandError(
                    f"{PASSWORD} is too weak, so no account was made. {faults}"
                ) from weak
        super().handle(*args, **options)


def _account(options):
    """Return the account as it would be, because a password must not be like its name or e-mail."""
    return get_user_model()(
        **{
            field: options[field] or os.environ.get(f"DJANGO_SUPERUSER_{field.upper()}") or ""
            for field in ("username", "email")
        }
    )
