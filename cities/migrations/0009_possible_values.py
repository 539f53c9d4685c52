"""Let the database refuse a population that no city has, and a GEOID of another state.

Where a site holds such a value already, the migration names the cities before it changes anything:
which of two values is right only its staff can say.
"""

import django.core.validators
from django.core.management.base import CommandError
from django.db import migrations, models

from certifications.migrations._triggers import put_back, set_aside

LIMIT = 100_000_000
FIPS = {
    "AL": "01",
    "AK": "02",
    "AZ": "04",
    "AR": "05",
    "CA": "06",
    "CO": "08",
    "CT": "09",
    "DE": "10",
    "DC": "11",
    "FL": "12",
    "GA": "13",
    "HI": "15",
    "ID": "16",
    "IL": "17",
    "IN": "18",
    "IA": "19",
    "KS": "20",
    "KY": "21",
    "LA": "22",
    "ME": "23",
    "MD": "24",
    "MA": "25",
    "MI": "26",
    "MN": "27",
    "MS": "28",
    "MO": "29",
    "MT": "30",
    "NE": "31",
    "NV": "32",
    "NH": "33",
    "NJ": "34",
    "NM": "35",
    "NY": "36",
    "NC": "37",
    "ND": "38",
    "OH": "39",
    "OK": "40",
    "OR": "41",
    "PA": "42",
    "RI": "44",
    "SC": "45",
    "SD": "46",
    "TN": "47",
    "TX": "48",
    "UT": "49",
    "VT": "50",
    "VA": "51",
    "WA": "53",
    "WV": "54",
    "WI": "55",
    "WY": "56",
}
TOO_POPULOUS = "Enter a population below 100,000,000: no city has so many people."
WRONG_STATE = (
    "A GEOID begins with the two digits of its state, such as 29 in Missouri: this one is of "
    "another state."
)
WHAT_TO_DO = (
    "These values of cities are refused from now on, and this migration changed nothing: correct "
    "or empty them in the admin of the version that ran until now, then start this one again."
)


def geoid_is_of_the_state():
    condition = models.Q(geoid__isnull=True)
    for state, digits in FIPS.items():
        condition |= models.Q(state=state, geoid__startswith=digits)
    return condition


def name_what_is_refused(apps, schema_editor):
    """Raise CommandError, a line for each value that the constraints would refuse."""
    cities = apps.get_model("cities", "City").objects.using(schema_editor.connection.alias)
    refused = [
        f"{city.name}, {city.state} ({city.slug}): a population of {city.population:,}"
        for city in cities.filter(population__gte=LIMIT).order_by("slug")
    ]
    refused += [
        f"{city.name}, {city.state} ({city.slug}): the GEOID “{city.geoid}”, not of its state"
        for city in cities.exclude(geoid_is_of_the_state()).order_by("slug")
    ]
    if refused:
        raise CommandError("\n".join([WHAT_TO_DO, *refused]))


class Migration(migrations.Migration):
    dependencies = [("cities", "0008_where_case_studies_are_shown")]
    operations = [
        migrations.RunPython(name_what_is_refused, migrations.RunPython.noop),
        migrations.RunPython(set_aside, put_back),
        migrations.AlterField(
            "city",
            "population",
            models.PositiveIntegerField(
                blank=True,
                help_text="Persons. Leave empty if it is not known.",
                null=True,
                validators=[django.core.validators.MaxValueValidator(LIMIT - 1, TOO_POPULOUS)],
            ),
        ),
        migrations.AddConstraint(
            "city",
            models.CheckConstraint(
                condition=models.Q(population__isnull=True) | models.Q(population__lt=LIMIT),
                name="city_population_possible",
                violation_error_code="population",
                violation_error_message=TOO_POPULOUS,
            ),
        ),
        migrations.AddConstraint(
            "city",
            models.CheckConstraint(
                condition=geoid_is_of_the_state(),
                name="city_geoid_of_its_state",
                violation_error_code="geoid",
                violation_error_message=WRONG_STATE,
            ),
        ),
        migrations.RunPython(put_back, set_aside),
    ]
