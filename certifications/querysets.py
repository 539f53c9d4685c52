"""The words in which assessments and awards are asked for.

Every word that depends on the clock takes `at`, so that one page reads the clock once; without it
the present moment counts.
"""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from .coverage import coverage_of
from .history.models import Change
from .levels import Event

# What `levels.event_of` says of an award, asked of the database.
EVENTS = {
    Event.FIRST: Q(previous_level=None),
    Event.LEVEL_UP: Q(level__gt=F("previous_level")),
    Event.RENEWED: Q(level=F("previous_level")),
    Event.LOWER: Q(level__lt=F("previous_level")),
}


def last_correction(at=None, path=""):
    """Return the moment at which an award, reached by `path`, was last changed while public.

    None of one that never was: what was changed under embargo is no correction.
    """
    changes = Change.objects.filter(
        table="certifications_certificationaward",
        key=OuterRef(f"{path}pk"),
        before__isnull=False,
        revision__at__gte=OuterRef(f"{path}announcement__announced_at"),
        revision__at__lte=at or timezone.now(),
    )
    return Subquery(changes.order_by("-pk").values("revision__at")[:1])


def announced_by(at=None, path=""):
    """Return the embargo rule as a condition; `path` leads to the announcement."""
    return Q(**{f"{path}announced_at__lte": at or timezone.now()})


class AssessmentQuerySet(models.QuerySet):
    """Assessments are never public by themselves: only `awarded()` ones may be shown."""

    def get_by_natural_key(self, slug, year):
        return self.get(city__slug=slug, year=year)

    def awarded(self, at=None):
        """Keep the assessments that earned an award which is public."""
        return self.filter(announced_by(at, "award__announcement__"))


class CertificationAwardQuerySet(models.QuerySet):
    """Awards; nothing public is built without `public()`."""

    def get_by_natural_key(self, slug, year):
        return self.get(assessment__city__slug=slug, assessment__year=year)

    def public(self, at=None):
        """Keep the awards whose announcement is not in the future: the one embargo rule."""
        return self.filter(announced_by(at, "announcement__"))

    def current(self, at=None):
        """Keep each city's latest award, by certification year, of those public."""
        later = self.model.objects.public(at).filter(
            assessment__city=OuterRef("assessment__city"),
            assessment__year__gt=OuterRef("assessment__year"),
        )
        return self.public(at).filter(~Exists(later))

    def at_levels(self, levels):
        """Keep the awards at any of these levels; no levels is no filter."""
        return self.filter(level__in=levels) if levels else self

    def in_years(self, years):
        """Keep the awards of any of these certification years; no years is no filter."""
        return self.filter(assessment__year__in=years) if years else self

    def of_events(self, events, at=None):
        """Keep the awards that are any of these events; no events is no filter."""
        if not events:
            return self
        wanted = reduce(or_, (EVENTS[event] for event in events))
        return self.alias(previous_level=self._previous_level(at)).filter(wanted)

    def in_full(self):
        """Load city, assessment and announcement with each award, which reads through to them."""
        return self.select_related("assessment__city", "announcement")

    def with_record(self, at=None):
        """Load each award in full, and add the level of the city's public award before it."""
        return self.in_full().annotate(
            previous_level=self._previous_level(at), last_corrected_at=last_correction(at)
        )

    def _previous_level(self, at):
        earlier = self.model.objects.public(at).filter(
            assessment__city=OuterRef("assessment__city"),
            assessment__year__lt=OuterRef("assessment__year"),
        )
        return Subquery(earlier.order_by("-assessment__year").values("level")[:1])

    def of_city(self, city):
        """Keep the awards of one city, latest first."""
        return self.filter(assessment__city=city).order_by("-assessment__year")

    def in_city_order(self):
        """Sort by city name, then state, then year."""
        city = "assessment__city"
        return self.order_by(f"{city}__name", f"{city}__state", "assessment__year")


class AnnouncementQuerySet(models.QuerySet):
    """Announcements that the program made, or will make."""

    def get_by_natural_key(self, year, announced_at):
        return self.get(year=year, announced_at=announced_at)

    def public(self, at=None):
        """Keep the announcements whose moment is not in the future."""
        return self.filter(announced_by(at))

    def coverage(self, at=None):
        """Return the Coverage of the record at the moment `at`; one statement."""
        return coverage_of(self.public(at).order_by("announced_at", "year"))


class AwardSourceQuerySet(models.QuerySet):
    """Further sources; each is public with its award."""

    def get_by_natural_key(self, slug, year, url):
        award = {"award__assessment__city__slug": slug, "award__assessment__year": year}
        return self.get(**award, url=url)

    def contradicting(self, awards):
        """Keep the sources that contradict one of these awards, with award and city."""
        stance = self.model.Stance.CONTRADICTS
        return self.filter(award__in=awards, stance=stance).select_related(
            "award__assessment__city"
        )


class ExpectedAnnouncementQuerySet(models.QuerySet):
    """Announcements that the program is expected to make; none says anything of a city."""

    def next_after(self, day):
        """Return the earliest on `day` or later, None where none is expected."""
        return self.filter(expected_on__gte=day).order_by("expected_on", "pk").first()
