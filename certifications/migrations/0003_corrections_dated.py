"""Let the database date each correction of an award, whatever corrects it."""

from django.db import migrations, models

from certifications.migrations._triggers import executing

MADE_BY = {
    "sqlite": (
        """
            CREATE TRIGGER award_correction_dated
            AFTER UPDATE OF level, announced_at, source_url ON certifications_certificationaward
            WHEN NEW.level IS NOT OLD.level OR NEW.source_url IS NOT OLD.source_url
                OR NEW.announced_at IS NOT OLD.announced_at
            BEGIN
                UPDATE certifications_certificationaward
                SET corrected_at = STRFTIME('%Y-%m-%d %H:%M:%f', 'now') WHERE id = NEW.id;
            END
        """,
    ),
    "postgresql": (
        """
            CREATE FUNCTION award_correction_dated() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.corrected_at = CLOCK_TIMESTAMP();
                RETURN NEW;
            END $$
        """,
        """
            CREATE TRIGGER award_correction_dated
            BEFORE UPDATE OF level, announced_at, source_url ON certifications_certificationaward
            FOR EACH ROW
            WHEN ((NEW.level, NEW.announced_at, NEW.source_url)
                IS DISTINCT FROM (OLD.level, OLD.announced_at, OLD.source_url))
            EXECUTE FUNCTION award_correction_dated()
        """,
    ),
}
ENDED_BY = {
    "sqlite": ("DROP TRIGGER IF EXISTS award_correction_dated",),
    "postgresql": (
        "DROP TRIGGER IF EXISTS award_correction_dated ON certifications_certificationaward",
        "DROP FUNCTION IF EXISTS award_correction_dated()",
    ),
}


class Migration(migrations.Migration):
    dependencies = [("certifications", "0002_city_large_enough")]
    operations = [
        migrations.AddField(
            "certificationaward",
            "corrected_at",
            models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.RunPython(executing(MADE_BY), executing(ENDED_BY)),
    ]
