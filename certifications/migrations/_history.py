"""Makes the triggers that record each change of a table; part of no other code.

A table is recorded with the columns that are named here and now: a migration that adds a column
ends the triggers of its table and makes them anew with it.
"""

# On SQLite there is no transaction to hang a revision on: changes of one statement share the
# moment, which SQLite holds still while a statement runs.
NOW = "STRFTIME('%Y-%m-%d %H:%M:%f', 'now')"
OUTSIDE = f"""
                INSERT INTO certifications_revision (at, by_name, kind, why, public_note)
                SELECT {NOW}, '', 'outside', '', ''
                WHERE NOT EXISTS (SELECT 1 FROM certifications_openrevision) AND NOT EXISTS (
                    SELECT 1 FROM certifications_revision
                    WHERE id = (SELECT MAX(id) FROM certifications_revision)
                        AND kind = 'outside' AND at = {NOW}
                );
"""
RECORD = """
            CREATE FUNCTION history_recorded() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                opened bigint = NULLIF(current_setting('wwc.revision', true), '')::bigint;
                was jsonb;
                is_now jsonb;
                called text;
                each text;
            BEGIN
                IF TG_OP <> 'INSERT' THEN
                    was = to_jsonb(OLD);
                END IF;
                IF TG_OP <> 'DELETE' THEN
                    is_now = to_jsonb(NEW);
                END IF;
                FOREACH each IN ARRAY string_to_array(TG_ARGV[1], ' ') LOOP
                    was = was - each;
                    is_now = is_now - each;
                END LOOP;
                IF was = is_now THEN
                    RETURN NULL;
                END IF;
                -- One writer at a time, so that changes are numbered in the order of their commits.
                PERFORM pg_advisory_xact_lock(20180125);
                IF opened IS NULL THEN
                    INSERT INTO certifications_revision (at, by_name, kind, why, public_note)
                    VALUES (CLOCK_TIMESTAMP(), '', 'outside', '', '') RETURNING id INTO opened;
                    PERFORM set_config('wwc.revision', opened::text, true);
                END IF;
                IF TG_OP = 'DELETE' THEN
                    EXECUTE 'SELECT ' || TG_ARGV[0] INTO called USING OLD;
                ELSE
                    EXECUTE 'SELECT ' || TG_ARGV[0] INTO called USING NEW;
                END IF;
                INSERT INTO certifications_change
                    (revision_id, table_name, key, name, before, after)
                VALUES (
                    opened, TG_TABLE_NAME, COALESCE(NEW.id, OLD.id), COALESCE(called, ''),
                    was, is_now
                );
                RETURN NULL;
            END $$
"""


def recorded(table, columns, name, *, reals=(), derived=(), silent=()):
    """Return the statements, by vendor, that record the changes of a table, and that end it.

    `name` is SQL for what people call a row, {row} standing for it. `reals` are the columns of
    floating point numbers, `derived` those that the database itself derives: they are not recorded.
    `silent` are recorded with the others, but are no change by themselves.
    """
    made = {
        "sqlite": tuple(
            _sqlite_trigger(table, columns, name, reals, silent, deed, before, after)
            for deed, before, after in (
                ("insert", None, "NEW"),
                ("update", "OLD", "NEW"),
                ("delete", "OLD", None),
            )
        ),
        "postgresql": (_postgresql_trigger(table, name, derived),),
    }
    ended = {
        "sqlite": tuple(
            f"DROP TRIGGER IF EXISTS {table}_recorded_on_{deed}"
            for deed in ("insert", "update", "delete")
        ),
        "postgresql": (f"DROP TRIGGER IF EXISTS {table}_recorded ON {table}",),
    }
    return made, ended


def _sqlite_trigger(table, columns, name, reals, silent, deed, before, after):
    row = after or before
    changed = " OR ".join(
        f"NEW.{column} IS NOT OLD.{column}" for column in columns if column not in silent
    )
    when = f"WHEN {changed}" if deed == "update" else ""
    return f"""
            CREATE TRIGGER {table}_recorded_on_{deed} AFTER {deed.upper()} ON {table}
            {when}
            BEGIN
                {OUTSIDE}
                INSERT INTO certifications_change
                    (revision_id, table_name, key, name, before, after)
                VALUES (
                    COALESCE(
                        (SELECT revision_id FROM certifications_openrevision),
                        (SELECT MAX(id) FROM certifications_revision)
                    ),
                    '{table}', {row}.id, COALESCE({name.format(row=row)}, ''),
                    {_as_json(before, columns, reals)}, {_as_json(after, columns, reals)}
                );
            END
"""


def _as_json(row, columns, reals):
    """Return SQL for the row as JSON; numbers with all their digits, which json_object() cuts."""
    if row is None:
        return "NULL"
    real = "CASE WHEN {0} IS NULL THEN NULL ELSE JSON(PRINTF('%!.17g', {0})) END"
    values = (
        real.format(f"{row}.{column}") if column in reals else f"{row}.{column}"
        for column in columns
    )
    pairs = (f"'{column}', {value}" for column, value in zip(columns, values, strict=True))
    return f"JSON_OBJECT({', '.join(pairs)})"


def _postgresql_trigger(table, name, derived):
    called = name.format(row="($1)").replace("'", "''")
    left_out = " ".join(("id", *derived))
    return f"""
            CREATE TRIGGER {table}_recorded AFTER INSERT OR UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION history_recorded('{called}', '{left_out}')
"""
