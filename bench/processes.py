"""What Linux says of a process and all that it started: the cores, CPU time and memory."""

import os
import re
import time
from contextlib import contextmanager
from pathlib import Path

PROC = Path("/proc")
CORES = sorted(os.sched_getaffinity(0))
# The load must not take the server's time: where there are two cores, each has its own.
OF_SERVERS, OF_LOAD = {CORES[0]}, {CORES[-1]}
TICKS = os.sysconf("SC_CLK_TCK")
USER, SYSTEM, PARENT = 11, 12, 1  # fields of /proc/PID/stat, after the name


@contextmanager
def on_cores(cores):
    """Keep what is started meanwhile to these cores, from its first moment on."""
    former = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, former)


def tree(pid):
    """Return the process, its children and theirs."""
    children = {}
    for path in PROC.glob("[0-9]*"):
        if stat := _stat(path.name):
            children.setdefault(int(stat[PARENT]), []).append(int(path.name))
    found, to_do = [], [pid]
    while to_do:
        found.append(to_do.pop())
        to_do += children.get(found[-1], [])
    return found


def cpu_seconds(pid):
    stats = filter(None, map(_stat, tree(pid)))
    return sum(int(stat[USER]) + int(stat[SYSTEM]) for stat in stats) / TICKS


def settle(pid, patience=20):
    """Wait until the server has answered what the load left behind."""
    deadline = time.monotonic() + patience
    before = None
    while time.monotonic() < deadline and before != (before := cpu_seconds(pid)):
        time.sleep(0.1)


def memory_now(pid):
    """Return the memory of the largest process, a worker, in MiB."""
    return _largest(pid, "VmRSS")


def memory_at_most(pid):
    """Return the most that the largest process ever took, in MiB."""
    return _largest(pid, "VmHWM")


def _largest(pid, field):
    found = (re.search(rf"{field}:\s+(\d+) kB", _read(each, "status")) for each in tree(pid))
    return max((int(match[1]) / 1024 for match in found if match), default=0)


def _stat(pid):
    return _read(pid, "stat").rpartition(")")[2].split()


def _read(pid, name):
    try:
        return (PROC / str(pid) / name).read_text()
    except OSError:  # it has ended
        return ""
