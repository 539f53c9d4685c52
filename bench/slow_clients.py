"""Measures how long readers wait beside slow clients: `make slow-clients`. Asserts nothing.

The site is served as `make run` does, by gunicorn's own threads and by the site's worker.
"""

import socket
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from statistics import quantiles
from urllib.request import urlopen

from . import sites
from .progress import say
from .servers import Servers

CLIENTS, READERS, SECONDS = 200, 4, 5.0
WORKERS = {"gunicorn's `gthread`": ("--worker-class", "gthread"), "the site's worker": ()}
HEAD = b"GET /cities/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
POST = b"POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n"
PAGES = b"GET /cities/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 10
# What each client sends at once, and what byte by byte thereafter.
KINDS = {
    "none": None,
    "silent": (b"", b""),
    "a head that drips": (HEAD, b"X-Slow: " + b"x" * 2_000),
    "a body that drips": (POST, b"x" * 2_000),
    "takes no answer": (PAGES, b""),
}


def main():
    with tempfile.TemporaryDirectory(prefix="wwc-slow-") as made:
        folder = Path(made)
        data = folder / "data"
        sites.manage(data, "prepare")
        print(f"{CLIENTS} slow clients, {READERS} readers of `/cities/`, ms:\n")
        print("| server | slow clients | answers | median | 95 % | longest |")
        print("| --- | --- | --: | --: | --: | --: |")
        for name, options in WORKERS.items():
            for kind, sent in KINDS.items():
                say(f"{name}: {kind}")
                with Servers(folder) as servers:
                    waits = measure(servers.site(data, options=options).port, sent)
                if len(waits) < 2:
                    print(f"| {name} | {kind} | {len(waits)} | - | - | more than {SECONDS:.0f} s |")
                    continue
                cuts = quantiles(waits, n=20, method="inclusive")
                figures = " | ".join(
                    f"{1000 * each:.1f}" for each in (cuts[9], cuts[18], max(waits))
                )
                print(f"| {name} | {kind} | {len(waits):,} | {figures} |", flush=True)


def measure(port, sent):
    """Return the seconds that each answer took while the slow clients were there."""
    _ask(port)
    over = threading.Event()
    slow = [] if sent is None else [_connect(port, sent[0]) for _ in range(CLIENTS)]
    threading.Thread(target=_drip, args=(slow, sent and sent[1], over), daemon=True).start()
    time.sleep(0.5)
    waits: list[float] = []
    readers = [
        threading.Thread(target=_read, args=(port, waits), daemon=True) for _ in range(READERS)
    ]
    for reader in readers:
        reader.start()
    time.sleep(SECONDS)
    over.set()
    taken = list(waits)
    for client in slow:
        client.close()
    return taken


def _connect(port, sent):
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.connect(("127.0.0.1", port))
    client.sendall(sent)
    return client


def _drip(clients, drops, over):
    for drop in drops or b"":
        for client in clients:
            with suppress(OSError):
                client.send(bytes([drop]))
        if over.wait(0.2):
            return


def _read(port, waits):
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        began = time.monotonic()
        _ask(port)
        waits.append(time.monotonic() - began)
        time.sleep(0.02)


def _ask(port):
    with urlopen(f"http://127.0.0.1:{port}/cities/", timeout=60) as answer:
        answer.read()


if __name__ == "__main__":
    sys.exit(main())
