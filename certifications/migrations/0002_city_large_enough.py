"""Let the database refuse a new assessment of a city known to be too small, and staff enter them.

Only new assessments, and ones moved to another city: a city that shrinks keeps its record.
"""

from django.db import migrations

from certifications.migrations._rights import may_edit
from certifications.migrations._triggers import executing

MADE_BY = {
    "sqlite": (
        """
            CREATE TRIGGER assessment_city_too_small_on_insert
            BEFORE INSERT ON certifications_assessment
            WHEN (SELECT population FROM cities_city WHERE id = NEW.city_id) < 30000
            BEGIN
                SELECT RAISE(ABORT, 'assessment_city_too_small');
            END
        """,
        """
            CREATE TRIGGER assessment_city_too_small_on_update
            BEFORE UPDATE OF city_id ON certifications_assessment
            WHEN NEW.city_id IS NOT OLD.city_id AND
                (SELECT population FROM cities_city WHERE id = NEW.city_id) < 30000
            BEGIN
                SELECT RAISE(ABORT, 'assessment_city_too_small');
            END
        """,
    ),
    "postgresql": (
        """
            CREATE FUNCTION assessment_city_too_small() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'UPDATE' AND NEW.city_id = OLD.city_id THEN
                    RETURN NEW;
                END IF;
                IF (SELECT population FROM cities_city WHERE id = NEW.city_id)
                        < 30000 THEN
                    RAISE EXCEPTION 'assessment_city_too_small' USING ERRCODE = 'check_violation';
                END IF;
                RETURN NEW;
            END $$
        """,
        """
            CREATE TRIGGER assessment_city_too_small
            BEFORE INSERT OR UPDATE OF city_id ON certifications_assessment
            FOR EACH ROW EXECUTE FUNCTION assessment_city_too_small()
        """,
    ),
}
ENDED_BY = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS assessment_city_too_small_on_insert",
        "DROP TRIGGER IF EXISTS assessment_city_too_small_on_update",
    ),
    "postgresql": (
        "DROP TRIGGER IF EXISTS assessment_city_too_small ON certifications_assessment",
        "DROP FUNCTION IF EXISTS assessment_city_too_small()",
    ),
}


class Migration(migrations.Migration):
    dependencies = [
        ("certifications", "0001_initial"),
        ("cities", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.RunPython(executing(MADE_BY), executing(ENDED_BY)),
        migrations.RunPython(
            may_edit("certifications", "assessment", "certificationaward"),
            migrations.RunPython.noop,
        ),
    ]
