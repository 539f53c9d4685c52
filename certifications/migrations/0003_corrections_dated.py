"""Let the database date each correction of an award."""

from django.db import migrations, models

from certifications.triggers import CORRECTIONS_DATED


class Migration(migrations.Migration):
    dependencies = [("certifications", "0002_city_large_enough")]
    operations = [
        migrations.AddField(
            "certificationaward",
            "corrected_at",
            models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.RunPython(CORRECTIONS_DATED.install, CORRECTIONS_DATED.uninstall),
    ]
