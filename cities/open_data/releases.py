"""Keeps a release of each data version from the moment at which it is public."""

import io
import zipfile
from hashlib import sha256

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from certifications.data_version import record_at
from certifications.models import Announcement
from cities.releases import Release
from cities.responses import absolute

from .package import texts_at, zipped
from .release_changes import changes_between


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
    page = absolute(reverse("cities:release", args=[record.version]))
    texts = texts_at(at, coverage, record, page)
    package = zipped(texts)
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
