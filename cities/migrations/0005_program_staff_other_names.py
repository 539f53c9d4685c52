"""Let program staff edit the other names of cities."""

from django.db import migrations

from certifications.migrations._rights import may_edit


class Migration(migrations.Migration):
    dependencies = [("cities", "0004_look_up_names")]
    operations = [migrations.RunPython(may_edit("cities", "othername"), migrations.RunPython.noop)]
