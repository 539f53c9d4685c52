"""Let the database refuse a new assessment of a city known to be too small."""

from django.db import migrations

from certifications.triggers import CITY_LARGE_ENOUGH


class Migration(migrations.Migration):
    dependencies = [("certifications", "0001_initial"), ("cities", "0001_initial")]
    operations = [
        migrations.RunPython(CITY_LARGE_ENOUGH.install, CITY_LARGE_ENOUGH.uninstall),
    ]
