"""Builds the sprite of the map from the shapes of the states, or checks that it is up to date."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cities.map.markers import sprite


class Command(BaseCommand):
    help = "Builds static/us-states.svg from fixtures/us-states.json and the licence of the shapes."
    # It reads and writes files only: it must run before there is a database.
    requires_system_checks = []

    def add_arguments(self, parser):
        for name, what in [("fixtures", "us-states.json"), ("static", "licence and sprite")]:
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
            help="Write nothing; fail when the sprite is missing or differs.",
        )

    def handle(self, *, fixtures, static, check, **options):
        path = static / "us-states.svg"
        try:
            states = json.loads(_read(fixtures / "us-states.json"))["states"]
            svg = sprite(states, _read(static / "us-states.LICENSE.txt")).encode()
        except (ValueError, KeyError, TypeError) as error:
            raise CommandError(f"us-states.json holds no shapes of states: {error}.") from error
        if not check:
            path.write_bytes(svg)
        elif not path.exists() or path.read_bytes() != svg:
            fault = "differs from a fresh build" if path.exists() else "is missing"
            raise CommandError(f"{path} {fault}\nRun: python manage.py build_map")
        self.stdout.write(f"us-states.svg: {len(states)} states, {len(svg)} bytes")


def _read(path):
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
