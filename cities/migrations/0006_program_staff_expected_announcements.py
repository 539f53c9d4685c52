"""Let program staff say when the next announcement is expected."""

from django.db import migrations

from cities.program_staff import may_edit


class Migration(migrations.Migration):
    dependencies = [
        ("cities", "0005_program_staff_other_names"),
        ("certifications", "0004_expected_announcements"),
    ]
    operations = [
        migrations.RunPython(
            may_edit({"certifications": ("expectedannouncement",)}), migrations.RunPython.noop
        )
    ]
