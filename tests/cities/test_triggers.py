"""The list of the directory's triggers against the database, and the check that reads it."""

import pytest
from django.db import connection

from cities.triggers import TRIGGERS, check_triggers

OURS = [(each.table, name) for each in TRIGGERS for name in getattr(each, connection.vendor)]
DROP = {"sqlite": "DROP TRIGGER {name}", "postgresql": "DROP TRIGGER {name} ON {table}"}


def test_a_migrated_database_lacks_none(db):
    assert check_triggers(databases=["default"]) == []


@pytest.mark.parametrize(("table", "name"), OURS)
def test_the_one_that_is_lost_is_named(db, table, name):
    with connection.cursor() as cursor:
        cursor.execute(DROP[connection.vendor].format(table=table, name=name))

    (error,) = check_triggers(databases=["default"])

    assert (table in error.msg, name in error.msg) == (True, True)


def test_no_database_is_asked_unless_the_check_is_of_databases(db):
    assert check_triggers() == []
