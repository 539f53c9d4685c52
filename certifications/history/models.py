"""What was changed in the record, when, by whom and why: written by the database, never altered."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.utils import timezone


class ChangeQuerySet(models.QuerySet):
    """Words for changes."""

    def about(self, slugs):
        """Those of a city that has, or had, one of the slugs, and of its assessments and awards."""
        of_city = [models.Q(name=slug) | models.Q(name__startswith=f"{slug} ") for slug in slugs]
        return self.filter(reduce(or_, of_city)) if of_city else self.none()


class RevisionQuerySet(models.QuerySet):
    """Words for revisions."""

    def about(self, slugs):
        """Those with changes of a city that has, or had, one of the slugs."""
        return self.filter(pk__in=Change.objects.about(slugs).values("revision"))


class Revision(models.Model):
    """One deed of one person: the changes that were saved together.

    Changes that no code put into a revision are in one of kind "outside", made by the database: of
    one transaction on PostgreSQL, of one statement on SQLite.
    """

    class Kind(models.TextChoices):
        """What was done; how a revision reads in lists."""

        EDIT = "edit", "edited"
        COHORT = "cohort", "entered a cohort"
        UNDO = "undo", "undid"
        MERGE = "merge", "merged"
        POSTPONE = "postpone", "postponed"
        ANNOUNCE = "announce", "announced"
        WITHDRAW = "withdraw", "withdrew"
        SEED = "seed", "loaded the fixtures"
        COMMAND = "command", "ran a command"
        OUTSIDE = "outside", "changed outside this site"

    at = models.DateTimeField(default=timezone.now)
    # Points at nothing once the account is deleted; `by_name` outlives it.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
    )
    by_name = models.CharField("by", max_length=150, blank=True)
    kind = models.CharField(max_length=8, choices=Kind)
    why = models.TextField(blank=True)
    public_note = models.TextField(blank=True)
    undoes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="undone_by"
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "change of the record"
        verbose_name_plural = "changes of the record"
        default_permissions = ("view",)
        permissions = [("undo_revision", "Can undo a revision")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=[
                        *("edit", "cohort", "undo", "merge", "postpone", "announce"),
                        *("withdraw", "seed", "command", "outside"),
                    ]
                ),
                name="revision_kind_known",
            )
        ]

    def __str__(self):
        who = self.by_name or "somebody"
        return f"{who} {self.get_kind_display()}, {timezone.localtime(self.at):%B %-d, %Y, %H:%M}"


class Change(models.Model):
    """One row of the record, before and after; None where it was not there."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="changes")
    # The table and the primary key of the row.
    table = models.CharField(max_length=63, db_column="table_name")
    key = models.BigIntegerField()
    # The row for people, as it was then: "topeka-ks 2020".
    name = models.TextField()
    # The stored columns, but for the key and what the database derives.
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()  # the database writes them; who may see revisions sees them
        indexes = [models.Index(fields=["table", "key"], name="change_of_row")]

    def __str__(self):
        return f"{self.table}: {self.name}"

    @property
    def columns(self):
        """Return the columns whose values differ, in their order."""
        both = (self.before or {}) | (self.after or {})
        if self.before is None or self.after is None:
            return list(both)
        return [each for each in both if self.before.get(each) != self.after.get(each)]


def counter() -> int:
    """Return the number of the last change of the record; it moves with every one."""
    return Change.objects.aggregate(last=models.Max("pk"))["last"] or 0
