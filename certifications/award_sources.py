"""The further pages on an award, those that contradict it too."""

from django.db import models

from .constraints import ConstraintsAtFields, http_address
from .coverage import in_us_words
from .fields import WebAddressField
from .querysets import AwardSourceQuerySet


class AwardSource(ConstraintsAtFields):
    """A further page on an award, from the program, the city or the press."""

    class Stance(models.TextChoices):
        """What the page says of the award as it is recorded."""

        SUPPORTS = "supports", "supports it"
        CONTRADICTS = "contradicts", "contradicts it"

    award = models.ForeignKey(
        "certifications.CertificationAward", on_delete=models.CASCADE, related_name="sources"
    )
    url = WebAddressField("link", max_length=500)
    title = models.CharField(max_length=200, help_text="What the page is: Press release.")
    publisher = models.CharField(max_length=150)
    published_on = models.DateField("published", null=True, blank=True)
    checked_on = models.DateField(
        "checked", null=True, blank=True, help_text="The day on which the page was last read."
    )
    stance = models.CharField(max_length=11, choices=Stance, default=Stance.SUPPORTS)
    note = models.TextField(
        max_length=300, blank=True, help_text="What it says, where it contradicts: 2020 Silver."
    )

    objects = AwardSourceQuerySet.as_manager()

    class Meta:
        ordering = ["award", "stance", "published_on", "url"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "url"],
                name="source_once_per_award",
                violation_error_code="url",
                violation_error_message="This page is a source of that award already.",
            ),
            models.CheckConstraint(
                condition=models.Q(stance__in=["supports", "contradicts"]),
                name="source_stance_known",
                violation_error_code="stance",
                violation_error_message="Say whether it supports or contradicts the award.",
            ),
            http_address("url", "award_source_url_is_http", optional=False),
        ]

    def __str__(self):
        return f"{self.title}, {self.publisher}"

    def natural_key(self):
        return (*self.award.natural_key(), self.url)

    natural_key.dependencies = ["certifications.certificationaward"]

    @property
    def contradicts(self):
        return self.stance == self.Stance.CONTRADICTS

    @property
    def in_words(self):
        """The page in words: "Blog post, What Works Cities, April 24, 2019"."""
        day = [in_us_words(self.published_on)] if self.published_on else []
        return ", ".join([self.title, self.publisher, *day])
