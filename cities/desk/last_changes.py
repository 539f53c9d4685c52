"""The last changes of one city's record, for the page on which staff edit it."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from certifications.history.models import Change, Revision
from certifications.history.words import ChangedRow, in_words

MOST = 5


@dataclass(frozen=True)
class LastChange:
    """A revision, and what it did to the city, in words."""

    revision: Revision
    rows: list[ChangedRow] = field(default_factory=list)

    @property
    def deeds(self):
        return ", ".join(dict.fromkeys(_deed(row) for row in self.rows))


@dataclass(frozen=True)
class LastChanges:
    """The newest changes first, and the address of the page that lists all."""

    each: list[LastChange]
    all: str


def last_changes(city) -> LastChanges:
    """Return the last changes of a city, whatever its address was then."""
    names = list(city.addresses.order_by("slug").values_list("slug", flat=True))
    found = {made.pk: LastChange(made) for made in Revision.objects.about(names)[:MOST]}
    changes = list(Change.objects.about(names).filter(revision__in=found))
    for change, row in zip(changes, in_words(changes), strict=True):
        found[change.revision_id].rows.append(row)
    every = reverse("admin:certifications_revision_changelist")
    return LastChanges(list(found.values()), f"{every}?{urlencode({'city': ' '.join(names)})}")


def _deed(row):
    labels = " and ".join(value.label for value in row.values)
    return f"{row.kind} {row.deed}" + (f" ({labels})" if row.deed == "changed" else "")
