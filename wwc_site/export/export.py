"""Writes every public page and file as it is at one moment."""

from collections import deque
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management.base import CommandError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from whitenoise.media_types import MediaTypes

from certifications.data_version import record_at
from certifications.models import Announcement
from cities.open_data.releases import keep_releases
from cities.responses import absolute

from .addresses import addresses
from .folder import MARKER, Folder
from .links import Links
from .nginx import configuration
from .places import file_of, place_of
from .rendering import NO_PAGE, Archive, answer, no_page, static_file

# Pages that are nothing without their form, and those that hold what it would find.
INSTEAD = {"cities:find": "cities:states", "cities:compare": "cities:directory"}
A_STEP = 200  # files between two words on the progress


class Export:
    """An archive on its way into a folder; `pages` counts its HTML files."""

    def __init__(self, folder: Folder, live: str, say):
        keep_releases()
        self.at = timezone.now()
        day = timezone.localdate(self.at)
        self.folder, self.say = folder, say
        self.archive = Archive(day, live)
        self.links = Links(settings.SITE_URL, live, day.isoformat())
        self.version = _version(self.at)
        self.types = {}
        self.pages = 0

    def write(self, target: Path):
        """Write everything; CommandError if the record was changed meanwhile."""
        self._static_files()
        queries = self._answers()
        for name, other in INSTEAD.items():
            self._leads_on(reverse(name), reverse(other))
        missing = no_page(self.at, self.archive)
        self._page(NO_PAGE, missing.content.decode())
        day = self.links.day
        text = configuration(target, self.at, self.types, queries, day)
        self.folder.write("nginx.conf", text.encode())
        self.folder.write(MARKER, f"{self.version}\n".encode())
        if _version(timezone.now()) != self.version:
            raise CommandError(
                "The record was changed while it was exported, so nothing was kept: run the "
                "command again."
            )

    def _static_files(self):
        """Copy the site's own, as they are collected: not those of the admin."""
        kinds = MediaTypes()
        for name, _ in FileSystemFinder().list([]):
            url = staticfiles_storage.url(name)
            self.types[PurePosixPath(url).suffix] = kinds.get_type(url)
            self.folder.write(url.removeprefix("/"), static_file(url))

    def _answers(self):
        """Write what each address answers, and what pages lead to; return those with a query."""
        ahead = deque(addresses(self.at))
        known, written = set(ahead), set()
        while ahead:
            address = ahead.popleft()
            place = place_of(address, self.links.day)
            if place in written:
                continue
            written.add(place)
            self._answer(address, place)
            more = self.links.found - known
            known |= more
            ahead.extend(sorted(more))
            if len(written) % A_STEP == 0:
                self.say(f"{len(written):,} pages and files written, {len(ahead):,} ahead ...")
        return {address for address in known if urlsplit(address).query}

    def _answer(self, address, place):
        try:
            response = answer(address, self.at, self.archive)
        except Exception as error:
            error.add_note(f"It was asked for {address}.")
            raise
        if response.status_code in (301, 302):
            self._leads_on(place, response["Location"])
        elif response["Content-Type"].startswith("text/html"):
            self._page(place, response.content.decode(), address)
        else:
            self.types.setdefault(PurePosixPath(place).suffix, response["Content-Type"])
            self.folder.write(file_of(place), response.getvalue())

    def _page(self, place, page, address=NO_PAGE):
        self.pages += 1
        self.types[".html"] = "text/html"
        self.folder.write(file_of(place), self.links.rewritten(page, address).encode())

    def _leads_on(self, place, target):
        """Write a page that leads on; a file, which can't, as what it leads to."""
        if place.endswith("/"):
            context = {"target": target, "canonical": absolute(urljoin(place, target))}
            self._page(place, render_to_string("export/moved.html", context), place)
        elif target.startswith(settings.STATIC_URL):
            self.folder.write(file_of(place), static_file(target))
        else:
            self._answer(target, place)


def _version(at):
    return record_at(at, Announcement.objects.coverage(at)).version
