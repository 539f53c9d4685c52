"""Let the database refuse to delete an address of a city that is there.

Deleting a city lets go of its addresses first (SET NULL), so that passes. On SQLite a migration
that alters `CityAddress` makes the table anew without this trigger, and must make it anew too.
"""

from django.db import migrations

from certifications.migrations._triggers import executing

MADE_BY = {
    "sqlite": [
        """
        CREATE TRIGGER city_address_stays BEFORE DELETE ON cities_cityaddress
        WHEN OLD.city_id IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, 'city_address_of_living_city');
        END
        """,
    ],
    "postgresql": [
        """
        CREATE FUNCTION city_address_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'city_address_of_living_city' USING ERRCODE = 'restrict_violation';
        END $$
        """,
        """
        CREATE TRIGGER city_address_stays BEFORE DELETE ON cities_cityaddress
        FOR EACH ROW WHEN (OLD.city_id IS NOT NULL) EXECUTE FUNCTION city_address_stays()
        """,
    ],
}
ENDED_BY = {
    "sqlite": ["DROP TRIGGER city_address_stays"],
    "postgresql": [
        "DROP TRIGGER city_address_stays ON cities_cityaddress",
        "DROP FUNCTION city_address_stays()",
    ],
}


class Migration(migrations.Migration):
    dependencies = [("cities", "0009_possible_values")]
    operations = [migrations.RunPython(executing(MADE_BY), executing(ENDED_BY))]
