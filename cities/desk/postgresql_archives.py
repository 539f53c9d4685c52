"""A backup of PostgreSQL is an archive of its own tools: written, looked at, and loaded."""

import os
import re
import subprocess
from pathlib import Path

from django.core.management.base import CommandError
from django.db import connection

from cities.models import City

SUFFIX = ".pgdump"
TABLE = re.compile(r"^\d+; \d+ \d+ TABLE \S+ (\S+) ", re.MULTILINE)
KEYS = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER"}


class ToolFailed(CommandError):
    """One of PostgreSQL's tools said no."""


def dump(path: Path):
    """Write the present database, as it is at one moment, to a file."""
    _run("pg_dump", "--format=custom", "--no-owner", f"--file={path}", f"--dbname={_name()}")


def migrations_of(path: Path) -> set:
    """Return the (app, name) of the migrations in a file; ValueError if it is not sound."""
    try:
        if City._meta.db_table not in _tables_of(path):
            raise ValueError("its tables are not there")
        rows = _run("pg_restore", "--data-only", "--table=django_migrations", "--file=-", path)
    except ToolFailed as error:
        raise ValueError(str(error)) from error
    copied = rows.partition("COPY ")[2].partition("\n")[2].partition("\n\\.")[0]
    return {tuple(row.split("\t")[1:3]) for row in copied.splitlines()}


def load(path: Path, aside: Path):
    """Replace the present database by that of a file, and keep it as the file `aside`."""
    aside.touch(mode=0o600)
    try:
        dump(aside)
        _refuse_further_tables(path, aside)
        how = ("--clean", "--if-exists", "--single-transaction", "--no-owner")
        _run("pg_restore", *how, f"--dbname={_name()}", path)
    except CommandError:
        aside.unlink()
        raise


def _refuse_further_tables(path, aside):
    """Raise CommandError if tables would stay that only the present database has."""
    if more := sorted(_tables_of(aside) - _tables_of(path)):
        raise CommandError(
            f"The database holds tables that {path} does not know ({', '.join(more)}), and they "
            "would stay, so nothing was changed: make an empty database, set DATABASE_URL to it, "
            "and restore into that."
        )


def _tables_of(path):
    return set(TABLE.findall(_run("pg_restore", "--list", path)))


def _name():
    return connection.settings_dict["NAME"]


def _run(tool, *arguments):
    """Return what one of PostgreSQL's tools said; CommandError if it is missing, or failed."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and a tool that we name
            [tool, *map(str, arguments)], env=_environment(), capture_output=True, text=True
        )
    except FileNotFoundError as error:
        raise CommandError(
            f"{tool} was not found: install PostgreSQL's client programs, of the server's version "
            "or newer (Debian: apt-get install postgresql-client)."
        ) from error
    if done.returncode:
        raise ToolFailed(f"{tool} failed, and nothing was changed: {' '.join(done.stderr.split())}")
    return done.stdout


def _environment():
    """Return the environment in which the tools reach the server; no password in the arguments."""
    config = connection.settings_dict
    _, of_options = connection.client.settings_to_cmd_args_env(config, [])
    server = {name: str(config[key]) for key, name in KEYS.items() if config[key]}
    return os.environ | server | (of_options or {}) | {"LC_ALL": "C.UTF-8"}
