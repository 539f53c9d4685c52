"""Keep further pages on an award, those that contradict it too."""

import django.db.models.deletion
from django.db import migrations, models

from certifications.migrations._rights import may_edit


class Migration(migrations.Migration):
    dependencies = [
        ("certifications", "0005_announcements"),
    ]

    operations = [
        migrations.CreateModel(
            name="AwardSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.URLField(max_length=500, verbose_name="link")),
                (
                    "title",
                    models.CharField(help_text="What the page is: Press release.", max_length=200),
                ),
                ("publisher", models.CharField(max_length=150)),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="published")),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which the page was last read.",
                        null=True,
                        verbose_name="checked",
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[("supports", "supports it"), ("contradicts", "contradicts it")],
                        default="supports",
                        max_length=11,
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What it says, where it contradicts: 2020 Silver.",
                        max_length=300,
                    ),
                ),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="certifications.certificationaward",
                    ),
                ),
            ],
            options={
                "ordering": ["award", "stance", "published_on", "url"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("award", "url"),
                        name="source_once_per_award",
                        violation_error_code="url",
                        violation_error_message="This page is a source of that award already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stance__in", ["supports", "contradicts"])),
                        name="source_stance_known",
                        violation_error_code="stance",
                        violation_error_message="Say whether it supports or contradicts the award.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url__startswith", "https://"),
                            ("url__startswith", "http://"),
                            _connector="OR",
                        ),
                        name="award_source_url_is_http",
                        violation_error_code="url",
                        violation_error_message="Enter an address that begins with http:// or https://.",
                    ),
                ],
            },
        ),
        migrations.RunPython(may_edit("certifications", "awardsource"), migrations.RunPython.noop),
    ]
