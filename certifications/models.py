"""The records of the program: one assessment a city and year, and the award it may earn."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Cast, Substr
from django.utils import timezone

from .annotations import AddedBy
from .constraints import ConstraintsAtFields, http_address
from .coverage import in_us_words
from .fields import WebAddressField
from .levels import Level, event_of, standard_of
from .program import (
    FIRST_MOMENT,
    FIRST_YEAR,
    LAST_MOMENT,
    LAST_YEAR,
    MINIMUM_POPULATION,
    MOST_YEARS_APART,
)
from .querysets import (
    AnnouncementQuerySet,
    AssessmentQuerySet,
    CertificationAwardQuerySet,
    ExpectedAnnouncementQuerySet,
)

YEARS_ALLOWED = f"Enter a year from {FIRST_YEAR} to {LAST_YEAR}."
# Of the moment in UTC, as both databases write it: 2019-04-24 04:00:00.
YEAR_ANNOUNCED = Cast(Substr(Cast("announced_at", models.CharField()), 1, 4), models.IntegerField())
MOMENTS_ALLOWED = f"Enter a date of the years {FIRST_YEAR} to {LAST_YEAR + 1}."


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

    @property
    def announced_on(self):
        """The day of the announcement, or the last of the period that is known; Eastern time."""
        moment = self.announced_at
        if self.precision in (self.Precision.MONTH, self.Precision.YEAR):
            moment -= timedelta(microseconds=1)
        return timezone.localtime(moment).date()

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
    def is_partly_recorded(self):
        return self.coverage == self.Held.PARTIAL


class Assessment(ConstraintsAtFields):
    """One submission of a city for one certification year."""

    city = models.ForeignKey("cities.City", on_delete=models.PROTECT, related_name="assessments")
    year = models.PositiveSmallIntegerField(
        "certification year",
        # The constraint below is the rule; these say its sentence for numbers no column can hold.
        validators=[
            MinValueValidator(FIRST_YEAR, YEARS_ALLOWED),
            MaxValueValidator(LAST_YEAR, YEARS_ALLOWED),
        ],
        help_text="The program's name for the round, not always the year of its announcement.",
    )

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["city__name", "city__state", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["city", "year"],
                name="one_assessment_per_city_and_year",
                violation_error_code="year",
                violation_error_message="This city already has an assessment for that year.",
            ),
            models.CheckConstraint(
                condition=models.Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="assessment_year_in_range",
                violation_error_code="year",
                violation_error_message=YEARS_ALLOWED,
            ),
        ]

    def __str__(self):
        return f"{self.city}, {self.year}"  # read by staff only, whose pages join the city

    def natural_key(self):
        return (*self.city.natural_key(), self.year)

    natural_key.dependencies = ["cities.city"]

    def clean(self):
        """Refuse a new assessment of a city known to be too small, or moving one there.

        The rule is the program's own (program.MINIMUM_POPULATION), and the database holds it as
        well (migrations/0002). An unknown population refuses nothing, and a city that shrinks keeps
        its record.
        """
        city = getattr(self, "city", None)
        if city is None or city.population is None or city.population >= MINIMUM_POPULATION:
            return
        if self.pk and Assessment.objects.filter(pk=self.pk, city=city.pk).exists():
            return
        raise ValidationError(
            {
                "year": f"{city} has a recorded population of {city.population:,}; the program "
                f"is open to cities of {MINIMUM_POPULATION:,} or more."
            }
        )


class CertificationAward(ConstraintsAtFields):
    """The level that an assessment earned; city and year are the assessment's."""

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="award")
    level = models.PositiveSmallIntegerField(choices=Level)
    announced_at = models.DateTimeField(
        "announced at",
        db_index=True,
        validators=[
            MinValueValidator(FIRST_MOMENT, MOMENTS_ALLOWED),
            MaxValueValidator(LAST_MOMENT, MOMENTS_ALLOWED),
        ],
        help_text="U.S. Eastern time. Until then the award is shown nowhere on the public site.",
    )
    source_url = WebAddressField(
        "source",
        max_length=500,
        help_text="The announcement that this award can be checked against.",
    )
    # Written by the database alone (migrations/0003), when an award is corrected.
    corrected_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CertificationAwardQuerySet.as_manager()

    # The level of the same city's public award before this one; None where there is none.
    previous_level = AddedBy("with_record")

    class Meta:
        ordering = ["-assessment__year", "assessment__city__name", "assessment__city__state"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__in=Level.values),
                name="award_level_known",
                violation_error_code="level",
                violation_error_message="Choose silver, gold or platinum.",
            ),
            models.CheckConstraint(
                condition=models.Q(announced_at__range=(FIRST_MOMENT, LAST_MOMENT)),
                name="award_announced_in_range",
                violation_error_code="announced_at",
                violation_error_message=MOMENTS_ALLOWED,
            ),
            http_address("source_url", "award_source_is_http", optional=False),
        ]

    def __str__(self):
        return f"{self.assessment}: {self.get_level_display()}"

    def natural_key(self):
        return self.assessment.natural_key()

    natural_key.dependencies = ["certifications.assessment"]

    @property
    def city(self):
        return self.assessment.city

    @property
    def year(self):
        return self.assessment.year

    @property
    def is_public(self):
        """Is it announced? `public()` asks the same of the database."""
        return self.announced_at <= timezone.now()

    @property
    def updated_at(self):
        """When what the public reads of this award was last changed: announced, or corrected."""
        return max(self.announced_at, self.corrected_at or self.announced_at)

    @property
    def announced_on(self):
        """The day of the announcement, U.S. Eastern time."""
        return timezone.localtime(self.announced_at).date()

    @property
    def event(self):
        """First, level-up, renewed or lower; only on awards asked for `with_record()`."""
        return event_of(self.level, self.previous_level)

    @property
    def standard(self):
        """The program's standard that was in force when this award was announced."""
        return standard_of(self.announced_on)

    @property
    def takes(self):
        """What a city had to do for this level at that announcement; after "a city had to"."""
        return self.standard.takes[Level(self.level)]

    @property
    def level_slug(self):
        return Level(self.level).slug


class ExpectedAnnouncement(models.Model):
    """A day on which the program is expected to announce awards; it names no city."""

    expected_on = models.DateField("expected on", help_text="U.S. Eastern time.")
    note = models.CharField(
        max_length=200,
        blank=True,
        help_text="Who says so, or how sure it is. Shown beside the day.",
    )

    objects = ExpectedAnnouncementQuerySet.as_manager()

    class Meta:
        ordering = ["expected_on"]

    def __str__(self):
        return self.expected_on.isoformat()
