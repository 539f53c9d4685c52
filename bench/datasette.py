"""Datasette on the same data: a table of one row a city, indexed, immutable, counted beforehand."""

import csv
import io
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.browser.serving import ROOT

# Kept between runs, and installed apart: the site needs nothing of it.
VAR = ROOT / "var"
VENV = VAR / "bench" / "datasette"
PROGRAM = VENV / "bin" / "datasette"
PACKAGE = "datasette>=0.65,<1"
SECONDS_TO_INSTALL = 180
NUMBERS = ("year", "first_year", "awards", "population")
COLUMNS = ("slug", "name", "state", "level", *NUMBERS)
NAMES_IN_FILE = {"level": "current_level", "year": "current_year"}
INDEXED = ("level", "year", "state", "level, year")
# As many rows as the directory shows, and two facets: it shows more.
PAGE = "?_size=24&_facet=level&_facet=year"
FILTERED = f"{PAGE}&level=gold&year=2019"


def install() -> str:
    """Install Datasette where it is not; return why it cannot be, or nothing."""
    if PROGRAM.exists():
        return ""
    VAR.mkdir(mode=0o700, exist_ok=True)  # as the site makes it
    pip = [VENV / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "--quiet"]
    try:
        for command in ([sys.executable, "-m", "venv", VENV], [*pip, "install", PACKAGE]):
            subprocess.run(  # noqa: S603 - no word from outside
                command, check=True, capture_output=True, timeout=SECONDS_TO_INSTALL
            )
    except subprocess.CalledProcessError as error:
        return (error.stderr or error.stdout).decode().strip().rpartition("\n")[2]
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return ""


def path_of(size, kind="", query=PAGE):
    """Return the address of the page, or with `.json` the file, of the table of that size."""
    return f"/cities-{size}/cities{kind}{query}"


def make_database(path: Path, file: str):
    """Make the table of the site's own file of cities."""
    rows = csv.DictReader(io.StringIO(file.removeprefix("\ufeff")))
    columns = ", ".join(f"{name} {'INTEGER' if name in NUMBERS else 'TEXT'}" for name in COLUMNS)
    holes = ", ".join("?" * len(COLUMNS))
    with sqlite3.connect(path) as db:
        db.execute(f"CREATE TABLE cities (id INTEGER PRIMARY KEY, {columns})")
        db.executemany(
            f"INSERT INTO cities ({', '.join(COLUMNS)}) VALUES ({holes})",  # noqa: S608 - names of ours
            ([row[NAMES_IN_FILE.get(name, name)] for name in COLUMNS] for row in rows),
        )
        for names in INDEXED:
            db.execute(f"CREATE INDEX [{names}] ON cities ({names})")
        db.execute("ANALYZE")
    db.close()


def command(paths):
    """Return how to serve the databases at its best, once it has counted their rows."""
    counted = paths[0].with_suffix(".json")
    inspect = [PROGRAM, "inspect", *paths, "--inspect-file", counted]
    subprocess.run(inspect, check=True, capture_output=True)  # noqa: S603 - files of ours
    files = [part for path in paths for part in ("-i", str(path))]
    settings = ("--setting", "suggest_facets", "off", "--inspect-file", str(counted))
    return (str(PROGRAM), "serve", *files, "-h", "127.0.0.1", "-p", "{port}", *settings)
