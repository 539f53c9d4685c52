"""The first tables of the program."""

import datetime

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cities", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="The program's name for the round, not always the year of its announcement.",
                        validators=[
                            django.core.validators.MinValueValidator(
                                2015, "Enter a year from 2015 to 2100."
                            ),
                            django.core.validators.MaxValueValidator(
                                2100, "Enter a year from 2015 to 2100."
                            ),
                        ],
                        verbose_name="certification year",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="cities.city",
                    ),
                ),
            ],
            options={
                "ordering": ["city__name", "city__state", "-year"],
            },
        ),
        migrations.CreateModel(
            name="CertificationAward",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Silver"), (2, "Gold"), (3, "Platinum")]
                    ),
                ),
                (
                    "announced_at",
                    models.DateTimeField(
                        db_index=True,
                        help_text="U.S. Eastern time. Until then the award is shown nowhere on the public site.",
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.datetime(2015, 1, 1, 0, 0, tzinfo=datetime.UTC),
                                "Enter a date of the years 2015 to 2101.",
                            ),
                            django.core.validators.MaxValueValidator(
                                datetime.datetime(2101, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                "Enter a date of the years 2015 to 2101.",
                            ),
                        ],
                        verbose_name="announced at",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        help_text="The announcement that this award can be checked against.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "assessment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="award",
                        to="certifications.assessment",
                    ),
                ),
            ],
            options={
                "ordering": [
                    "-assessment__year",
                    "assessment__city__name",
                    "assessment__city__state",
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                fields=("city", "year"),
                name="one_assessment_per_city_and_year",
                violation_error_code="year",
                violation_error_message="This city already has an assessment for that year.",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__range", (2015, 2100))),
                name="assessment_year_in_range",
                violation_error_code="year",
                violation_error_message="Enter a year from 2015 to 2100.",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificationaward",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", [1, 2, 3])),
                name="award_level_known",
                violation_error_code="level",
                violation_error_message="Choose silver, gold or platinum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificationaward",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "announced_at__range",
                        (
                            datetime.datetime(2015, 1, 1, 0, 0, tzinfo=datetime.UTC),
                            datetime.datetime(2101, 12, 31, 0, 0, tzinfo=datetime.UTC),
                        ),
                    )
                ),
                name="award_announced_in_range",
                violation_error_code="announced_at",
                violation_error_message="Enter a date of the years 2015 to 2101.",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificationaward",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("source_url__startswith", "https://"),
                    ("source_url__startswith", "http://"),
                    _connector="OR",
                ),
                name="award_source_is_http",
                violation_error_code="source_url",
                violation_error_message="Enter an address that begins with http:// or https://.",
            ),
        ),
    ]
