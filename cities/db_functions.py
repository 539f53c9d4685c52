"""Folding inside the database: `folding.fold()` said in each database's own words.

The same folding runs in Python for what a visitor types, and in PostgreSQL or SQLite for what is
stored; a table of names in the tests holds the three together.
"""

from django.db.models import CharField, Func

from .folding import fold


class Fold(Func):
    """`fold()` as a database expression; also an ordering that no server's locale changes."""

    arity = 1
    output_field = CharField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="WWC_FOLD", **context)

    def as_postgresql(self, compiler, connection, **context):
        template = (
            "LOWER(REGEXP_REPLACE(NORMALIZE(REPLACE(%(expressions)s, U&'\\2019', ''''), NFKD), "
            "U&'[\\0300-\\036F]', '', 'g')) COLLATE \"C\""
        )
        return self.as_sql(compiler, connection, template=template, **context)


def add_to_sqlite(connection, **_):
    """Teach a new SQLite connection the function WWC_FOLD; PostgreSQL needs none."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("WWC_FOLD", 1, fold_or_null, deterministic=True)


def fold_or_null(text):
    """Return what SQL returns: NULL for NULL."""
    return None if text is None else fold(text)
