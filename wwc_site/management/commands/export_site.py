"""Write the public site as files."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from cities.management.collecting import collect
from wwc_site.environment import site_url
from wwc_site.export.export import Export
from wwc_site.export.folder import Folder, put_whole, refuse_unless_free
from wwc_site.export.rendering import at_address


class Command(BaseCommand):
    help = "Writes every public page and file to a folder that nginx or any static host serves."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder",
            metavar="DIR",
            type=Path,
            help="where to write it: a new or empty folder, or that of a former export",
        )
        parser.add_argument(
            "--url",
            required=True,
            help="the address that the archive will have, such as https://archive.example.org",
        )
        parser.add_argument(
            "--live",
            default="",
            metavar="URL",
            help="the site that goes on answering what needs a server; without it that is left out",
        )

    def handle(self, *args, folder, url, live, **options):
        began = time.monotonic()
        url, live = _address("--url", url), live and _address("--live", live)
        if url == live:
            raise CommandError(
                "--live is another site than --url: leave it out where the archive takes its place."
            )
        target = folder.resolve()
        refuse_unless_free(target)
        collect()
        with at_address(url), put_whole(target) as made:
            written = Folder(made)
            export = Export(written, live, self.stderr.write)
            export.write(target)
        size = filesizeformat(written.bytes).replace("\xa0", " ")
        self.stdout.write(
            f"Wrote {export.pages:,} pages and {written.files - export.pages:,} other files to "
            f"{target}: {size} with {written.compressed:,} compressed forms, in "
            f"{time.monotonic() - began:.0f} s, data version {export.version}."
        )


def _address(option, url):
    try:
        return site_url(url)
    except ValueError as error:
        raise CommandError(
            f"{option} is a site’s address without a path, such as https://directory.example.org."
        ) from error
