"""Where and on what a run was made."""

import os
import platform
import re
import shutil
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.browser.serving import ROOT

from . import datasette
from .load import WRK


def circumstances():
    """Return (name, value) of what figures depend on."""
    cores = os.sched_getaffinity(0)
    return [
        ("date", f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"),
        ("commit", _commit()),
        ("machine", f"{_processor()}, {len(cores)} cores, {_memory_gib():.0f} GiB"),
        ("load of the machine before", f"{os.getloadavg()[0]:.1f}"),
        ("Python", platform.python_version()),
        ("Django", version("django")),
        ("gunicorn", version("gunicorn")),
        ("nginx", _number_in("nginx", "-v")),
        ("Datasette", _number_in(str(datasette.PROGRAM), "--version")),
        ("load by", "wrk" if WRK else "the project's own generator: wrk was not found"),
    ]


def _commit():
    changed = " and changes" if _said("git", "status", "--porcelain") else ""
    return _said("git", "rev-parse", "--short", "HEAD").strip() + changed or "unknown"


def _processor():
    names = re.findall(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    return names[0] if names else platform.machine()


def _memory_gib():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _number_in(*command):
    found = re.search(r"\d+(\.\d+)+", _said(*command))
    return found[0] if found else "not found"


def _said(program, *arguments):
    program = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if not program:
        return ""
    done = subprocess.run(  # noqa: S603 - a program that is named above
        [program, *arguments], cwd=ROOT, capture_output=True, text=True
    )
    return done.stdout + (done.stderr if done.returncode == 0 else "")
