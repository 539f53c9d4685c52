"""Rules that a CHECK constraint cannot say, held by the database in triggers.

On SQLite a migration that alters a table makes it anew and so loses its triggers: it must set them
aside first (migrations/_triggers.py; the tests fail when a trigger is missing).
"""

from dataclasses import dataclass

from .program import MINIMUM_POPULATION


@dataclass(frozen=True)
class TriggerSet:
    """SQL by database vendor ("sqlite", "postgresql") that makes triggers, and ends them."""

    made_by: dict[str, tuple[str, ...]]
    ended_by: dict[str, tuple[str, ...]]

    def install(self, apps, schema_editor):
        """Make the triggers; for `migrations.RunPython`."""
        for statement in self.made_by[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    def uninstall(self, apps, schema_editor):
        """Take the triggers away; for `migrations.RunPython`."""
        for statement in self.ended_by[schema_editor.connection.vendor]:
            schema_editor.execute(statement)


# A new assessment of a city known to be too small is refused. Only new ones, and ones moved to
# another city: a city that shrinks keeps its record.
CITY_LARGE_ENOUGH = TriggerSet(
    made_by={
        "sqlite": (
            f"""
            CREATE TRIGGER assessment_city_too_small_on_insert
            BEFORE INSERT ON certifications_assessment
            WHEN (SELECT population FROM cities_city WHERE id = NEW.city_id) < {MINIMUM_POPULATION}
            BEGIN
                SELECT RAISE(ABORT, 'assessment_city_too_small');
            END
            """,
            f"""
            CREATE TRIGGER assessment_city_too_small_on_update
            BEFORE UPDATE OF city_id ON certifications_assessment
            WHEN NEW.city_id IS NOT OLD.city_id AND
                (SELECT population FROM cities_city WHERE id = NEW.city_id) < {MINIMUM_POPULATION}
            BEGIN
                SELECT RAISE(ABORT, 'assessment_city_too_small');
            END
            """,
        ),
        "postgresql": (
            f"""
            CREATE FUNCTION assessment_city_too_small() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'UPDATE' AND NEW.city_id = OLD.city_id THEN
                    RETURN NEW;
                END IF;
                IF (SELECT population FROM cities_city WHERE id = NEW.city_id)
                        < {MINIMUM_POPULATION} THEN
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
    },
    ended_by={
        "sqlite": (
            "DROP TRIGGER IF EXISTS assessment_city_too_small_on_insert",
            "DROP TRIGGER IF EXISTS assessment_city_too_small_on_update",
        ),
        "postgresql": (
            "DROP TRIGGER IF EXISTS assessment_city_too_small ON certifications_assessment",
            "DROP FUNCTION IF EXISTS assessment_city_too_small()",
        ),
    },
)

# The moment of the last correction, for readers who follow the record: whatever corrects it.
CORRECTIONS_DATED = TriggerSet(
    made_by={
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
    },
    ended_by={
        "sqlite": ("DROP TRIGGER IF EXISTS award_correction_dated",),
        "postgresql": (
            "DROP TRIGGER IF EXISTS award_correction_dated ON certifications_certificationaward",
            "DROP FUNCTION IF EXISTS award_correction_dated()",
        ),
    },
)
