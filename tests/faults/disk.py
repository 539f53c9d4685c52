"""A small disk in memory, which a test may fill or make read-only."""

import os
import subprocess
from contextlib import contextmanager, suppress

import pytest

MB = 48


@contextmanager
def small_disk(folder):
    if os.geteuid() != 0:
        pytest.skip("only root may mount the small disk of this test")
    folder.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={MB}m,mode=700", "none", folder)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def make_read_only(folder):
    _mount("-o", "remount,ro", folder)


def make_writable(folder):
    _mount("-o", "remount,rw", folder)


def fill(folder):
    """Leave not a byte of the disk; return the file that takes it all."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (2**20, 4096, 1):
            with suppress(OSError):
                while True:
                    file.write(b"x" * size)
    return filler


def _mount(*arguments):
    subprocess.run(["mount", *arguments], check=True)
