"""How gunicorn serves the site: `gunicorn --config wwc_site/gunicorn_conf.py wwc_site.wsgi`.

Gunicorn reads this file at its start and again at every reload (HUP) and replacement (USR2), when
the port is rightly taken: by the site itself. It asks whether the port is free only when it is run
as a command, `python -m wwc_site.gunicorn_conf`.
"""

import ctypes
import os
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_WORKER = (
    "Warning: the site's own worker does not run with this gunicorn {}. gunicorn's threads serve "
    "instead: put a proxy that buffers requests in front, or slow clients can hold the site up."
)
M_ARENA_MAX = -8  # of glibc's malloc.h
READ = "from django.conf import settings as s; print(s.BIND, s.PORT, s.PROCESSES)"


def _settings():
    """Return the address, the port and the number of processes, which a process of its own reads.

    What the master imports its workers inherit: after a reload they would serve the new code with
    the settings, and the libraries, of before.
    """
    done = subprocess.run(  # noqa: S603 - this Python, and no word from outside
        [sys.executable, "-c", READ],
        cwd=ROOT,
        env={"DJANGO_SETTINGS_MODULE": "wwc_site.settings"} | os.environ,
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        sys.exit(done.returncode)  # it has said what to set
    address, port, processes = done.stdout.split()
    return address, int(port), int(processes)


def _worker():
    """Return the site's worker; gunicorn's own where the installed gunicorn does not carry it."""
    check = [sys.executable, "-m", "wwc_site.worker_check"]
    done = subprocess.run(  # noqa: S603 - this Python, and no word from outside
        check, cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    if done.returncode == 0:
        return "wwc_site.buffering_worker.BufferingWorker"
    print(WITHOUT_WORKER.format(done.stderr.strip().splitlines()[-1:]), file=sys.stderr)
    return "gthread"


ADDRESS, PORT, workers = _settings()

bind = f"{ADDRESS}:{PORT}"
threads = 4
# A connection is an open file, of which a process may have 1,024 where nobody said otherwise.
worker_connections = 800
# A journalist's link may carry a long query; the default ends at 4,094 bytes with a bare page.
limit_request_line = 8190
# By default a header SCRIPT_NAME of whoever comes from this machine, as all visitors of a proxy do,
# moves every address of the answer, also of one that is kept for all.
forwarder_headers = ""
accesslog = None
# Gunicorn's own notices of start and stop are not for a reader of the terminal.
loglevel = "warning"
# Signals are enough to run the site; a socket in the home folder would be one more way in.
control_socket_disable = True


def post_fork(_server, _worker):
    """Let the threads of a worker share one store of free memory, where the C library is glibc.

    It would keep one for each thread: 13 of 160 MiB with the pages and files of 20,000 cities.
    """
    if mallopt := getattr(ctypes.CDLL(None), "mallopt", None):
        mallopt(M_ARENA_MAX, 1)


def when_ready(server):
    """Print where the site is, once it answers."""
    print(f"The directory is at http://{bind} (stop it with Ctrl-C)", flush=True)


def _refuse_a_taken_port():
    family = socket.AF_INET6 if ADDRESS.startswith("[") else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS.strip("[]"), PORT))
        except OSError as error:
            sys.exit(
                f"Port {PORT} cannot be used ({error.strerror}): stop the program that "
                f"has it, or choose another port: PORT={PORT % 65535 + 1} make run"
            )


if __name__ == "__main__":
    _refuse_a_taken_port()
else:
    # Of its module and of gunicorn's a reload gives the workers what the master has; an upgrade of
    # these needs a new master (USR2, or a restart).
    worker_class = _worker()
