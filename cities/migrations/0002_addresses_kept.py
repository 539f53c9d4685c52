"""Let the database keep every address a city ever had."""

from django.db import migrations

from cities.triggers import ADDRESSES_KEPT


class Migration(migrations.Migration):
    dependencies = [("cities", "0001_initial")]
    operations = [
        migrations.RunPython(ADDRESSES_KEPT.install, ADDRESSES_KEPT.uninstall),
    ]
