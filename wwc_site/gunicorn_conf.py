"""How gunicorn serves the site: `gunicorn --config wwc_site/gunicorn_conf.py wwc_site.wsgi`.

Gunicorn reads this file at its start and again at every reload (HUP) and replacement (USR2), when
the port is rightly taken: by the site itself. It asks whether the port is free only when it is run
as a command, `python -m wwc_site.gunicorn_conf`.
"""

import os
import socket
import subprocess
import sys
from pathlib import Path

READ = "from django.conf import settings as s; print(s.BIND, s.PORT, s.PROCESSES)"


def _settings():
    """Return the address, the port and the number of processes, which a process of its own reads.

    What the master imports its workers inherit: after a reload they would serve the new code with
    the settings, and the libraries, of before.
    """
    done = subprocess.run(  # noqa: S603 - this Python, and no word from outside
        [sys.executable, "-c", READ],
        cwd=Path(__file__).resolve().parent.parent,
        env={"DJANGO_SETTINGS_MODULE": "wwc_site.settings"} | os.environ,
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        sys.exit(done.returncode)  # it has said what to set
    address, port, processes = done.stdout.split()
    return address, int(port), int(processes)


ADDRESS, PORT, workers = _settings()

bind = f"{ADDRESS}:{PORT}"
worker_class = "gthread"
threads = 4
# A journalist's link may carry a long query; the default ends at 4,094 bytes with a bare page.
limit_request_line = 8190
accesslog = None
# Gunicorn's own notices of start and stop are not for a reader of the terminal.
loglevel = "warning"
# Signals are enough to run the site; a socket in the home folder would be one more way in.
control_socket_disable = True


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
