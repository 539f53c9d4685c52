"""The announcement: a day on which the program made awards public, and what is held of it."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Cast, Substr
from django.utils import timezone

from .constraints import ConstraintsAtFields, http_address
from .coverage import in_us_words
from .fields import WebAddressField
from .program import FIRST_MOMENT, FIRST_YEAR, LAST_MOMENT, LAST_YEAR, MOST_YEARS_APART
from .querysets import AnnouncementQuerySet

MOMENTS_ALLOWED = f"Enter a date of the years {FIRST_YEAR} to {LAST_YEAR + 1}."
HAS_AWARDS = (
    "Awards of {year} were made public by this announcement. Give them another announcement, or "
    "take them away; then change the year."
)
# Of the moment in UTC, as both databases write it: 2019-04-24 04:00:00.
YEAR_ANNOUNCED = Cast(Substr(Cast("announced_at", models.CharField()), 1, 4), models.IntegerField())


class Announcement(ConstraintsAtFields):
    """One day on which the program made awards public, and how much of it this record holds."""

    class Precision(models.TextChoices):
        """How exactly the moment is known."""

        MINUTE = "minute", "to the minute"
        DAY = "day", "to the day"
        MONTH = "month", "to the month"
        YEAR = "year", "to the year"

    class Held(models.TextChoices):
        """How much of an announcement this record holds."""

        COMPLETE = "complete", "every award"
        PARTIAL = "partial", "some of its awards"
        NONE = "none", "none of its awards"

    year = models.PositiveSmallIntegerField(
        "certification year", help_text="The program's name for the round."
    )
    announced_at = models.DateTimeField(
        "announced at",
        validators=[
            MinValueValidator(FIRST_MOMENT, MOMENTS_ALLOWED),
            MaxValueValidator(LAST_MOMENT, MOMENTS_ALLOWED),
        ],
        help_text="U.S. Eastern time. Where the day is not known: the end of the period that is, "
        "so February 1, 2026, 0:00 for January 2026. Until then nothing of it is shown.",
    )
    precision = models.CharField(
        max_length=6,
        choices=Precision,
        default=Precision.DAY,
        help_text="How exactly that is known.",
    )
    day_in_words = models.CharField(
        "day, in words",
        max_length=60,
        blank=True,
        help_text="Only where the day is not known: early 2022 (by March 30).",
    )
    title = models.CharField(max_length=200, help_text="What the source is: Press release.")
    publisher = models.CharField(max_length=150)
    source_url = WebAddressField("source", max_length=500)
    stated_total = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text="Cities certified by then, as the program said. Empty: not recorded.",
    )
    coverage = models.CharField(
        max_length=8,
        choices=Held,
        default=Held.NONE,
        help_text="How much of it this record holds. Every page says so.",
    )
    checked_on = models.DateField(
        "checked", null=True, blank=True, help_text="The day on which the source was last read."
    )
    note = models.TextField(max_length=600, blank=True)

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        ordering = ["announced_at", "year"]
        # Of the group "Reviewer": a second person, who sees an announcement before it is public.
        permissions = [("review_announcement", "Can review announcement")]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "announced_at"],
                name="announcement_once_per_year_and_moment",
                violation_error_code="announced_at",
                violation_error_message="This round has an announcement at that moment already.",
            ),
            models.CheckConstraint(
                condition=models.Q(announced_at__range=(FIRST_MOMENT, LAST_MOMENT)),
                name="announcement_in_range",
                violation_error_code="announced_at",
                violation_error_message=MOMENTS_ALLOWED,
            ),
            models.CheckConstraint(
                condition=models.Q(
                    year__gte=YEAR_ANNOUNCED - MOST_YEARS_APART, year__lte=YEAR_ANNOUNCED + 1
                ),
                name="announcement_near_its_year",
                violation_error_code="year",
                violation_error_message="A round is announced from one year before its "
                f"certification year to {MOST_YEARS_APART} years after it.",
            ),
            models.CheckConstraint(
                condition=models.Q(precision__in=["minute", "day", "month", "year"]),
                name="announcement_precision_known",
                violation_error_code="precision",
                violation_error_message="Choose minute, day, month or year.",
            ),
            models.CheckConstraint(
                condition=models.Q(coverage__in=["complete", "partial", "none"]),
                name="announcement_coverage_known",
                violation_error_code="coverage",
                violation_error_message="Choose complete, partial or none.",
            ),
            http_address("source_url", "announcement_source_is_http", optional=False),
        ]

    def __str__(self):
        return f"{self.year}, announced {self.when}"

    def natural_key(self):
        return (self.year, self.announced_at)

    def clean(self):
        """Refuse another year than its awards have; the database does too (migrations/0007)."""
        if self.pk is None:
            return
        other = self.awards.exclude(assessment__year=self.year).in_full().first()
        if other:
            raise ValidationError({"year": HAS_AWARDS.format(year=other.year)})

    @property
    def announced_on(self):
        """The day of the announcement, or the last of the period that is known; Eastern time."""
        moment = self.announced_at
        if self.precision in (self.Precision.MONTH, self.Precision.YEAR):
            moment -= timedelta(microseconds=1)
        return timezone.localtime(moment).date()

    @property
    def is_public(self):
        """Is it past its moment? `public()` asks the same of the database."""
        return self.announced_at <= timezone.now()

    @property
    def in_words(self):
        """The source in words: "Press release, Bloomberg Philanthropies, April 24, 2019"."""
        return f"{self.title}, {self.publisher}, {self.when}"

    @property
    def when(self):
        """The day in words, no more exactly than it is known."""
        if self.day_in_words:
            return self.day_in_words
        match self.precision:
            case self.Precision.YEAR:
                return str(self.announced_on.year)
            case self.Precision.MONTH:
                return f"{self.announced_on:%B %Y}"
        return in_us_words(self.announced_on)

    @property
    def is_known_to_the_day(self):
        return self.precision in (self.Precision.MINUTE, self.Precision.DAY)

    @property
    def is_wholly_recorded(self):
        return self.coverage == self.Held.COMPLETE

    @property
    def is_held(self):
        """Does this record hold any of its awards?"""
        return self.coverage != self.Held.NONE

    @property
    def is_partly_recorded(self):
        return self.coverage == self.Held.PARTIAL
