"""Say of which area a population is, where that is not the area of the GEOID."""

from django.db import migrations, models

from certifications.migrations._triggers import put_back, set_aside

AREAS = {
    "0947515": "Milford city, balance: without the other places inside it",
    "1303440": "Athens-Clarke County unified government, balance: without the other places inside it",
    "1304204": "Augusta-Richmond County consolidated government, balance: without the other places inside it",
    "1571550": "Urban Honolulu CDP; the City and County of Honolulu counted 1,016,508",
    "1836003": "Indianapolis city, balance: without the other places inside it",
    "2148006": "Louisville/Jefferson County metro government; the place of this GEOID, its balance, counted 386,884",
    "3011397": "Butte-Silver Bow, balance: without the other places inside it",
    "4752006": "Nashville-Davidson metropolitan government, balance: without the other places inside it",
}


def say(apps, schema_editor):
    cities = apps.get_model("cities", "City").objects.using(schema_editor.connection.alias)
    for geoid, area in AREAS.items():
        cities.filter(geoid=geoid, population_area="").update(population_area=area)


class Migration(migrations.Migration):
    dependencies = [("cities", "0010_addresses_of_living_cities_stay")]
    operations = [
        migrations.RunPython(set_aside, put_back),
        migrations.AddField(
            "city",
            "population_area",
            models.CharField(
                blank=True,
                default="",
                help_text="Only where the figure is not of the GEOID's own area: a metro "
                "government.",
                max_length=150,
                verbose_name="area of the population",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(put_back, set_aside),
        migrations.RunPython(say, migrations.RunPython.noop),
    ]
