"""Builds what is made of the shapes of the states: the map's sprite, and who adjoins whom."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cities.map.borders import outlines_of, written
from cities.map.markers import sprite


class Command(BaseCommand):
    help = (
        "Builds static/us-states.svg and fixtures/state_outlines.json from fixtures/us-states.json "
        "and the license of the shapes."
    )
    # It reads and writes files only: it must run before there is a database.
    requires_system_checks = []

    def add_arguments(self, parser):
        for name, what in [
            ("fixtures", "us-states.json"),
            ("static", "license and sprite"),
        ]:
            parser.add_argument(
                f"--{name}",
                metavar="DIR",
                type=Path,
                default=settings.BASE_DIR / name,
                help=f"The folder of {what}.",
            )
        parser.add_argument(
            "--check",
            action="store_true",
            help="Write nothing; fail when a file is missing or differs.",
        )

    def handle(self, *, fixtures, static, check, **options):
        try:
            states = json.loads(_read(fixtures / "us-states.json"))["states"]
            built = {
                static / "us-states.svg": sprite(states, _read(static / "us-states.LICENSE.txt")),
                fixtures / "state_outlines.json": written(outlines_of(states)),
            }
        except (ValueError, KeyError, TypeError) as error:
            raise CommandError(f"us-states.json holds no shapes of states: {error}.") from error
        for path, text in built.items():
            content = text.encode()
            if not check:
                path.write_bytes(content)
            elif not path.exists() or path.read_bytes() != content:
                fault = "differs from a fresh build" if path.exists() else "is missing"
                raise CommandError(f"{path} {fault}\nRun: python manage.py build_map")
            self.stdout.write(f"{path.name}: {len(states)} states, {len(content)} bytes")


def _read(path):
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
