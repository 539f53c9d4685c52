"""What the desk knows of a coming announcement beside the record: who saw it, what is expected."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from certifications.models import Announcement


class OfAnnouncement(models.Model):
    """Belongs to an announcement, and goes with it.

    No constraint of the database stands in the way of undoing what entered the announcement.
    """

    announcement = models.ForeignKey(
        Announcement, on_delete=models.CASCADE, db_constraint=False, related_name="+"
    )
    # Points at nothing once the account is deleted; `by_name` outlives it.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering = ["-pk"]
        default_permissions = ()  # the pages of the embargoes ask for the rights of the record


class Look(OfAnnouncement):
    """Somebody looked at an announcement and its awards as the last change of them left them."""

    # The number of that change: a later one ends the look.
    change = models.BigIntegerField()
    note = models.TextField(blank=True)

    def __str__(self):
        return f"{self.by_name} saw {self.announcement_id}"


class Expectation(OfAnnouncement):
    """How many awards an announcement will have, as somebody says; the newest counts."""

    awards = models.PositiveIntegerField()
    note = models.TextField(blank=True)

    def __str__(self):
        return f"{self.awards} awards of {self.announcement_id}"
