"""The records of the program: one assessment a city and year, and the award it may earn."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from .annotations import AddedBy
from .announcement import Announcement
from .award_sources import AwardSource
from .constraints import ConstraintsAtFields
from .history.models import Change, Revision
from .levels import Level, event_of, standard_of
from .program import FIRST_YEAR, LAST_YEAR, MINIMUM_POPULATION
from .querysets import (
    AssessmentQuerySet,
    CertificationAwardQuerySet,
    ExpectedAnnouncementQuerySet,
)

__all__ = [
    "Announcement",
    "Assessment",
    "AwardSource",
    "CertificationAward",
    "Change",
    "ExpectedAnnouncement",
    "Revision",
]

LEVELS = dict(Level.choices)
YEARS_ALLOWED = f"Enter a year from {FIRST_YEAR} to {LAST_YEAR}."
HAS_AWARD = (
    "This assessment has an award of {year}. Take the award away and save; then change the year."
)
OF_ANOTHER_YEAR = (
    "This announcement is of {theirs}, and the assessment of {ours}. Choose an announcement of "
    "{ours}, or enter it first."
)


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
        """Refuse a city that is too small, and a year that the award is not of."""
        self._refuse_too_small_a_city()
        announced = self.pk and Announcement.objects.filter(awards__assessment=self.pk).first()
        if announced and announced.year != self.year:
            raise ValidationError({"year": HAS_AWARD.format(year=announced.year)})

    def _refuse_too_small_a_city(self):
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
    """The level that an assessment earned; moment and source are the announcement's."""

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="award")
    level = models.PositiveSmallIntegerField(choices=Level)
    announcement = models.ForeignKey(
        Announcement,
        on_delete=models.PROTECT,
        related_name="awards",
        help_text="Of the same certification year. Until its minute the award is shown nowhere on "
        "the public site.",
    )
    # Written by the database alone (migrations/0007): when it, its announcement or a source of it
    # was corrected.
    corrected_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CertificationAwardQuerySet.as_manager()

    # The level of the same city's public award before this one; None where there is none.
    previous_level = AddedBy("with_record")
    # When it was last changed while it was public, None if never.
    last_corrected_at = AddedBy("with_record")

    class Meta:
        ordering = ["-assessment__year", "assessment__city__name", "assessment__city__state"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__in=Level.values),
                name="award_level_known",
                violation_error_code="level",
                violation_error_message="Choose silver, gold or platinum.",
            ),
        ]

    def __str__(self):
        return f"{self.assessment}: {self.get_level_display()}"

    def get_level_display(self):
        """Django's own looks through all choices each time, and a page asks a hundred times."""
        return LEVELS.get(self.level, str(self.level))

    def natural_key(self):
        return self.assessment.natural_key()

    natural_key.dependencies = ["certifications.assessment", "certifications.announcement"]

    def clean(self):
        """Refuse an announcement of another year; the database does too (migrations/0007)."""
        ours = getattr(getattr(self, "assessment", None), "year", None)
        theirs = getattr(getattr(self, "announcement", None), "year", None)
        if ours and theirs and ours != theirs:
            raise ValidationError(
                {"announcement": OF_ANOTHER_YEAR.format(ours=ours, theirs=theirs)}
            )

    @property
    def city(self):
        return self.assessment.city

    @property
    def year(self):
        return self.assessment.year

    @property
    def announced_at(self):
        return self.announcement.announced_at

    @property
    def source_url(self):
        return self.announcement.source_url

    @property
    def is_public(self):
        return self.announcement.is_public

    @property
    def updated_at(self):
        """When what the public reads of this award was last changed: announced, or corrected."""
        return max(self.announced_at, self.corrected_at or self.announced_at)

    @property
    def announced_on(self):
        return self.announcement.announced_on

    @property
    def corrected_on(self):
        """The day of the last correction, Eastern, or None; on awards asked for `with_record()`."""
        moment = self.last_corrected_at
        return moment and timezone.localtime(moment).date()

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
