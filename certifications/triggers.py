"""Rules that a CHECK constraint cannot say, held by the database in triggers.

On SQLite a migration that alters a table makes it anew and so loses its triggers. A migration that
alters `Assessment`, `City` or `CityAddress` must therefore begin with `uninstall` and end with
`install` of both trigger sets (the tests fail when a trigger is missing).
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
