"""Record every change of the directory's records; let a city that comes back have its addresses.

A city that is deleted lets go of its addresses, which no other city is ever given. The one that is
entered again under its own key, as undoing a deletion does, is the one they belonged to.
"""

from django.db import migrations

from certifications.migrations._history import recorded
from certifications.migrations._triggers import executing

CITY = "(SELECT slug FROM cities_city WHERE id = {row}.city_id)"
RECORDED = (
    recorded(
        "cities_city",
        (
            *("name", "official_name", "state", "slug", "first_slug", "geoid", "population"),
            *("population_year", "population_source", "certified_as", "population_area"),
            *("latitude", "longitude", "region", "website", "note"),
        ),
        "{row}.slug",
        reals=("latitude", "longitude"),
        silent=("first_slug",),
    ),
    recorded("cities_othername", ("city_id", "name"), f"{CITY} || ' ' || {{row}}.name"),
    recorded("cities_casestudy", ("title", "url", "publisher", "published_on"), "{row}.title"),
    recorded(
        "cities_casestudy_cities",
        ("casestudy_id", "city_id"),
        f"{CITY} || ' ' || (SELECT title FROM cities_casestudy WHERE id = {{row}}.casestudy_id)",
    ),
)
# The slugs that a row of this key had, as the history knows them.
HAD = {
    "sqlite": """
                    SELECT JSON_EXTRACT(before, '$.slug') FROM certifications_change
                    WHERE table_name = 'cities_city' AND key = NEW.id AND before IS NOT NULL
    """,
    "postgresql": """
                    SELECT before ->> 'slug' FROM certifications_change
                    WHERE table_name = 'cities_city' AND key = NEW.id AND before IS NOT NULL
    """,
}
TAKES_BACK = {
    "sqlite": (
        "DROP TRIGGER city_address_refused_on_insert",
        "DROP TRIGGER city_address_kept_on_insert",
        f"""
            CREATE TRIGGER city_address_refused_on_insert BEFORE INSERT ON cities_city
            BEGIN
                SELECT RAISE(ABORT, 'city_slug_malformed')
                    WHERE NEW.slug = '' OR NEW.slug GLOB '*[^a-z0-9-]*';
                SELECT RAISE(ABORT, 'city_slug_taken')
                    WHERE EXISTS (
                        SELECT 1 FROM cities_cityaddress WHERE slug = NEW.slug AND (
                            city_id IS NOT NULL OR slug NOT IN ({HAD["sqlite"]})
                        )
                    );
            END
        """,
        f"""
            CREATE TRIGGER city_address_kept_on_insert AFTER INSERT ON cities_city
            BEGIN
                INSERT INTO cities_cityaddress (slug, city_id) VALUES (NEW.slug, NEW.id)
                    ON CONFLICT (slug) DO UPDATE SET city_id = NEW.id;
                UPDATE cities_cityaddress SET city_id = NEW.id
                    WHERE city_id IS NULL AND slug IN ({HAD["sqlite"]});
            END
        """,
        """
            CREATE TRIGGER city_lets_go_of_addresses BEFORE DELETE ON cities_city
            BEGIN
                UPDATE cities_cityaddress SET city_id = NULL WHERE city_id = OLD.id;
            END
        """,
    ),
    "postgresql": (
        f"""
            CREATE OR REPLACE FUNCTION city_address_refused() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.slug = '' OR NEW.slug ~ '[^a-z0-9-]' THEN
                    RAISE EXCEPTION 'city_slug_malformed' USING ERRCODE = 'check_violation';
                END IF;
                IF EXISTS (
                    SELECT 1 FROM cities_cityaddress
                    WHERE slug = NEW.slug AND city_id IS DISTINCT FROM NEW.id AND (
                        city_id IS NOT NULL OR slug NOT IN ({HAD["postgresql"]})
                    )
                ) THEN
                    RAISE EXCEPTION 'city_slug_taken' USING ERRCODE = 'unique_violation';
                END IF;
                RETURN NEW;
            END $$
        """,
        f"""
            CREATE OR REPLACE FUNCTION city_address_kept() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO cities_cityaddress (slug, city_id) VALUES (NEW.slug, NEW.id)
                    ON CONFLICT (slug) DO UPDATE SET city_id = NEW.id;
                IF TG_OP = 'INSERT' THEN
                    UPDATE cities_cityaddress SET city_id = NEW.id
                        WHERE city_id IS NULL AND slug IN ({HAD["postgresql"]});
                END IF;
                RETURN NEW;
            END $$
        """,
        """
            CREATE FUNCTION city_lets_go_of_addresses() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE cities_cityaddress SET city_id = NULL WHERE city_id = OLD.id;
                RETURN OLD;
            END $$
        """,
        """
            CREATE TRIGGER city_lets_go_of_addresses BEFORE DELETE ON cities_city
            FOR EACH ROW EXECUTE FUNCTION city_lets_go_of_addresses()
        """,
    ),
}
AS_BEFORE = {
    "sqlite": (
        "DROP TRIGGER city_lets_go_of_addresses",
        "DROP TRIGGER city_address_refused_on_insert",
        "DROP TRIGGER city_address_kept_on_insert",
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
            CREATE TRIGGER city_address_kept_on_insert AFTER INSERT ON cities_city
            BEGIN
                INSERT INTO cities_cityaddress (slug, city_id) VALUES (NEW.slug, NEW.id);
            END
        """,
    ),
    "postgresql": (
        "DROP TRIGGER city_lets_go_of_addresses ON cities_city",
        "DROP FUNCTION city_lets_go_of_addresses()",
        """
            CREATE OR REPLACE FUNCTION city_address_refused() RETURNS trigger LANGUAGE plpgsql AS $$
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
            CREATE OR REPLACE FUNCTION city_address_kept() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO cities_cityaddress (slug, city_id) VALUES (NEW.slug, NEW.id)
                    ON CONFLICT DO NOTHING;
                RETURN NEW;
            END $$
        """,
    ),
}


class Migration(migrations.Migration):
    dependencies = [("cities", "0012_certified_as"), ("certifications", "0008_history")]
    operations = [
        *(migrations.RunPython(executing(made), executing(ended)) for made, ended in RECORDED),
        migrations.RunPython(executing(TAKES_BACK), executing(AS_BEFORE)),
    ]
