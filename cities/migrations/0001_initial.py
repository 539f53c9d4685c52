"""The first tables of the directory."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="City",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As the program prints it: Kansas City.", max_length=100
                    ),
                ),
                (
                    "official_name",
                    models.CharField(
                        blank=True,
                        help_text="The government's own name: City of Kansas City.",
                        max_length=150,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("AL", "Alabama"),
                            ("AK", "Alaska"),
                            ("AZ", "Arizona"),
                            ("AR", "Arkansas"),
                            ("CA", "California"),
                            ("CO", "Colorado"),
                            ("CT", "Connecticut"),
                            ("DE", "Delaware"),
                            ("DC", "District of Columbia"),
                            ("FL", "Florida"),
                            ("GA", "Georgia"),
                            ("HI", "Hawaii"),
                            ("ID", "Idaho"),
                            ("IL", "Illinois"),
                            ("IN", "Indiana"),
                            ("IA", "Iowa"),
                            ("KS", "Kansas"),
                            ("KY", "Kentucky"),
                            ("LA", "Louisiana"),
                            ("ME", "Maine"),
                            ("MD", "Maryland"),
                            ("MA", "Massachusetts"),
                            ("MI", "Michigan"),
                            ("MN", "Minnesota"),
                            ("MS", "Mississippi"),
                            ("MO", "Missouri"),
                            ("MT", "Montana"),
                            ("NE", "Nebraska"),
                            ("NV", "Nevada"),
                            ("NH", "New Hampshire"),
                            ("NJ", "New Jersey"),
                            ("NM", "New Mexico"),
                            ("NY", "New York"),
                            ("NC", "North Carolina"),
                            ("ND", "North Dakota"),
                            ("OH", "Ohio"),
                            ("OK", "Oklahoma"),
                            ("OR", "Oregon"),
                            ("PA", "Pennsylvania"),
                            ("RI", "Rhode Island"),
                            ("SC", "South Carolina"),
                            ("SD", "South Dakota"),
                            ("TN", "Tennessee"),
                            ("TX", "Texas"),
                            ("UT", "Utah"),
                            ("VT", "Vermont"),
                            ("VA", "Virginia"),
                            ("WA", "Washington"),
                            ("WV", "West Virginia"),
                            ("WI", "Wisconsin"),
                            ("WY", "Wyoming"),
                        ],
                        max_length=2,
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="The last part of the city page's address, such as kansas-city-mo. When it is changed, the old address leads on to the new one and is never given to another city.",
                        max_length=120,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9-]+\\Z",
                                "Use small letters, digits and hyphens: kansas-city-mo.",
                            )
                        ],
                        verbose_name="address",
                    ),
                ),
                (
                    "geoid",
                    models.CharField(
                        blank=True,
                        help_text="Census place code: two digits of the state, five of the place.",
                        max_length=7,
                        null=True,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{7}\\Z", "A GEOID has seven digits, such as 2938000."
                            )
                        ],
                        verbose_name="GEOID",
                    ),
                ),
                (
                    "population",
                    models.PositiveIntegerField(
                        blank=True, help_text="Persons. Leave empty if it is not known.", null=True
                    ),
                ),
                (
                    "population_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                1790, "Enter a year from 1790 on."
                            ),
                            django.core.validators.MaxValueValidator(
                                2100, "Enter a year up to 2100."
                            ),
                        ],
                    ),
                ),
                (
                    "population_source",
                    models.CharField(
                        blank=True,
                        help_text="For example: U.S. Census Bureau, 2020 Census.",
                        max_length=200,
                    ),
                ),
                (
                    "latitude",
                    models.FloatField(blank=True, help_text="Degrees north, WGS 84.", null=True),
                ),
                (
                    "longitude",
                    models.FloatField(
                        blank=True,
                        help_text="Degrees east, WGS 84: negative in the United States.",
                        null=True,
                    ),
                ),
                (
                    "region",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("Northeast", "Northeast"),
                            ("Midwest", "Midwest"),
                            ("South", "South"),
                            ("West", "West"),
                        ],
                        help_text="Census region.",
                        max_length=9,
                    ),
                ),
                (
                    "website",
                    models.URLField(
                        blank=True, help_text="The city government's own site.", max_length=300
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="A short text for the city's page; may stay empty.",
                        max_length=600,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "cities",
                "ordering": ["name", "state"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("name", "state"),
                        name="city_name_and_state_unique",
                        violation_error_code="name",
                        violation_error_message="This state already has a city of that name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "AL",
                                    "AK",
                                    "AZ",
                                    "AR",
                                    "CA",
                                    "CO",
                                    "CT",
                                    "DE",
                                    "DC",
                                    "FL",
                                    "GA",
                                    "HI",
                                    "ID",
                                    "IL",
                                    "IN",
                                    "IA",
                                    "KS",
                                    "KY",
                                    "LA",
                                    "ME",
                                    "MD",
                                    "MA",
                                    "MI",
                                    "MN",
                                    "MS",
                                    "MO",
                                    "MT",
                                    "NE",
                                    "NV",
                                    "NH",
                                    "NJ",
                                    "NM",
                                    "NY",
                                    "NC",
                                    "ND",
                                    "OH",
                                    "OK",
                                    "OR",
                                    "PA",
                                    "RI",
                                    "SC",
                                    "SD",
                                    "TN",
                                    "TX",
                                    "UT",
                                    "VT",
                                    "VA",
                                    "WA",
                                    "WV",
                                    "WI",
                                    "WY",
                                ],
                            )
                        ),
                        name="city_state_known",
                        violation_error_code="state",
                        violation_error_message="Choose one of the states or the District of Columbia.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(("latitude__isnull", False), ("longitude__isnull", False)),
                            _connector="OR",
                        ),
                        name="city_coordinates_both_or_neither",
                        violation_error_code="longitude",
                        violation_error_message="Give both latitude and longitude, or neither.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("latitude__isnull", True),
                            ("latitude__range", (-90, 90)),
                            _connector="OR",
                        ),
                        name="city_latitude_in_range",
                        violation_error_code="latitude",
                        violation_error_message="A latitude is between -90 and 90 degrees.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("longitude__isnull", True),
                            ("longitude__range", (-180, 180)),
                            _connector="OR",
                        ),
                        name="city_longitude_in_range",
                        violation_error_code="longitude",
                        violation_error_message="A longitude is between -180 and 180 degrees.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("website__startswith", "https://"),
                            ("website__startswith", "http://"),
                            ("website", ""),
                            _connector="OR",
                        ),
                        name="city_website_is_http",
                        violation_error_code="website",
                        violation_error_message="Enter an address that begins with http:// or https://.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CityAddress",
            fields=[
                (
                    "slug",
                    models.SlugField(
                        max_length=120, primary_key=True, serialize=False, verbose_name="address"
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="addresses",
                        to="cities.city",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "city addresses",
                "ordering": ["slug"],
            },
        ),
        migrations.CreateModel(
            name="CaseStudy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=250)),
                ("publisher", models.CharField(max_length=150)),
                (
                    "published_on",
                    models.CharField(
                        blank=True,
                        help_text="As exactly as it is known: 2019, 2019-04 or 2019-04-24. Empty: not recorded.",
                        max_length=10,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?\\Z",
                                "Enter 2019, 2019-04 or 2019-04-24.",
                            )
                        ],
                        verbose_name="published",
                    ),
                ),
                (
                    "url",
                    models.URLField(max_length=300, unique=True, verbose_name="link"),
                ),
                (
                    "cities",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Shown on the pages of these cities; without any, on the About page.",
                        related_name="case_studies",
                        to="cities.city",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "case studies",
                "ordering": ["title", "url"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url__startswith", "https://"),
                            ("url__startswith", "http://"),
                            _connector="OR",
                        ),
                        name="case_study_link_is_http",
                        violation_error_code="url",
                        violation_error_message="Enter an address that begins with http:// or https://.",
                    )
                ],
            },
        ),
    ]
