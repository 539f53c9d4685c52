"""The sentence on a disk that refuses the site."""

import errno
import os
from pathlib import Path
from sqlite3 import OperationalError

import pytest

from cities.management.disk_fault import disk_fault

FOLDER = Path("/data")


def of_number(number):
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (of_number(errno.ENOSPC), "The disk of /data is full: free some space"),
        (of_number(errno.EDQUOT), "The disk of /data is full: free some space"),
        (OperationalError("database or disk is full"), "The disk of /data is full: free some"),
        (of_number(errno.EACCES), "/data cannot be written to (Permission denied): let"),
        (of_number(errno.EROFS), "/data cannot be written to (Read-only file system): let"),
        (
            OperationalError("attempt to write a readonly database"),
            "/data cannot be written to (attempt to write a readonly database): let",
        ),
    ],
)
def test_a_refusal_of_the_disk_says_what_to_do(error, sentence):
    assert disk_fault(error, FOLDER).startswith(sentence)


@pytest.mark.parametrize(
    "error", [of_number(errno.ENOENT), OperationalError("no such table"), ValueError("x")]
)
def test_what_is_no_fault_of_the_disk_is_left_alone(error):
    assert disk_fault(error, FOLDER) is None
