"""Make a site ready to be served: tables, roster, static files."""

import fcntl
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.checks import Tags
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.exceptions import MigrationSchemaMissing

from cities.management.collecting import collect
from cities.management.disk_fault import disk_fault
from cities.management.lost_site import LOCK, has_held_a_site, mark, refusal_of_a_lost_database

START = 20_151_118  # PostgreSQL names a lock by a number; any will do that nothing else takes


class Command(BaseCommand):
    help = "Migrates the database, seeds a new site and collects the static files."
    # The checks look at the database, which may not be there yet.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--begin-anew",
            action="store_true",
            help="Begin a new site although the data folder held one whose database is gone.",
        )

    def handle(self, *, begin_anew, **options):
        begun = has_held_a_site()
        with _faults_named(), _the_only_start_in_the_folder():
            refusal = begun and not begin_anew and refusal_of_a_lost_database()
            if refusal:
                raise CommandError(refusal)
            _make_private_file()
            _connect()
            _wait_for_other_machines()
            call_command("migrate", verbosity=0)
            self.check(tags=[Tags.database], databases=[connection.alias])
            call_command("seed", stdout=self.stdout)
            self.stdout.flush()  # before what may stop the start below, also into a file
            mark()
            collect()


@contextmanager
def _faults_named():
    """Say in one sentence what stopped the start, where a person can mend it."""
    try:
        yield
    except (OSError, OperationalError, MigrationSchemaMissing) as error:
        fault = disk_fault(error, _folder_of(error))
        if not fault and isinstance(error, OSError):
            raise
        raise CommandError(
            fault or f"The database stopped the start ({_reason(error)})."
        ) from error


def _folder_of(error):
    """Return the folder that refused: SQLite's file may stand in another one than the rest."""
    if isinstance(error, OSError):
        return settings.DATA_DIR
    return Path(connection.settings_dict["NAME"]).parent


def _reason(error):
    return " ".join(str(error).split())


@contextmanager
def _the_only_start_in_the_folder():
    """Of two starts at once let the second wait, and then find everything done."""
    with open(settings.DATA_DIR / LOCK, "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_private_file():
    """Make SQLite's file before SQLite does, for its owner alone to read.

    It holds passwords, hashed, and SQLite gives the files beside it the rights that it has itself.
    """
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():
        path = Path(connection.settings_dict["NAME"])
        if path.parent.is_dir() and not path.exists():
            path.touch(mode=0o600)


def _connect():
    try:
        connection.ensure_connection()
    except OperationalError as error:
        if disk_fault(error, settings.DATA_DIR):
            raise
        raise CommandError(
            f"The database does not answer ({_reason(error)}): start it, or set DATABASE_URL to "
            f"one that does, or unset it for SQLite in {settings.DATA_DIR}."
        ) from error


def _wait_for_other_machines():
    """Let of two machines on one database the second wait, as of two starts in one folder."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Not given back here: it ends with the connection, whatever becomes of the start.
            cursor.execute("SELECT pg_advisory_lock(%s)", [START])
