"""Makes triggers, and keeps those of SQLite when a table is altered; part of no other code.

SQLite alters a table by making it anew: its own triggers are lost, and those of other tables that
name it stand in the way. Whatever triggers there are, they are set aside first and put back last.
"""


def executing(statements):
    """Return what executes the statements, {vendor: SQL}, of the database; for RunPython."""

    def execute(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return execute


def set_aside(apps, schema_editor):
    """Take all triggers away and keep their text; for `migrations.RunPython`, first of all."""
    if schema_editor.connection.vendor != "sqlite":
        return
    kept = "CREATE TEMP TABLE kept_triggers AS SELECT name, sql FROM main.sqlite_master"
    schema_editor.execute(f"{kept} WHERE type = 'trigger'", params=None)
    for name, _ in _kept(schema_editor):
        schema_editor.execute(f'DROP TRIGGER "{name}"', params=None)


def put_back(apps, schema_editor):
    """Make the triggers again that were set aside; for `migrations.RunPython`, last of all."""
    if schema_editor.connection.vendor != "sqlite":
        return
    for _, sql in _kept(schema_editor):
        schema_editor.execute(sql, params=None)
    schema_editor.execute("DROP TABLE temp.kept_triggers", params=None)


def _kept(schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM temp.kept_triggers")
        return cursor.fetchall()
