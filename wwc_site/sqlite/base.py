"""SQLite whose file may be moved away, or replaced by another, while the site runs.

A connection goes on with the file that it opened, wherever that is now: what staff save would be
written into a file that nobody reads again. So each use asks whether the name still means it.
"""

import os
import sqlite3

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection to SQLite, which follows the name of its file."""

    # SQLite makes a file that is missing. Of a site that serves it would be an empty record, and
    # the one that was moved away could not come back.
    makes_files = True
    _opened = None

    def get_new_connection(self, conn_params):
        if not self.makes_files and not self._file():
            raise sqlite3.OperationalError("The database file is not there.")
        self._opened = self._file()
        return super().get_new_connection(conn_params)

    def ensure_connection(self):
        """Leave a file that the name no longer means; within a transaction all goes to one."""
        if not self.in_atomic_block and self._is_of_another_file():
            self.close()
        super().ensure_connection()

    def close_if_unusable_or_obsolete(self):
        """Ask nothing of such a connection, as Django does after a request, where nobody hears."""
        if self._is_of_another_file():
            self.close()
        else:
            super().close_if_unusable_or_obsolete()

    def _is_of_another_file(self):
        if self.connection is None:
            return False
        if self._opened is None:  # a new file is there from its first use on
            self._opened = self._file()
        return self._opened != self._file()

    def _file(self):
        """Return what tells the file from any other; None where there is none."""
        try:
            found = os.stat(self.settings_dict["NAME"])
        except OSError:  # it is missing, or the database is in memory
            return None
        return found.st_dev, found.st_ino
