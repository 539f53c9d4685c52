"""The static files, collected only when they, or what they are made with, have changed."""

import hashlib
from importlib.metadata import version
from inspect import getfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

RECORD = "static_collected"
MADE_WITH = ("django", "whitenoise", "brotli")


def collect():
    """Collect the static files, unless the record of the last time says that nothing changed."""
    record = settings.DATA_DIR / RECORD
    kept = record.read_text().split() if record.exists() else []
    sources, collected = _digest_of_sources(), _digest_of_collected()
    if kept == [sources, collected]:
        return
    # While it runs, and after an end half-way, nothing vouches for what stands in the folder.
    record.unlink(missing_ok=True)
    # `collectstatic` trusts a newer file, also one cut short; where all are whole, those of before
    # stay for the pages of before.
    call_command("collectstatic", interactive=False, verbosity=0, clear=kept[1:] != [collected])
    record.write_text(f"{sources} {_digest_of_collected()}\n")


def _digest_of_sources():
    """Return a digest of the files to collect, and of the programs that make more of them."""
    digest = hashlib.sha256(repr([version(name) for name in MADE_WITH]).encode())
    digest.update(Path(getfile(staticfiles_storage.__class__)).read_bytes())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            digest.update(f"\0{path}\0".encode())
            with storage.open(path) as file:
                digest.update(file.read())
    return digest.hexdigest()


def _digest_of_collected():
    """Return a digest of the names and sizes of what stands in the folder."""
    root = Path(settings.STATIC_ROOT)
    files = sorted(
        (str(path.relative_to(root)), path.stat().st_size)
        for path in root.rglob("*")
        if path.is_file()
    )
    return hashlib.sha256(repr(files).encode()).hexdigest()
