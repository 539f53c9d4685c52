"""Restoring a backup: all is looked at first, and the present database is kept."""

import time
from pathlib import Path

from django.core.management.base import CommandError
from django.db import connection

from . import postgresql_archives, sqlite_files
from .backups import (
    checksum_of,
    default_folder,
    faults_of_writing,
    of_this_database,
    refuse_unless_known,
    refuse_unless_unchanged,
    stamp,
    write_checksum,
)


def look_at(path: Path):
    """Raise CommandError, with what to do, unless the file is a backup that can be restored."""
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise CommandError(f"{path} cannot be read ({error.strerror}): name a backup.") from error
    refuse_unless_unchanged(path)
    try:
        migrations = of_this_database().migrations_of(path)
    except ValueError as error:
        raise CommandError(
            f"{path} holds no sound database of this site ({error}): choose another backup."
        ) from error
    refuse_unless_known(migrations, path)


def restore(path: Path) -> Path | None:
    """Put the backup in the place of the present database; return where that is kept now."""
    while (aside := _place_aside()).exists():  # of another restore in this second
        time.sleep(0.1)
    with faults_of_writing(aside.parent):
        aside.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        of_this_database().load(path, aside)
    if connection.vendor == "postgresql":
        write_checksum(aside, checksum_of(aside))
    return aside if aside.exists() else None


def _place_aside():
    if connection.vendor == "postgresql":
        return default_folder() / f"before-restore-{stamp()}{postgresql_archives.SUFFIX}"
    present = sqlite_files.present()
    return present.with_name(f"{present.name}.before-restore-{stamp()}")
