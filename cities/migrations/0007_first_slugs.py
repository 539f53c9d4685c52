"""Let the database keep the first slug that each city had, whatever writes to the table.

What must last, such as the identity of a feed's entry, is named after it: the key of a row changes
when the record is loaded elsewhere, and a slug changes with the name. Of a city that was renamed
before, the first slug is not known: the present one is kept.
"""

from django.db import migrations, models

from certifications.migrations._triggers import executing, put_back, set_aside

MADE_BY = {
    "sqlite": (
        """
        CREATE TRIGGER city_first_slug_kept_on_insert AFTER INSERT ON cities_city
        WHEN COALESCE(NEW.first_slug, '') = ''
        BEGIN
            UPDATE cities_city SET first_slug = NEW.slug WHERE id = NEW.id;
        END
        """,
        # A fixture that says nothing of it, loaded over a city, would empty it.
        """
        CREATE TRIGGER city_first_slug_kept_on_update AFTER UPDATE OF first_slug ON cities_city
        WHEN COALESCE(NEW.first_slug, '') = ''
        BEGIN
            UPDATE cities_city SET first_slug = COALESCE(OLD.first_slug, NEW.slug)
            WHERE id = NEW.id;
        END
        """,
    ),
    "postgresql": (
        """
        CREATE FUNCTION city_first_slug_kept() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' THEN
                NEW.first_slug = COALESCE(OLD.first_slug, NEW.slug);
            ELSE
                NEW.first_slug = NEW.slug;
            END IF;
            RETURN NEW;
        END $$
        """,
        """
        CREATE TRIGGER city_first_slug_kept BEFORE INSERT OR UPDATE OF first_slug ON cities_city
        FOR EACH ROW WHEN (COALESCE(NEW.first_slug, '') = '')
        EXECUTE FUNCTION city_first_slug_kept()
        """,
    ),
}
ENDED_BY = {
    "sqlite": (
        "DROP TRIGGER city_first_slug_kept_on_insert",
        "DROP TRIGGER city_first_slug_kept_on_update",
    ),
    "postgresql": (
        "DROP TRIGGER city_first_slug_kept ON cities_city",
        "DROP FUNCTION city_first_slug_kept()",
    ),
}


def keep_first_slugs(apps, schema_editor):
    """Keep the present slug as the first, and every first one from now on."""
    schema_editor.execute("UPDATE cities_city SET first_slug = slug")
    executing(MADE_BY)(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("cities", "0006_program_staff_expected_announcements")]
    operations = [
        migrations.RunPython(set_aside, put_back),
        migrations.AddField(
            "city",
            "first_slug",
            models.CharField(blank=True, editable=False, max_length=120, null=True, unique=True),
        ),
        migrations.RunPython(put_back, set_aside),
        migrations.RunPython(keep_first_slugs, executing(ENDED_BY)),
    ]
