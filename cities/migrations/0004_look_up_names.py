"""Let cities be looked up by name: further names, and indexes over the keys of all names.

An index alters no table on SQLite, so the triggers of the cities stay.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Reverse

from cities.db_functions import Key


class Migration(migrations.Migration):
    dependencies = [("cities", "0003_program_staff")]
    operations = [
        migrations.CreateModel(
            name="OtherName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_names",
                        to="cities.city",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "indexes": [
                    models.Index(Key("name"), name="other_name_key"),
                    models.Index(Reverse(Key("name")), name="other_name_key_reversed"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("city", "name"),
                        name="other_name_once_per_city",
                        violation_error_message="This city has that name already.",
                    )
                ],
            },
        ),
        migrations.AddIndex("city", models.Index(Key("name"), name="city_name_key")),
        migrations.AddIndex(
            "city", models.Index(Reverse(Key("name")), name="city_name_key_reversed")
        ),
    ]
