"""Say where a case study is shown; it changes no table."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cities", "0007_first_slugs")]
    operations = [
        migrations.AlterField(
            "casestudy",
            "cities",
            models.ManyToManyField(
                blank=True,
                help_text="Shown on the pages of these cities from their first announcement on; "
                "until one of them is certified, on the About page.",
                related_name="case_studies",
                to="cities.city",
            ),
        ),
    ]
