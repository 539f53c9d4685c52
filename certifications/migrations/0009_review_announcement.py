"""Make the right to review an announcement: to see it as the second person, and to confirm it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("certifications", "0008_history")]

    operations = [
        migrations.AlterModelOptions(
            name="announcement",
            options={
                "ordering": ["announced_at", "year"],
                "permissions": [("review_announcement", "Can review announcement")],
            },
        ),
    ]
