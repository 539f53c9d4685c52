"""Starts of a site in processes of their own, which know nothing of the developer's settings."""

import subprocess
import sys

from tests.browser.serving import ROOT, environment


def begin(folder, *options, **variables):
    """Begin `manage.py prepare` on the folder and return its process."""
    return subprocess.Popen(
        [sys.executable, "manage.py", "prepare", *options],
        cwd=ROOT,
        env=environment() | {"WWC_DATA_DIR": str(folder)} | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def prepare(folder, *options, **variables):
    """Run `manage.py prepare` on the folder; return its code and what it said."""
    process = begin(folder, *options, **variables)
    said = process.communicate()[0]
    return process.returncode, said
