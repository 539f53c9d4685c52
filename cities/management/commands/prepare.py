"""Make a site ready to be served: tables, roster, static files."""

import fcntl

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection


class Command(BaseCommand):
    help = "Migrates the database, seeds an empty site and collects the static files."
    # The checks look at the database, which may not be there yet.
    requires_system_checks = []

    def handle(self, *args, **options):
        try:
            connection.ensure_connection()
        except OperationalError as error:
            reason = " ".join(str(error).split())
            raise CommandError(
                f"The database does not answer ({reason}): start it, or set DATABASE_URL to one "
                f"that does, or unset it for SQLite in {settings.DATA_DIR}."
            ) from error
        # Of two starts at once the second waits here, and then finds everything done.
        with open(settings.DATA_DIR / "prepare.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            call_command("migrate", verbosity=0)
            call_command("seed", stdout=self.stdout)
            call_command("collectstatic", interactive=False, verbosity=0)
