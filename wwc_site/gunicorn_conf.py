"""How gunicorn serves the site: `gunicorn --config wwc_site/gunicorn_conf.py wwc_site.wsgi`."""

import os
import socket
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wwc_site.settings")

from django.conf import settings  # noqa: E402 - it must know which settings to read

bind = f"127.0.0.1:{settings.PORT}"
workers = 2
worker_class = "gthread"
threads = 4
# A journalist's link may carry a long query; the default ends at 4,094 bytes with a bare page.
limit_request_line = 8190
accesslog = None
# Gunicorn's own notices of start and stop are not for a reader of the terminal.
loglevel = "warning"


def when_ready(server):
    """Print where the site is, once it answers."""
    print(f"The directory is at http://{bind} (stop it with Ctrl-C)", flush=True)


def _refuse_a_taken_port():
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", settings.PORT))
        except OSError as error:
            sys.exit(
                f"Port {settings.PORT} cannot be used ({error.strerror}): stop the program that "
                f"has it, or choose another port: PORT={settings.PORT % 65535 + 1} make run"
            )


_refuse_a_taken_port()
