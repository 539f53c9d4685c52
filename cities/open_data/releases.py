"""Keeps a release of each data version from the moment at which it is public."""

import io
import json
import zipfile
from datetime import datetime, time
from hashlib import sha256

from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from certifications.coverage import in_us_words
from certifications.data_version import record_at
from certifications.models import Announcement
from cities.filters.city_filter import CityFilter
from cities.filters.sentence import Reach
from cities.publication import SITE, TERMS
from cities.releases import Release
from cities.responses import absolute

from .columns import TABLES
from .files import read
from .formats import CSV
from .release_changes import changes_between
from .views import describe

MADE_AT = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever they are made
FILES = ("cities.csv", "awards.csv", "datapackage.json", "README.txt", "SHA256SUMS")


def keep_releases():
    """Keep the data versions that became public since the last one kept, with their moments.

    To be called before the record is changed and after it, so that each version that readers had
    is kept, also one that came with the minute of an announcement and that nobody asked for.
    """
    now = timezone.now()
    last = public_releases().values_list("public_from", flat=True).first()
    moments = Announcement.objects.filter(announced_at__gt=last or now, announced_at__lte=now)
    for at in [*moments.order_by("announced_at").values_list("announced_at", flat=True), now]:
        _keep(at)


def public_releases():
    """Return the releases, newest first, but none that a clock which ran ahead made too early."""
    return Release.objects.filter(public_from__lte=timezone.now())


def _keep(at):
    coverage = Announcement.objects.coverage(at)
    record = record_at(at, coverage)
    if not record.awards or Release.objects.filter(version=record.version).exists():
        return
    texts = {f"{table}.csv": _csv(table, at, coverage, record) for table in TABLES} | {
        "datapackage.json": _description(at, record)
    }
    texts["README.txt"] = _readme(record)
    sums = "".join(f"{digest(text)}  {name}\n" for name, text in texts.items())
    package = _zipped(texts | {"SHA256SUMS": sums})
    before = public_releases().first()
    with transaction.atomic():
        Release.objects.get_or_create(
            version=record.version,
            defaults={
                "public_from": at,
                "awards": record.awards,
                "cities": record.cities,
                "complete_through": record.complete_through,
                "package": package,
                "sha256": sha256(package).hexdigest(),
                "changes": changes_between(texts_of(before) if before else {}, texts),
            },
        )


def texts_of(release) -> dict[str, str]:
    """Return {name: text} of the files in a release."""
    with zipfile.ZipFile(io.BytesIO(bytes(release.package))) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def _csv(table, at, coverage, record):
    cities = CityFilter(QueryDict(), at=at)
    file = read(table, cities, {}, Reach(coverage, record.announced_on))
    return "".join(CSV.write(file))


def _description(at, record):
    tables = {table: (f"{table}.csv", columns) for table, columns in TABLES.items()}
    created = datetime.combine(record.changed_on, time(), timezone.get_current_timezone())
    package = describe(at, tables, version=record.version, created=created)
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _readme(record):
    through = record.complete_through
    reach = f"Complete through {in_us_words(through)}.\n" if through else ""
    page = absolute(reverse("cities:release", args=[record.version]))
    return (
        f"{SITE}, data version {record.version}\n{reach}\n"
        f"{record.awards:,} awards of {record.cities:,} cities. datapackage.json describes the "
        f"columns; SHA256SUMS has the checksums: sha256sum -c SHA256SUMS\n\n{TERMS}\n\n{page}\n"
    )


def digest(text):
    return sha256(text.encode()).hexdigest()


def _zipped(texts):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in texts.items():
            package.writestr(zipfile.ZipInfo(name, MADE_AT), text, zipfile.ZIP_DEFLATED)
    return content.getvalue()
