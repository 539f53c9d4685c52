"""Keep the name under which the program certified a city, where the directory has another."""

from django.db import migrations, models

from certifications.migrations._triggers import put_back, set_aside


def say(apps, schema_editor):
    cities = apps.get_model("cities", "City").objects.using(schema_editor.connection.alias)
    cities.filter(geoid="1303440", certified_as="").update(certified_as="Athens-Clarke County")


class Migration(migrations.Migration):
    dependencies = [("cities", "0011_population_areas")]
    operations = [
        migrations.RunPython(set_aside, put_back),
        migrations.AddField(
            "city",
            "certified_as",
            models.CharField(
                blank=True,
                default="",
                help_text="Only where the program prints another name: Athens-Clarke County.",
                max_length=100,
                verbose_name="certified as",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(put_back, set_aside),
        migrations.RunPython(say, migrations.RunPython.noop),
    ]
