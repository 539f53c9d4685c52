"""What the desk knows of a coming announcement beside the record: looks, numbers, press packs."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from certifications.models import Announcement

LONGEST_AFTER = timedelta(days=1)


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
    note = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["-pk"]
        default_permissions = ()  # the pages of the embargoes ask for the rights of the record


class Look(OfAnnouncement):
    """Somebody looked at an announcement and its awards as the last change of them left them."""

    # The number of that change: a later one ends the look.
    change = models.BigIntegerField()

    def __str__(self):
        return f"{self.by_name} saw {self.announcement_id}"


class Expectation(OfAnnouncement):
    """How many awards an announcement will have, as somebody says; the newest counts."""

    awards = models.PositiveIntegerField()

    def __str__(self):
        return f"{self.awards} awards of {self.announcement_id}"


class PressPack(OfAnnouncement):
    """A link that shows one announcement before its moment to whoever has it."""

    # What the link is signed of: it names nothing, and no restored database gives it to another.
    key = models.CharField(max_length=32, unique=True)
    for_whom = models.CharField(max_length=150)
    expires = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    opened = models.PositiveIntegerField(default=0)
    last_opened_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"Press pack for {self.for_whom}"

    @property
    def until(self):
        """When the link ends: a day after the announcement at the latest, wherever that moved."""
        return min(self.expires, self.announcement.announced_at + LONGEST_AFTER)

    def is_open(self, now):
        return self.revoked_at is None and now < self.until
