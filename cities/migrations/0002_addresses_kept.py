"""Let the database keep every address a city ever had, whatever writes to the table of cities."""

from django.db import migrations

from certifications.migrations._triggers import executing

# Cities that were entered or renamed while there was no trigger.
KEEP_PRESENT_ADDRESSES = """
    INSERT INTO cities_cityaddress (slug, city_id)
    SELECT slug, id FROM cities_city
    WHERE slug NOT IN (SELECT slug FROM cities_cityaddress)
"""
MADE_BY = {
    "sqlite": (
        """
            CREATE TRIGGER city_address_refused_on_insert BEFORE INSERT ON cities_city
            BEGIN
                SELECT RAISE(ABORT, 'city_slug_malformed')
                    WHERE NEW.slug = '' OR NEW.slug GLOB '*[^a-z0-9-]*';
                SELECT RAISE(ABORT, 'city_slug_taken')
                    WHERE EXISTS (SELECT 1 FROM cities_cityaddress WHERE slug = NEW.slug);
            END
        """,
        """
            CREATE TRIGGER city_address_refused_on_update BEFORE UPDATE OF slug ON cities_city
            WHEN NEW.slug IS NOT OLD.slug
            BEGIN
                SELECT RAISE(ABORT, 'city_slug_malformed')
                    WHERE NEW.slug = '' OR NEW.slug GLOB '*[^a-z0-9-]*';
                SELECT RAISE(ABORT, 'city_slug_taken')
                    WHERE EXISTS (SELECT 1 FROM cities_cityaddress
                                  WHERE slug = NEW.slug AND city_id IS NOT NEW.id);
            END
        """,
        """
            CREATE TRIGGER city_address_kept_on_insert AFTER INSERT ON cities_city
            BEGIN
                INSERT INTO cities_cityaddress (slug, city_id) VALUES (NEW.slug, NEW.id);
            END
        """,
        """
            CREATE TRIGGER city_address_kept_on_update AFTER UPDATE OF slug ON cities_city
            WHEN NEW.slug IS NOT OLD.slug
            BEGIN
                INSERT INTO cities_cityaddress (slug, city_id) VALUES (NEW.slug, NEW.id)
                    ON CONFLICT DO NOTHING;
            END
        """,
        KEEP_PRESENT_ADDRESSES,
    ),
    "postgresql": (
        """
            CREATE FUNCTION city_address_refused() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.slug = '' OR NEW.slug ~ '[^a-z0-9-]' THEN
                    RAISE EXCEPTION 'city_slug_malformed' USING ERRCODE = 'check_violation';
                END IF;
                IF EXISTS (SELECT 1 FROM cities_cityaddress
                           WHERE slug = NEW.slug AND city_id IS DISTINCT FROM NEW.id) THEN
                    RAISE EXCEPTION 'city_slug_taken' USING ERRCODE = 'unique_violation';
                END IF;
                RETURN NEW;
            END $$
        """,
        """
            CREATE FUNCTION city_address_kept() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO cities_cityaddress (slug, city_id) VALUES (NEW.slug, NEW.id)
                    ON CONFLICT DO NOTHING;
                RETURN NEW;
            END $$
        """,
        """
            CREATE TRIGGER city_address_refused BEFORE INSERT OR UPDATE OF slug ON cities_city
            FOR EACH ROW EXECUTE FUNCTION city_address_refused()
        """,
        """
            CREATE TRIGGER city_address_kept AFTER INSERT OR UPDATE OF slug ON cities_city
            FOR EACH ROW EXECUTE FUNCTION city_address_kept()
        """,
        KEEP_PRESENT_ADDRESSES,
    ),
}
ENDED_BY = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS city_address_refused_on_insert",
        "DROP TRIGGER IF EXISTS city_address_refused_on_update",
        "DROP TRIGGER IF EXISTS city_address_kept_on_insert",
        "DROP TRIGGER IF EXISTS city_address_kept_on_update",
    ),
    "postgresql": (
        "DROP TRIGGER IF EXISTS city_address_kept ON cities_city",
        "DROP TRIGGER IF EXISTS city_address_refused ON cities_city",
        "DROP FUNCTION IF EXISTS city_address_kept()",
        "DROP FUNCTION IF EXISTS city_address_refused()",
    ),
}


class Migration(migrations.Migration):
    dependencies = [("cities", "0001_initial")]
    operations = [migrations.RunPython(executing(MADE_BY), executing(ENDED_BY))]
