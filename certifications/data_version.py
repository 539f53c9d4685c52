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
    rows = list(
        CertificationAward.objects.public(at)
        .order_by("assessment__city__slug", "assessment__year", "sources__url")
        .values_list("corrected_at", *OF_THE_SOURCES, *PUBLISHED)
    )
    corrected = max((row[0] for row in rows if row[0]), default=None)
    rows = [row[1:] for row in rows]
    newest = max((row[-1] for row in rows), default=None)
    announced_on = newest and timezone.localtime(newest).date()
    known = [(each.year, each.when, each.coverage) for each in coverage.announcements]
    written = "\n".join([*map(_written, rows), repr(known)])
    digest = sha256(written.encode()).hexdigest()[:10]
    return Record(
        day=timezone.localtime(at).date(),
        awards=len({(row[SLUG], row[YEAR]) for row in rows}),
        cities=len({row[SLUG] for row in rows}),
        announced_on=announced_on,
        version=f"{announced_on}-{digest}" if rows else "empty",
        complete_through=coverage.complete_through,
        changed_on=newest and timezone.localtime(max(newest, corrected or newest)).date(),
    )


def _written(row):
    """Return a row as text, the same on every database."""
    return repr((*row[:-1], row[-1].timestamp()))
