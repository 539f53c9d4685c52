"""A data folder that held a site begins no other one by itself: its database may be elsewhere."""

from pathlib import Path

from django.conf import settings
from django.db import connection

from cities.models import City

LOCK = "prepare.lock"
MARK = "prepared"
MARKED = "This folder has held a site: without its database no other one is begun here unasked.\n"


def has_held_a_site() -> bool:
    """Was a site ever prepared in the data folder? To be asked before `LOCK` is made."""
    folder = settings.DATA_DIR
    # Version 0.1.0 left no mark; it collected the static files once the database was filled.
    return (folder / MARK).exists() or (
        (folder / LOCK).exists() and Path(settings.STATIC_ROOT).exists()
    )


def mark():
    """Note that the data folder holds a site."""
    path = settings.DATA_DIR / MARK
    if not path.exists():
        path.write_text(MARKED)


def refusal_of_a_lost_database() -> str | None:
    """Return what to do where the database is gone; None where the site's tables stand in it.

    A PostgreSQL server keeps its databases itself. An SQLite file that is missing would be made
    anew, so nothing may connect before this is asked.
    """
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return None
    path = Path(connection.settings_dict["NAME"])
    if path.exists() and City._meta.db_table in connection.introspection.table_names():
        return None
    return (
        f"{settings.DATA_DIR} has held a site, but its database is not in {path}: put a backup "
        "there with .venv/bin/python manage.py restore FILE, or set DATABASE_URL to where it is, "
        "or, for a new site with the published roster, "
        "run: .venv/bin/python manage.py prepare --begin-anew"
    )
