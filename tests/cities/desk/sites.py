"""Whole sites, each with a database of its own, and commands on them in processes of their own."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.serving import ROOT, environment


@dataclass
class Site:
    """A site on a folder, and on the database of `settings` or an SQLite file there."""

    folder: Path
    settings: dict = field(default_factory=dict)

    def run(self, *command, answer="", umask=0o022):
        """Run a command; return its code, and what it said of its errors or else of its work."""
        done = subprocess.run(
            [sys.executable, "manage.py", *map(str, command)],
            cwd=ROOT,
            env=environment() | {"WWC_DATA_DIR": str(self.folder)} | self.settings,
            input=answer,
            capture_output=True,
            text=True,
            umask=umask,
        )
        return done.returncode, done.stderr or done.stdout

    def does(self, *command):
        """Run a command that must succeed; return what it said."""
        code, said = self.run(*command)
        assert code == 0, said
        return said

    def shell(self, *lines):
        """Run Python on the site, on which its models are at hand."""
        ours = ("cities.models", "certifications.models", "django.contrib.auth.models")
        code = "\n".join([*(f"from {module} import *" for module in ours), *lines])
        return self.does("shell", "--no-imports", "-c", code)

    def content(self):
        """Return all that the database holds, as text."""
        if self.settings:
            return self.does("dumpdata", "--natural-foreign", "--indent", "1")
        with closing(sqlite3.connect(self.folder / "db.sqlite3")) as database:
            return "\n".join(sorted(database.iterdump()))  # a copy has its indexes in another order

    def state(self):
        """Return what is the same as long as nothing of the database changes."""
        return self.content() if self.settings else (self.folder / "db.sqlite3").read_bytes()

    def back_up(self, *options):
        """Make a backup; return its file."""
        before = set(self.backups())
        self.does("backup", *options)
        (made,) = set(self.backups()) - before
        return made

    def backups(self):
        return sorted(self.folder.glob("backups/wwc-*[!6]"))
