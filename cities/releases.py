"""The releases: the whole public record at each data version that ever was, kept for ever."""

from django.db import models


class Release(models.Model):
    """One data version with its files, as they were when it first became public.

    The database refuses to alter or delete it (migrations/0014).
    """

    version = models.CharField(max_length=40, unique=True)
    public_from = models.DateTimeField()
    awards = models.PositiveIntegerField()
    cities = models.PositiveIntegerField()
    complete_through = models.DateField(null=True)
    # A ZIP file of about 20 kB: cities.csv, awards.csv, datapackage.json, README.txt, SHA256SUMS.
    package = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    # What differs from the release before, a dictionary each: open_data/release_changes.py.
    changes = models.JSONField(default=list)

    class Meta:
        ordering = ["-public_from", "-pk"]
        default_permissions = ()

    def __str__(self):
        return self.version
