"""Backups: files named by their moment, each with its checksum beside it; the newest are kept."""

import hashlib
import os
import re
import tempfile
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from . import postgresql_archives, sqlite_files

KEPT = 14
# Of another name, such as that of a copy made by hand, no file is ever taken away.
OWN = re.compile(r"wwc-\d{8}T\d{6}Z\.(sqlite3|pgdump)")
CHECKSUM = re.compile(r"([0-9a-f]{64}) [ *]", re.IGNORECASE)


def default_folder() -> Path:
    return settings.DATA_DIR / "backups"


def of_this_database():
    """Return what reads and writes the backups of the site's kind of database."""
    return {"sqlite": sqlite_files, "postgresql": postgresql_archives}[connection.vendor]


def stamp() -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"


def back_up(folder: Path, keep: int) -> tuple[Path, list[Path]]:
    """Write a backup to the folder; return it, and those older ones that were taken away."""
    kind = of_this_database()
    path = folder / f"wwc-{stamp()}{kind.SUFFIX}"
    with faults_of_writing(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists():
            raise CommandError(f"{path} was made this very second: run the command again.")
        with _temporary(folder) as part:
            kind.dump(part)
            _refuse_unless_readable(part, kind)
            with part.open("rb") as written:
                os.fsync(written.fileno())
            write_checksum(path, checksum_of(part))
            part.rename(path)
        return path, _take_away_older(folder, keep)


def _refuse_unless_readable(part, kind):
    try:
        kind.migrations_of(part)
    except ValueError as error:
        raise CommandError(
            f"The database holds no sound site ({error}), so nothing was backed up: restore the "
            "last backup, or, for a new site, run: manage.py prepare"
        ) from error


@contextmanager
def _temporary(folder):
    """Give an empty file in the folder that its owner alone may read, and leave none behind."""
    number, name = tempfile.mkstemp(prefix="wwc-", suffix=".part", dir=folder)
    os.close(number)
    part = Path(name)
    try:
        yield part
    finally:
        for each in (
            part,
            *(part.with_name(part.name + end) for end in ("-journal", "-wal", "-shm")),
        ):
            each.unlink(missing_ok=True)


@contextmanager
def faults_of_writing(folder):
    """Say in one sentence what to do about a disk that is full, or a folder that is closed."""
    try:
        yield
    except OSError as error:
        raise CommandError(
            f"{folder} could not be written to ({error.strerror}), so nothing was changed: free "
            "some space there, let this user write there, or name another folder."
        ) from error


def _take_away_older(folder, keep):
    own = sorted(path for path in folder.iterdir() if OWN.fullmatch(path.name))
    older = own[:-keep]
    for path in older:
        path.unlink()
        with suppress(FileNotFoundError):
            beside(path).unlink()
    return older


# Checksums -----------------------------------------------------------------------------------


def beside(path: Path) -> Path:
    """Return where the checksum of a file stands."""
    return path.with_name(f"{path.name}.sha256")


def checksum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_checksum(path: Path, checksum: str):
    """Write it as `sha256sum --check` reads it."""
    place = beside(path)
    place.touch(mode=0o600)
    place.write_text(f"{checksum}  {path.name}\n")


def refuse_unless_unchanged(path: Path):
    """Raise CommandError unless a file is, byte for byte, what its checksum says."""
    try:
        stated = CHECKSUM.match(beside(path).read_text(errors="replace"))
    except FileNotFoundError as error:
        raise CommandError(
            f"{beside(path)} is missing: copy it from where the backup was. Only if you know the "
            f"file to be sound, make it anew: sha256sum {path.name} > {path.name}.sha256"
        ) from error
    if stated is None or stated[1].lower() != checksum_of(path):
        raise CommandError(
            f"{path} is not what its checksum says: it was changed, or copied in part. Copy it "
            "again, or choose another backup."
        )


def refuse_unless_known(migrations: set, path: Path):
    """Raise CommandError if a backup was made by newer code than this, which couldn't read it."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    if unknown := sorted(".".join(each) for each in migrations - known.keys()):
        raise CommandError(
            f"{path} was made by a newer version of the site (this one does not know "
            f"{', '.join(unknown)}): put that version in service first, then restore."
        )
