"""The folder of an archive: made beside its place, and put there whole or not at all."""

import errno
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import CommandError
from whitenoise.compress import Compressor

MARKER = ".wwc-export"  # its text is the data version
READABLE = 0o755  # by the server, whoever made the folder


class Folder:
    """The files of an archive, each with its compressed forms; how many there are, and bytes."""

    def __init__(self, root: Path):
        self.root = root
        self.compressor = Compressor(quiet=True)
        self.files = self.compressed = self.bytes = 0

    def write(self, name: str, content: bytes):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        small = []
        if self.compressor.should_compress(name):
            small = self.compressor.compress(str(path))
        self.files += 1
        self.compressed += len(small)
        self.bytes += sum(Path(each).stat().st_size for each in (path, *small))


def refuse_unless_free(target: Path):
    """Raise CommandError unless an archive may stand here: nothing does, or a former one."""
    if not target.exists():
        return
    if not target.is_dir():
        raise CommandError(f"{target} is a file: name a folder.")
    if any(target.iterdir()) and not (target / MARKER).is_file():
        raise CommandError(
            f"{target} is not empty, and no export stands in it: name a new or empty folder."
        )


@contextmanager
def put_whole(target: Path):
    """Give a folder beside `target`, which takes its place when the block is done."""
    with _faults_named(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            made.chmod(READABLE)
            yield made
            _swap(made, target)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def _swap(made, target):
    """Put `made` where `target` is; what stood there goes where `made` was, to be removed."""
    if target.exists():
        former = made.with_name(f"{made.name}-former")
        target.rename(former)
        try:
            made.rename(target)
        except OSError:
            former.rename(target)
            raise
        former.rename(made)
    else:
        made.rename(target)


@contextmanager
def _faults_named(target):
    """Say in one sentence what to do about a disk that is full, or a folder that is closed."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            to_do = f"Free some space on the disk of {target.parent}"
        else:
            to_do = f"Let this user write in {target.parent}, or name another folder"
        raise CommandError(
            f"{target} could not be written ({error.strerror}), so nothing was changed. {to_do}."
        ) from error
