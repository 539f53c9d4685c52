"""Let the addresses of a city that was merged into another lead to that one.

The city that goes lets go of its addresses; a row here gives a free one to the city that stays, and
the address is free again when the row goes. Undoing a merge deletes the rows and then brings the
city back, which takes the addresses that are free and were its own (0013).
"""

import django.db.models.deletion
from django.db import migrations, models

from certifications.migrations._history import recorded
from certifications.migrations._triggers import executing

MADE_BY = {
    "sqlite": (
        """
            CREATE TRIGGER merged_address_free BEFORE INSERT ON cities_mergedaddress
            BEGIN
                SELECT RAISE(ABORT, 'merged_address_not_free')
                    WHERE NOT EXISTS (SELECT 1 FROM cities_cityaddress
                                      WHERE slug = NEW.slug AND city_id IS NULL);
            END
        """,
        """
            CREATE TRIGGER merged_address_stays BEFORE UPDATE ON cities_mergedaddress
            BEGIN
                SELECT RAISE(ABORT, 'merged_address_stays');
            END
        """,
        """
            CREATE TRIGGER merged_address_led AFTER INSERT ON cities_mergedaddress
            BEGIN
                UPDATE cities_cityaddress SET city_id = NEW.city_id WHERE slug = NEW.slug;
            END
        """,
        """
            CREATE TRIGGER merged_address_let AFTER DELETE ON cities_mergedaddress
            BEGIN
                UPDATE cities_cityaddress SET city_id = NULL
                    WHERE slug = OLD.slug AND city_id = OLD.city_id
                        AND slug NOT IN (SELECT slug FROM cities_city);
            END
        """,
    ),
    "postgresql": (
        """
            CREATE FUNCTION merged_address_free() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NOT EXISTS (SELECT 1 FROM cities_cityaddress
                               WHERE slug = NEW.slug AND city_id IS NULL) THEN
                    RAISE EXCEPTION 'merged_address_not_free' USING ERRCODE = 'check_violation';
                END IF;
                RETURN NEW;
            END $$
        """,
        """
            CREATE FUNCTION merged_address_stays() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'merged_address_stays' USING ERRCODE = 'check_violation';
            END $$
        """,
        """
            CREATE FUNCTION merged_address_led() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE cities_cityaddress SET city_id = NEW.city_id WHERE slug = NEW.slug;
                RETURN NULL;
            END $$
        """,
        """
            CREATE FUNCTION merged_address_let() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE cities_cityaddress SET city_id = NULL
                    WHERE slug = OLD.slug AND city_id = OLD.city_id
                        AND slug NOT IN (SELECT slug FROM cities_city);
                RETURN NULL;
            END $$
        """,
        *(
            f"""
            CREATE TRIGGER {name} {when} ON cities_mergedaddress
            FOR EACH ROW EXECUTE FUNCTION {name}()
            """
            for name, when in (
                ("merged_address_free", "BEFORE INSERT"),
                ("merged_address_stays", "BEFORE UPDATE"),
                ("merged_address_led", "AFTER INSERT"),
                ("merged_address_let", "AFTER DELETE"),
            )
        ),
    ),
}
NAMES = ("merged_address_free", "merged_address_stays", "merged_address_led", "merged_address_let")
ENDED_BY = {
    "sqlite": tuple(f"DROP TRIGGER {name}" for name in NAMES),
    "postgresql": tuple(f"DROP FUNCTION {name}() CASCADE" for name in NAMES),
}
RECORDED, RECORDED_NO_LONGER = recorded("cities_mergedaddress", ("slug", "city_id"), "{row}.slug")


class Migration(migrations.Migration):
    dependencies = [("cities", "0014_releases")]

    operations = [
        migrations.CreateModel(
            name="MergedAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="address")),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merged_addresses",
                        to="cities.city",
                    ),
                ),
            ],
            options={
                "verbose_name": "address of a merged city",
                "verbose_name_plural": "addresses of merged cities",
                "ordering": ["slug"],
                "default_permissions": (),
            },
        ),
        migrations.RunPython(executing(MADE_BY), executing(ENDED_BY)),
        migrations.RunPython(executing(RECORDED), executing(RECORDED_NO_LONGER)),
    ]
