"""Folding inside the database: `fold()` and `key_of()` of folding.py, said in its own words.

The same folding runs in Python for what a visitor types, and in PostgreSQL or SQLite for what is
stored; a table of names in the tests holds the three together.
"""

from django.db.models import CharField, Func

from .text import fold, key_of

POSTGRESQL_FOLD = (
    "LOWER(REGEXP_REPLACE(NORMALIZE(REPLACE(%(expressions)s, U&'\\2019', ''''), NFKD), "
    "U&'[\\0300-\\036F]', '', 'g')) COLLATE \"C\""
)
POSTGRESQL_KEY = f"REGEXP_REPLACE({POSTGRESQL_FOLD}, '[^a-z0-9]', '', 'g') COLLATE \"C\""


class Fold(Func):
    """`fold()` as a database expression; also an ordering that no server's locale changes."""

    arity = 1
    output_field = CharField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="WWC_FOLD", **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template=POSTGRESQL_FOLD, **context)


class Key(Func):
    """`key_of()` as a database expression; every name has an index over it."""

    arity = 1
    output_field = CharField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="WWC_KEY", **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template=POSTGRESQL_KEY, **context)


def add_to_sqlite(connection, **_):
    """Teach a new SQLite connection WWC_FOLD and WWC_KEY; PostgreSQL needs neither."""
    if connection.vendor == "sqlite":
        for name, function in (("WWC_FOLD", fold), ("WWC_KEY", key_of)):
            connection.connection.create_function(name, 1, _or_null(function), deterministic=True)


def _or_null(function):
    """Return `function` as SQL would have it: NULL for NULL."""
    return lambda text: None if text is None else function(text)
