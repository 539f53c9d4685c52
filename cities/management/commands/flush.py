"""Empty the database, addresses of cities and the history included."""

from django.core.management.commands import flush
from django.db import connections, transaction

from cities.models import City, CityAddress

# On SQLite a table is emptied row by row: what records each deletion, or refuses it, must rest.
OF_THE_HISTORY = """
    SELECT name, sql FROM sqlite_master
    WHERE type = 'trigger' AND (name GLOB 'history_*' OR name GLOB '*_recorded_on_*')
"""


class Command(flush.Command):
    def handle(self, **options):
        """Let go of the addresses first: SQLite empties the tables in any order, row by row."""
        database = options["database"]
        with transaction.atomic(using=database):
            resting = _rest(connections[database])
            CityAddress.objects.using(database).update(city=None)
            super().handle(**options)
            _wake(connections[database], resting)
            if City.objects.using(database).exists():  # the question was answered with no
                transaction.set_rollback(True, using=database)


def _rest(connection):
    """Drop the triggers of the history, and return what makes them again."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute(OF_THE_HISTORY)
        resting = cursor.fetchall()
        for name, _ in resting:
            cursor.execute(f'DROP TRIGGER "{name}"')
    return [sql for _, sql in resting]


def _wake(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
