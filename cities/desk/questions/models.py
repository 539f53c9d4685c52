"""The answers that staff gave to questions of the record."""

from django.db import models
from django.utils import timezone


class Acknowledgement(models.Model):
    """It is right, because: said of the values that a rule asked about, and of no others."""

    rule = models.CharField(max_length=20)
    # The row: table and primary key, as the history has them.
    table = models.CharField(max_length=63, db_column="table_name")
    key = models.BigIntegerField()
    values = models.JSONField()
    because = models.TextField(max_length=600)
    by_name = models.CharField("by", max_length=150)  # outlives the account
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = "answer to a question"
        verbose_name_plural = "answers to questions"
        default_permissions = ("add", "delete")
        indexes = [models.Index(fields=["table", "key"], name="acknowledgement_of_row")]

    def __str__(self):
        return f"{self.rule}, {self.table} {self.key}: {self.because}"
