"""What the record is at a moment: how much it holds, how new it is, and its version."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.utils import timezone

from .models import CertificationAward
from .record_state import held

# Whatever a public file says of an award and its city; not what staff alone see.
OF_THE_CITY = (
    "slug",
    "name",
    "state",
    "geoid",
    "population",
    "population_year",
    "population_area",
    "certified_as",
    "latitude",
    "longitude",
    "region",
    "website",
)
PUBLISHED = (
    *(f"assessment__city__{name}" for name in OF_THE_CITY),
    "assessment__year",
    "level",
    "announcement__source_url",
    "announcement__announced_at",
)
# A row for each: an award with two further sources comes twice.
OF_THE_SOURCES = tuple(
    f"sources__{name}" for name in ("url", "title", "publisher", "published_on", "stance", "note")
)
SLUG, YEAR = (
    (*OF_THE_SOURCES, *PUBLISHED).index(f"assessment__{name}") for name in ("city__slug", "year")
)


@dataclass(frozen=True)
class Record:
    """The public record: its size, and a version that moves with every published value of it.

    `day` is the day that it is shown of, U.S. Eastern time; `announced_on` the day of its newest
    announcement, None where it holds no award; `complete_through` how far it is complete,
    `changed_on` the day of that announcement or of a later correction.
    """

    day: date
    awards: int
    cities: int
    announced_on: date | None
    version: str
    complete_through: date | None = None
    changed_on: date | None = None


@held
def record_at(at, coverage) -> Record:
    """Return the record as it is public at the moment `at`, with its coverage of then."""
    rows = (
        CertificationAward.objects.public(at)
        .order_by("assessment__city__slug", "assessment__year", "sources__url")
        .values_list("corrected_at", *OF_THE_SOURCES, *PUBLISHED)
    )
    digest, moments, corrections = sha256(), set(), set()
    awards = cities = 0
    last = (None, None)
    for corrected, *row in rows.iterator():
        digest.update(f"{_written(row)}\n".encode())
        this = row[SLUG], row[YEAR]
        awards += this != last
        cities += this[0] != last[0]
        last = this
        moments.add(row[-1])
        corrections.add(corrected)
    known = [(each.year, each.when, each.coverage) for each in coverage.announcements]
    digest.update(repr(known).encode())
    newest = max(moments, default=None)
    changed = max(moments | corrections - {None}, default=None)
    announced_on = newest and timezone.localtime(newest).date()
    return Record(
        day=timezone.localtime(at).date(),
        awards=awards,
        cities=cities,
        announced_on=announced_on,
        version=f"{announced_on}-{digest.hexdigest()[:10]}" if newest else "empty",
        complete_through=coverage.complete_through,
        changed_on=changed and timezone.localtime(changed).date(),
    )


def _written(row):
    """Return a row as text, the same on every database."""
    return repr((*row[:-1], row[-1].timestamp()))
