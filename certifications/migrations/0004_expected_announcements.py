"""Let staff say when the next announcement is expected."""

from django.db import migrations, models

from certifications.migrations._rights import may_edit


class Migration(migrations.Migration):
    dependencies = [("certifications", "0003_corrections_dated")]
    operations = [
        migrations.CreateModel(
            name="ExpectedAnnouncement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "expected_on",
                    models.DateField(help_text="U.S. Eastern time.", verbose_name="expected on"),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Who says so, or how sure it is. Shown beside the day.",
                        max_length=200,
                    ),
                ),
            ],
            options={"ordering": ["expected_on"]},
        ),
        migrations.RunPython(
            may_edit("certifications", "expectedannouncement"), migrations.RunPython.noop
        ),
    ]
