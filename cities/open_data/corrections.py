"""What was public and was changed: read from the history, at a moment.

A correction is a value that readers could see when it was changed, or a record that was withdrawn.
What was under embargo when it was changed is none, nor ever becomes one; and what an award was
moved to is told only once that is public itself.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from certifications.history.models import Change, Revision
from certifications.history.rows import field_of, values_of
from certifications.history.words import value_in_words
from certifications.models import Announcement, Assessment, AwardSource, CertificationAward
from certifications.program import MINIMUM_POPULATION
from certifications.record_state import held
from cities.models import CaseStudy, City

WITHDRAWN = "withdrawn"
OF_A_CITY = (
    *("name", "official_name", "certified_as", "state", "slug", "geoid", "population"),
    *("population_year", "population_source", "population_area", "latitude", "longitude"),
    *("region", "website", "note"),
)
OF_AN_ANNOUNCEMENT = (
    *("year", "announced_at", "precision", "day_in_words", "title", "publisher", "source_url"),
    "stated_total",
)
OF_A_SOURCE = ("url", "title", "publisher", "published_on", "stance", "note")
OF_A_CASE_STUDY = ("title", "publisher", "published_on", "url")


@dataclass(frozen=True)
class Correction:
    """A value that was public and was changed: where, from what to what, and why, for readers.

    `slug` is that of the city, "" of a record of no city or of one that has no page any more.
    """

    number: int
    at: datetime
    slug: str
    city: str
    record: str
    field: str
    before: str
    after: str
    note: str


@held
def corrections(at) -> list[Correction]:
    """Return the corrections up to the moment `at`, newest first; eight statements at most."""
    past = _Past(at)
    return [each for change in past.told() for each in past.corrections_of(change)]


def corrects(made: Revision) -> bool:
    """Does a revision, as it is being made, change what readers already see?"""
    past = _Past(made.at)
    return any(map(past.corrections_of, past.told().filter(revision=made)))


class _Past:
    """The record as it was before each change."""

    def __init__(self, at):
        self.at = at
        tables = [m._meta.db_table for m in (Announcement, Assessment, CertificationAward)]
        self.changes = defaultdict(list)
        for change in Change.objects.filter(table__in=tables).order_by("pk"):
            self.changes[change.table, change.key].append(change)
        self.now = {
            model._meta.db_table: {row["pk"]: row for row in model.objects.values("pk", *names)}
            for model, names in (
                (Announcement, [f.attname for f in Announcement._meta.concrete_fields]),
                (Assessment, ["city_id", "year"]),
                (CertificationAward, ["assessment_id", "level", "announcement_id"]),
            )
        }
        table = CertificationAward._meta.db_table
        self.award_keys = sorted(
            {key for of, key in self.changes if of == table} | set(self.now[table])
        )
        self.cities = City.objects.in_bulk()
        self.eligible = set(City.objects.eligible(at).values_list("pk", flat=True))
        self.first_public = {}
        for award in self.now[CertificationAward._meta.db_table].values():
            city = self._now(Assessment, award["assessment_id"])["city_id"]
            moment = self._now(Announcement, award["announcement_id"])["announced_at"]
            self.first_public[city] = min(moment, self.first_public.get(city, moment))

    def told(self):
        """Return the changes that may be corrections, newest first."""
        models = (Announcement, Assessment, CertificationAward, AwardSource, City, CaseStudy)
        return (
            Change.objects.filter(
                table__in=[model._meta.db_table for model in models],
                before__isnull=False,
                revision__at__lte=self.at,
            )
            .select_related("revision")
            .order_by("-pk")
        )

    def corrections_of(self, change):
        """Return the corrections that a change made."""
        told = {
            Announcement._meta.db_table: self._of_announcement,
            Assessment._meta.db_table: self._of_assessment,
            CertificationAward._meta.db_table: self._of_award,
            AwardSource._meta.db_table: self._of_source,
            City._meta.db_table: self._of_city,
            CaseStudy._meta.db_table: self._of_case_study,
        }[change.table]
        return told(change)

    # What each kind of record tells ---------------------------------------------------------

    def _of_award(self, change):
        if not self._is_public(change, change.before["announcement_id"]):
            return []
        where = self._award_words(change, change.before["assessment_id"])
        if change.after is None or not self._is_told(change, change.after["announcement_id"]):
            level = value_in_words(field_of(CertificationAward, "level"), change.before, {})
            return [self._one(change, *where, "award", level, WITHDRAWN)]
        found = self._values(change, CertificationAward, ["level"], where)
        if change.before["announcement_id"] != change.after["announcement_id"]:
            both = (
                self._announcement(change, row["announcement_id"])
                for row in (change.before, change.after)
            )
            words = [announcement.in_words for announcement in both]
            found.append(self._one(change, *where, "announcement", *words))
        return found

    def _of_announcement(self, change):
        if _moment(change.before) > change.revision.at:
            return []
        was = Announcement(**values_of(Announcement, change.before))
        where = ("", "", f"announcement of {was.when}")
        if change.after is None or _moment(change.after) > self.at:
            return [self._one(change, *where, "announcement", was.in_words, WITHDRAWN)]
        return self._values(change, Announcement, OF_AN_ANNOUNCEMENT, where)

    def _of_assessment(self, change):
        """An assessment is never public by itself: what its public award shows of it is."""
        award = self._award_of(change)
        if change.after is None or award is None:
            return []
        if not self._is_public(change, award["announcement_id"]):
            return []
        where = self._award_words(change, change.key)
        found = self._values(change, Assessment, ["year"], where)
        if change.before["city_id"] != change.after["city_id"]:
            both = (self._city_words(row["city_id"])[1] for row in (change.before, change.after))
            found.append(self._one(change, *where, "city", *both))
        return found

    def _of_source(self, change):
        award = self._was(CertificationAward, change.before["award_id"], change.pk)
        if award is None or not self._is_public(change, award["announcement_id"]):
            return []
        slug, city, record = self._award_words(change, award["assessment_id"])
        where = (slug, city, f"source of the {record}")
        if change.after is None:
            return [self._one(change, *where, "source", change.before["url"], WITHDRAWN)]
        return self._values(change, AwardSource, OF_A_SOURCE, where)

    def _of_city(self, change):
        large = (change.before["population"] or 0) >= MINIMUM_POPULATION
        first = self.first_public.get(change.key)
        if not large and (first is None or first > change.revision.at):
            return []
        where = (*self._city_words(change.key, change), "city")
        if change.after is None:
            return [self._one(change, *where, "city", change.before["name"], WITHDRAWN)]
        return self._values(change, City, OF_A_CITY, where)

    def _of_case_study(self, change):
        where = ("", "", f"case study “{change.before['title']}”")
        if change.after is None:
            words = change.before["title"]
            return [self._one(change, *where, "case study", words, WITHDRAWN)]
        return self._values(change, CaseStudy, OF_A_CASE_STUDY, where)

    # Its parts -------------------------------------------------------------------------------

    def _values(self, change, model, columns, where):
        fields = [field_of(model, column) for column in columns if column in change.columns]
        return [
            self._one(
                change,
                *where,
                str(field.verbose_name),
                value_in_words(field, change.before, {}),
                value_in_words(field, change.after, {}),
            )
            for field in fields
        ]

    def _one(self, change, slug, city, record, field, before, after):
        made = change.revision
        return Correction(
            change.pk, made.at, slug, city, record, field, before, after, made.public_note
        )

    def _was(self, model, key, before):
        """Return the columns of a row as they were before the change of that number, or None."""
        for change in self.changes[model._meta.db_table, key]:
            if change.pk >= before:
                return change.before
        return self._now(model, key)

    def _now(self, model, key):
        return self.now[model._meta.db_table].get(key)

    def _announcement(self, change, key):
        row = self._was(Announcement, key, change.pk)
        return row and Announcement(**values_of(Announcement, {**row, "pk": None}))

    def _is_public(self, change, key):
        row = self._was(Announcement, key, change.pk)
        return row is not None and _moment(row) <= change.revision.at

    def _is_told(self, change, key):
        """Is the announcement public, as it was then and as it is now?"""
        rows = (self._was(Announcement, key, change.pk), self._now(Announcement, key))
        return all(row is not None and _moment(row) <= self.at for row in rows)

    def _award_of(self, change):
        """Return the award of an assessment that was changed, as it was then."""
        for key in self.award_keys:
            row = self._was(CertificationAward, key, change.pk)
            if row and row["assessment_id"] == change.key:
                return row
        return None

    def _award_words(self, change, assessment):
        row = self._was(Assessment, assessment, change.pk) or self._last(Assessment, assessment)
        slug, name = self._city_words(row["city_id"]) if row else ("", change.name)
        return slug, name, f"award of {row['year']}" if row else "award"

    def _last(self, model, key):
        changes = self.changes[model._meta.db_table, key]
        return changes[-1].before if changes else None

    def _city_words(self, key, change=None):
        """Return the slug, "" where the city has no page, and the name of a city."""
        city = self.cities.get(key)
        if city is None:
            return "", change.before["name"] if change else "a city that is gone"
        return city.slug if key in self.eligible else "", city.full_name


def _moment(row):
    return values_of(Announcement, {"announced_at": row["announced_at"]})["announced_at"]
