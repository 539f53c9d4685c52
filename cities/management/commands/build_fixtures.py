"""Builds the fixtures from the roster and its tables, or checks that they are up to date."""

import csv
import io
import os
from collections import Counter
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cities.build.builder import BuildError, build, to_json
from cities.build.tables import TABLES

NOUNS = {
    "cities.city": ("city", "cities"),
    "cities.othername": ("other name", "other names"),
    "certifications.announcement": ("announcement", "announcements"),
    "certifications.assessment": ("assessment", "assessments"),
    "certifications.certificationaward": ("award", "awards"),
    "certifications.awardsource": ("further source", "further sources"),
    "cities.casestudy": ("case study", "case studies"),
}


class Command(BaseCommand):
    help = "Builds fixtures/*.json from fixtures/roster.txt and the tables beside it."
    # It reads and writes files only: it must run before there is a database.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--fixtures",
            metavar="DIR",
            type=Path,
            default=settings.BASE_DIR / "fixtures",
            help="The folder of the sources and of the built files.",
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="Write nothing; fail when a built file is missing or differs.",
        )

    def handle(self, *, fixtures, check, **options):
        try:
            result = build(
                _read(fixtures / "roster.txt"),
                *(_read_table(fixtures / name, columns) for name, columns in TABLES.items()),
            )
        except BuildError as error:
            faults = "\n".join(error.faults)
            raise CommandError(f"Refused, and nothing written:\n{faults}") from error
        texts = {fixtures / name: to_json(objects) for name, objects in result.fixtures.items()}
        for note in result.notes:
            self.stdout.write(note)
        if check:
            _compare(texts)
        else:
            _write(texts)
        for name, objects in result.fixtures.items():
            self.stdout.write(f"{name}: {_summary(objects)}")


def _read(path):
    try:
        # Spreadsheets put a byte order mark first; utf-8-sig leaves it out.
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(f"{path} is not UTF-8: save it in that encoding.") from error
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error


def _read_table(path, columns):
    reader = csv.DictReader(io.StringIO(_read(path)), strict=True)
    try:
        missing = [name for name in columns if name not in (reader.fieldnames or [])]
        if missing:
            raise CommandError(f"{path} has no column {', '.join(missing)}.")
        return list(reader)
    except csv.Error as error:
        raise CommandError(f"{path}, near line {reader.line_num}, is no CSV: {error}.") from error


def _compare(texts):
    """Raise CommandError unless each file holds, byte for byte, its text."""
    stale = [
        f"{path} {'differs from a fresh build' if path.exists() else 'is missing'}"
        for path, text in texts.items()
        if not path.exists() or path.read_bytes() != text.encode()
    ]
    if stale:
        raise CommandError("\n".join([*stale, "Run: python manage.py build_fixtures"]))


def _write(texts):
    """Write all files beside their places, then put them there: none is ever half written."""
    parts = {path: path.with_name(f"{path.name}.part") for path in texts}
    try:
        for path, text in texts.items():
            parts[path].write_bytes(text.encode())
        for path, part in parts.items():
            os.replace(part, path)
    except OSError as error:
        raise CommandError(f"{error.filename} cannot be written: {error.strerror}.") from error
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _summary(objects):
    counts = Counter(each["model"] for each in objects)
    return ", ".join(f"{n} {NOUNS[model][n != 1]}" for model, n in counts.items())
