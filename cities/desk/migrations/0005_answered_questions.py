"""The answers that staff give to questions of the record."""

import django.utils.timezone
from django.db import migrations, models

from certifications.migrations._rights import may


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0004_press_packs"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.CharField(max_length=20)),
                ("table", models.CharField(db_column="table_name", max_length=63)),
                ("key", models.BigIntegerField()),
                ("values", models.JSONField()),
                ("because", models.TextField(max_length=600)),
                ("by_name", models.CharField(max_length=150, verbose_name="by")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "answer to a question",
                "verbose_name_plural": "answers to questions",
                "ordering": ["pk"],
                "default_permissions": ("add", "delete"),
                "indexes": [models.Index(fields=["table", "key"], name="acknowledgement_of_row")],
            },
        ),
        migrations.RunPython(
            may("Program staff", "desk", "add_acknowledgement", "delete_acknowledgement"),
            migrations.RunPython.noop,
        ),
    ]
