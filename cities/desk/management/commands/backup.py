"""Back the site's database up."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from cities.desk.backups import KEPT, back_up, default_folder


class Command(BaseCommand):
    help = (
        "Writes the database to a file of its own, with a checksum beside it, and takes away the "
        "oldest backups of the folder. The site may run meanwhile."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "folder",
            nargs="?",
            metavar="FOLDER",
            type=Path,
            help="where to write it; without it the folder backups in WWC_DATA_DIR",
        )
        parser.add_argument(
            "--keep",
            metavar="N",
            type=int,
            default=KEPT,
            help="how many backups of the folder to keep, %(default)s without it",
        )

    def handle(self, *args, folder, keep, **options):
        if keep < 1:
            raise CommandError("--keep is the number of backups to keep: 1 or more.")
        path, older = back_up(folder or default_folder(), keep)
        size = filesizeformat(path.stat().st_size).replace("\xa0", " ")
        self.stdout.write(f"Wrote {path} ({size}).")
        if older:
            files = "1 older backup" if len(older) == 1 else f"{len(older)} older backups"
            self.stdout.write(f"Took away {files}: the newest {keep} are kept.")
