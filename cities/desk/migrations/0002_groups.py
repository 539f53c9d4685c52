"""Make the groups "Reviewer" and "Auditor", which look at every record and change none.

The rights of "Program staff" are granted where each table is made.
"""

from django.db import migrations

from certifications.migrations._rights import may

CITIES = ("city", "othername", "cityaddress", "casestudy")
CERTIFICATIONS = (
    "announcement",
    "assessment",
    "awardsource",
    "certificationaward",
    "expectedannouncement",
    "revision",
)


def may_view(name):
    """Return the operations that let a group look at every record."""
    return [
        migrations.RunPython(
            may(name, app, *(f"view_{model}" for model in models)), migrations.RunPython.noop
        )
        for app, models in (("cities", CITIES), ("certifications", CERTIFICATIONS))
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0001_initial"),
        ("cities", "0013_history"),
        ("certifications", "0009_review_announcement"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        *may_view("Auditor"),
        *may_view("Reviewer"),
        migrations.RunPython(
            may("Reviewer", "certifications", "review_announcement"), migrations.RunPython.noop
        ),
    ]
