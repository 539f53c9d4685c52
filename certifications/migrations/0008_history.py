"""Record every change of the program's records, and let nobody alter what was recorded."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from certifications.migrations._history import RECORD, recorded
from certifications.migrations._rights import may
from certifications.migrations._triggers import executing

OF_ASSESSMENT = """(
                SELECT city.slug || ' ' || assessment.year FROM certifications_assessment assessment
                JOIN cities_city city ON city.id = assessment.city_id
                WHERE assessment.id = {assessment}
            )"""
OF_AWARD = """(
                SELECT city.slug || ' ' || assessment.year || ' ' || {row}.url
                FROM certifications_certificationaward award
                JOIN certifications_assessment assessment ON assessment.id = award.assessment_id
                JOIN cities_city city ON city.id = assessment.city_id
                WHERE award.id = {row}.award_id
            )"""
RECORDED = (
    recorded(
        "certifications_announcement",
        (
            *("year", "announced_at", "precision", "day_in_words", "title", "publisher"),
            *("source_url", "stated_total", "coverage", "checked_on", "note"),
        ),
        "{row}.year || ' ' || {row}.announced_at",
    ),
    recorded(
        "certifications_assessment",
        ("city_id", "year"),
        "(SELECT slug FROM cities_city WHERE id = {row}.city_id) || ' ' || {row}.year",
    ),
    recorded(
        "certifications_certificationaward",
        ("assessment_id", "level", "announcement_id"),
        OF_ASSESSMENT.replace("{assessment}", "{row}.assessment_id"),
        derived=("corrected_at",),
    ),
    recorded(
        "certifications_awardsource",
        (
            *("award_id", "url", "title", "publisher", "published_on", "checked_on"),
            *("stance", "note"),
        ),
        OF_AWARD,
    ),
)
# A revision without a change has recorded nothing, and may go again.
STAYS = {
    "sqlite": (
        # The revision that the changes of the open transaction are of: one row, or none.
        "CREATE TABLE certifications_openrevision (revision_id bigint NOT NULL)",
        *(
            f"""
            CREATE TRIGGER {name} BEFORE {deed} ON certifications_{table} {when}
            BEGIN
                SELECT RAISE(ABORT, 'history_stays');
            END
            """
            for name, deed, table, when in (
                ("history_change_kept", "UPDATE", "change", ""),
                ("history_change_stays", "DELETE", "change", ""),
                ("history_revision_kept", "UPDATE", "revision", ""),
                (
                    "history_revision_stays",
                    "DELETE",
                    "revision",
                    "WHEN EXISTS (SELECT 1 FROM certifications_change WHERE revision_id = OLD.id)",
                ),
            )
        ),
    ),
    "postgresql": (
        """
            CREATE FUNCTION history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_TABLE_NAME = 'certifications_revision' AND TG_OP = 'DELETE' THEN
                    IF NOT EXISTS (
                        SELECT 1 FROM certifications_change WHERE revision_id = OLD.id
                    ) THEN
                        RETURN OLD;
                    END IF;
                END IF;
                RAISE EXCEPTION 'history_stays' USING ERRCODE = 'restrict_violation';
            END $$
        """,
        """
            CREATE TRIGGER history_change_stays BEFORE UPDATE OR DELETE ON certifications_change
            FOR EACH ROW EXECUTE FUNCTION history_stays()
        """,
        """
            CREATE TRIGGER history_revision_stays BEFORE UPDATE OR DELETE ON certifications_revision
            FOR EACH ROW EXECUTE FUNCTION history_stays()
        """,
    ),
}
STAYS_NO_LONGER = {
    "sqlite": (
        "DROP TABLE certifications_openrevision",
        "DROP TRIGGER history_change_kept",
        "DROP TRIGGER history_change_stays",
        "DROP TRIGGER history_revision_kept",
        "DROP TRIGGER history_revision_stays",
    ),
    "postgresql": (
        "DROP TRIGGER history_change_stays ON certifications_change",
        "DROP TRIGGER history_revision_stays ON certifications_revision",
        "DROP FUNCTION history_stays()",
    ),
}
RECORDING = {"sqlite": (), "postgresql": (RECORD,)}
RECORDING_NO_LONGER = {"sqlite": (), "postgresql": ("DROP FUNCTION history_recorded()",)}


class Migration(migrations.Migration):
    dependencies = [
        ("certifications", "0007_awards_of_announcements"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("by_name", models.CharField(blank=True, max_length=150, verbose_name="by")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("edit", "edited"),
                            ("cohort", "entered a cohort"),
                            ("undo", "undid"),
                            ("merge", "merged"),
                            ("postpone", "postponed"),
                            ("announce", "announced"),
                            ("withdraw", "withdrew"),
                            ("seed", "loaded the fixtures"),
                            ("command", "ran a command"),
                            ("outside", "changed outside this site"),
                        ],
                        max_length=8,
                    ),
                ),
                ("why", models.TextField(blank=True)),
                ("public_note", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undoes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="certifications.revision",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "permissions": [("undo_revision", "Can undo a revision")],
                "verbose_name": "change of the record",
                "verbose_name_plural": "changes of the record",
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(db_column="table_name", max_length=63)),
                ("key", models.BigIntegerField()),
                ("name", models.TextField()),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="certifications.revision",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "edit",
                            "cohort",
                            "undo",
                            "merge",
                            "postpone",
                            "announce",
                            "withdraw",
                            "seed",
                            "command",
                            "outside",
                        ],
                    )
                ),
                name="revision_kind_known",
            ),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["table", "key"], name="change_of_row"),
        ),
        migrations.RunPython(executing(STAYS), executing(STAYS_NO_LONGER)),
        migrations.RunPython(executing(RECORDING), executing(RECORDING_NO_LONGER)),
        migrations.RunPython(
            may("Program staff", "certifications", "view_revision", "undo_revision"),
            migrations.RunPython.noop,
        ),
        *(migrations.RunPython(executing(made), executing(ended)) for made, ended in RECORDED),
    ]
