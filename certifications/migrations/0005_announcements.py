"""Keep what the program announced, and how much of it the record holds."""

import datetime

import django.core.validators
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models

from certifications.migrations._rights import may_edit


class Migration(migrations.Migration):
    dependencies = [
        ("certifications", "0004_expected_announcements"),
    ]

    operations = [
        migrations.CreateModel(
            name="Announcement",
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
                        help_text="The program's name for the round.",
                        verbose_name="certification year",
                    ),
                ),
                (
                    "announced_at",
                    models.DateTimeField(
                        help_text="U.S. Eastern time. Where the day is not known: the end of the period that is, so February 1, 2026, 0:00 for January 2026. Until then nothing of it is shown.",
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
                    "precision",
                    models.CharField(
                        choices=[
                            ("minute", "to the minute"),
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("year", "to the year"),
                        ],
                        default="day",
                        help_text="How exactly that is known.",
                        max_length=6,
                    ),
                ),
                (
                    "day_in_words",
                    models.CharField(
                        blank=True,
                        help_text="Only where the day is not known: early 2022 (by March 30).",
                        max_length=60,
                        verbose_name="day, in words",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="What the source is: Press release.", max_length=200
                    ),
                ),
                ("publisher", models.CharField(max_length=150)),
                ("source_url", models.URLField(max_length=500, verbose_name="source")),
                (
                    "stated_total",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Cities certified by then, as the program said. Empty: not recorded.",
                        null=True,
                    ),
                ),
                (
                    "coverage",
                    models.CharField(
                        choices=[
                            ("complete", "every award"),
                            ("partial", "some of its awards"),
                            ("none", "none of its awards"),
                        ],
                        default="none",
                        help_text="How much of it this record holds. Every page says so.",
                        max_length=8,
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which the source was last read.",
                        null=True,
                        verbose_name="checked",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=600)),
            ],
            options={
                "ordering": ["announced_at", "year"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "announced_at"),
                        name="announcement_once_per_year_and_moment",
                        violation_error_code="announced_at",
                        violation_error_message="This round has an announcement at that moment already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "announced_at__range",
                                (
                                    datetime.datetime(2015, 1, 1, 0, 0, tzinfo=datetime.UTC),
                                    datetime.datetime(2101, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                            )
                        ),
                        name="announcement_in_range",
                        violation_error_code="announced_at",
                        violation_error_message="Enter a date of the years 2015 to 2101.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "year__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.comparison.Cast(
                                        django.db.models.functions.text.Substr(
                                            django.db.models.functions.comparison.Cast(
                                                "announced_at", models.CharField()
                                            ),
                                            1,
                                            4,
                                        ),
                                        models.IntegerField(),
                                    ),
                                    "-",
                                    models.Value(2),
                                ),
                            ),
                            (
                                "year__lte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.comparison.Cast(
                                        django.db.models.functions.text.Substr(
                                            django.db.models.functions.comparison.Cast(
                                                "announced_at", models.CharField()
                                            ),
                                            1,
                                            4,
                                        ),
                                        models.IntegerField(),
                                    ),
                                    "+",
                                    models.Value(1),
                                ),
                            ),
                        ),
                        name="announcement_near_its_year",
                        violation_error_code="year",
                        violation_error_message="A round is announced from one year before its certification year to 2 years after it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("precision__in", ["minute", "day", "month", "year"])),
                        name="announcement_precision_known",
                        violation_error_code="precision",
                        violation_error_message="Choose minute, day, month or year.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("coverage__in", ["complete", "partial", "none"])),
                        name="announcement_coverage_known",
                        violation_error_code="coverage",
                        violation_error_message="Choose complete, partial or none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source_url__startswith", "https://"),
                            ("source_url__startswith", "http://"),
                            _connector="OR",
                        ),
                        name="announcement_source_is_http",
                        violation_error_code="source_url",
                        violation_error_message="Enter an address that begins with http:// or https://.",
                    ),
                ],
            },
        ),
        migrations.RunPython(may_edit("certifications", "announcement"), migrations.RunPython.noop),
    ]
