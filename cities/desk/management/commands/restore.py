"""Put a backup in the place of the site's database."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cities.desk.restores import look_at, restore

AFTERWARDS = (
    "Now restart the site, which still has the former database open: end the master of gunicorn "
    "(kill -TERM) and start it again. Before that, `manage.py prepare` brings a backup of an older "
    "version up to date; `make run` does both."
)


class Command(BaseCommand):
    help = (
        "Looks at a backup, asks, keeps the present database under another name, and puts the "
        "backup in its place. Anything that is wrong leaves the present database as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path, help="a file of manage.py backup")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args, file, yes, **options):
        look_at(file)
        if not yes:
            self._ask(file)
        aside = restore(file)
        self.stdout.write(f"Restored {file}.")
        if aside:
            self.stdout.write(f"The database of before is kept as {aside}.")
        self.stdout.write(AFTERWARDS)

    def _ask(self, file):
        self.stdout.write(f"{file} is sound. What was entered since then will not be in the site.")
        try:
            answer = input("Put it in the place of the present database? Type yes: ")
        except EOFError as error:
            raise CommandError(
                "Nobody is there to ask, so nothing was changed: add --yes."
            ) from error
        if answer.strip().lower() != "yes":
            raise CommandError("Nothing was changed.")
