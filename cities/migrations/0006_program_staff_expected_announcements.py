"""Does nothing any more: certifications/0004 gives the rights; later migrations need the name."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("cities", "0005_program_staff_other_names"),
        ("certifications", "0004_expected_announcements"),
    ]
    operations = []
