"""Tries the site's worker with the gunicorn that is installed: `python -m wwc_site.worker_check`.

The worker builds on parts of gunicorn that are nobody's interface. Where they have changed, this
fails before the site starts, and gunicorn's own threaded worker serves instead.
"""

import os
import socket
import threading
from contextlib import contextmanager

from gunicorn.config import Config
from gunicorn.glogging import Logger

from .buffering_worker import BufferingWorker

SECONDS = 5
REQUEST = b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\nhello"


class _InAThread(BufferingWorker):
    def init_signals(self):
        """Leave the signals to the process, of which this is a part."""

    def load_wsgi(self):
        """Serve what was given."""


@contextmanager
def served(application):
    """Serve the WSGI application by a worker in a thread; yields its address."""
    settings = Config()
    settings.set("threads", 4)
    settings.set("loglevel", "critical")
    listener = socket.create_server(("127.0.0.1", 0))
    address = listener.getsockname()
    worker = _InAThread(0, os.getppid(), [listener], None, SECONDS, settings, Logger(settings))
    worker.wsgi = application
    thread = threading.Thread(target=worker.init_process, daemon=True)
    thread.start()
    try:
        yield address
    finally:
        worker.handle_exit(None, None)
        thread.join(SECONDS)
        worker.tmp.close()
        for end in worker.PIPE:
            os.close(end)


def _echo(environ, start_response):
    start_response("200 OK", [("Content-Length", "5")])
    return [environ["wsgi.input"].read()]


def check():
    """Send two requests byte by byte on one connection; raises where one is not answered."""
    with served(_echo) as address, socket.create_connection(address, SECONDS) as client:
        for _ in range(2):
            for byte in REQUEST:
                client.sendall(bytes([byte]))
            answer = b""
            while not answer.endswith(b"hello"):
                if not (more := client.recv(4096)):
                    raise ConnectionError(f"The answer was {answer!r}.")
                answer += more


if __name__ == "__main__":
    check()
