"""The site's secret key, made once and kept in a file that only its owner can read."""

import os
import stat
import tempfile
from pathlib import Path

from django.core.management.utils import get_random_secret_key

SHORTEST_KEY = 32


def read_or_make(path: Path) -> str:
    """Return the key kept in `path`; make it there first if the file does not exist.

    Safe when two processes start at once: each writes a private temporary file (mode 0600), and
    only the first hard link to the final name succeeds, so both go on with the same whole key.
    """
    if not path.exists():
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".secret_key_")
        try:
            with os.fdopen(handle, "w") as file:
                file.write(get_random_secret_key())
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first: its key is the key
        finally:
            os.unlink(draft)
    if stat.S_IMODE(path.stat().st_mode) != 0o600:  # asked first: the folder may be read-only
        path.chmod(0o600)
    key = path.read_text().strip()
    if len(key) < SHORTEST_KEY:
        raise SystemExit(f"{path} holds no usable key: delete the file and start again.")
    return key
