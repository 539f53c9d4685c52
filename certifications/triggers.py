"""The triggers that migrations made, and the check that the database still has them.

On SQLite a migration that alters a table makes it anew, without its triggers, unless it sets them
aside (migrations/_triggers.py). Nothing else would say that a rule is no longer held.
"""

from dataclasses import dataclass

from django.core.checks import Error
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

PRESENT = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE NOT tgisinternal AND tgenabled <> 'D' AND pg_table_is_visible(tgrelid)"
    ),
}


@dataclass(frozen=True)
class Triggers:
    """The names of the triggers on one table that one migration made, by database vendor."""

    table: str
    app_label: str
    migration: str
    sqlite: tuple[str, ...]
    postgresql: tuple[str, ...]


TRIGGERS = (
    Triggers(
        "certifications_assessment",
        "certifications",
        "0002_city_large_enough",
        ("assessment_city_too_small_on_insert", "assessment_city_too_small_on_update"),
        ("assessment_city_too_small",),
    ),
    Triggers(
        "certifications_certificationaward",
        "certifications",
        "0007_awards_of_announcements",
        ("award_correction_dated", "award_of_its_year_on_insert", "award_of_its_year_on_update"),
        ("award_correction_dated", "award_of_its_year"),
    ),
    Triggers(
        "certifications_announcement",
        "certifications",
        "0007_awards_of_announcements",
        ("announcement_correction_dated", "announcement_keeps_year_of_awards"),
        ("announcement_correction_dated", "announcement_keeps_year_of_awards"),
    ),
    Triggers(
        "certifications_awardsource",
        "certifications",
        "0007_awards_of_announcements",
        (
            "source_correction_dated_on_insert",
            "source_correction_dated_on_update",
            "source_correction_dated_on_delete",
        ),
        ("source_correction_dated",),
    ),
    Triggers(
        "certifications_assessment",
        "certifications",
        "0007_awards_of_announcements",
        ("assessment_keeps_year_of_award",),
        ("assessment_keeps_year_of_award",),
    ),
)


def recording(table, app_label, migration):
    """Return the triggers that record each change of a table."""
    deeds = ("insert", "update", "delete")
    on_sqlite = tuple(f"{table}_recorded_on_{deed}" for deed in deeds)
    return Triggers(table, app_label, migration, on_sqlite, (f"{table}_recorded",))


TRIGGERS += tuple(
    recording(f"certifications_{name}", "certifications", "0008_history")
    for name in ("announcement", "assessment", "certificationaward", "awardsource")
)
TRIGGERS += (
    recording(
        "certifications_expectedannouncement",
        "certifications",
        "0010_expected_announcements_recorded",
    ),
    Triggers(
        "certifications_change",
        "certifications",
        "0008_history",
        ("history_change_kept", "history_change_stays"),
        ("history_change_stays",),
    ),
    Triggers(
        "certifications_revision",
        "certifications",
        "0008_history",
        ("history_revision_kept", "history_revision_stays"),
        ("history_revision_stays",),
    ),
)


def check_triggers(*, databases=None, **kwargs):
    """Report the triggers of this app that a database lacks; a system check."""
    return [error for alias in databases or () for error in lost(TRIGGERS, connections[alias])]


def lost(triggers, connection):
    """Return an Error for each of the triggers that its migration made, and that is gone."""
    applied = MigrationRecorder(connection).applied_migrations()
    with connection.cursor() as cursor:
        cursor.execute(PRESENT[connection.vendor])
        present = set(cursor.fetchall())
    return [
        Error(
            f"The table {each.table} has lost its trigger {name}: the database no longer holds "
            "the rule.",
            hint=f"Execute the statement CREATE TRIGGER {name} again, which stands in "
            f"{each.app_label}/migrations/{each.migration}.py, and begin the migration that lost "
            "it with set_aside and end it with put_back (certifications/migrations/_triggers.py).",
            obj=connection.alias,
            id="wwc.E001",
        )
        for each in triggers
        if (each.app_label, each.migration) in applied
        for name in getattr(each, connection.vendor)
        if (each.table, name) not in present
    ]
