"""The server process: it is reloaded and replaced without losing a request."""

import os
import platform
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.browser.serving import ROOT, copy_prepared, free_port
from tests.browser.serving import environment as plain

pytestmark = pytest.mark.once

CONF = "wwc_site/gunicorn_conf.py"
WORKERS = 2
SECONDS = 60  # a bound for a slow machine: nothing here takes more than a few
CLIENTS = 4
MOST_REQUESTS = 3_000  # of each client


def environment(folder, port):
    # In HOME gunicorn would put the socket that controls it.
    return plain() | {"WWC_DATA_DIR": str(folder / "var"), "PORT": str(port), "HOME": str(folder)}


def gunicorn(folder, port, *options):
    """Start the command that `make run` calls; `python -m gunicorn` cannot replace its master."""
    command = [Path(sys.executable).with_name("gunicorn"), "--config", CONF, *options]
    with open(folder / "log", "w") as log:
        return subprocess.Popen(
            [*command, "wwc_site.wsgi"],
            cwd=ROOT,
            env=environment(folder, port),
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def wait_until(condition, what):
    deadline = time.monotonic() + SECONDS
    while not (found := condition()):
        assert time.monotonic() < deadline, f"{what}: waited {SECONDS} s in vain"
        time.sleep(0.05)
    return found


def children(pid):
    """Return the processes that `pid` started and that run."""
    return set(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


def answers(port):
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=SECONDS) as response:
            return response.read() == b"ok\n"
    except OSError:
        return False


class Load:
    """Clients that ask one page after the other; each answer is True where it was the page."""

    def __init__(self, port):
        self.port, self.over, self.answers = port, threading.Event(), []
        self.clients = [threading.Thread(target=self._ask) for _ in range(CLIENTS)]

    def _ask(self):
        for _ in range(MOST_REQUESTS):
            if self.over.is_set():
                return
            self.answers.append(answers(self.port))

    def go_on(self):
        """Wait until another ten answers have come."""
        wanted = len(self.answers) + 10
        wait_until(lambda: len(self.answers) >= wanted, "the site answers")

    def __enter__(self):
        for client in self.clients:
            client.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for client in self.clients:
            client.join()


@pytest.fixture
def folder(tmp_path):
    """The folder of a site that is ready to be served."""
    copy_prepared(tmp_path / "var")
    return tmp_path


@contextmanager
def serving(folder, port):
    """Run gunicorn and give its process; end it, and the master that may have followed it."""
    server = gunicorn(folder, port, "--pid", str(folder / "pid"))
    try:
        wait_until(lambda: answers(port) or server.poll() is not None, "the site starts")
        yield server
    finally:
        for pid in {file.read_text() for file in folder.glob("pid*")} - {str(server.pid)}:
            end(pid)
        server.terminate()
        server.wait(SECONDS)


def end(pid):
    with suppress(ProcessLookupError):
        os.kill(int(pid), signal.SIGTERM)
    wait_until(lambda: not runs(pid), "the server ends")


def runs(pid):
    command = Path(f"/proc/{pid}/cmdline")
    return command.exists() and command.read_bytes() != b""  # empty: ended, and not yet collected


def test_a_reload_loses_no_request(folder):
    port = free_port()

    with serving(folder, port) as server, Load(port) as load:
        before = children(server.pid)
        load.go_on()
        server.send_signal(signal.SIGHUP)
        wait_until(lambda: not before & children(server.pid), "a reload")
        load.go_on()
        ended = server.poll() is not None

    assert not ended, (folder / "log").read_text()
    assert load.answers.count(False) == 0


def test_a_new_master_takes_over_without_losing_a_request(folder):
    port = free_port()
    successor = folder / "pid.2"

    with serving(folder, port) as server, Load(port) as load:
        load.go_on()
        server.send_signal(signal.SIGUSR2)
        wait_until(successor.exists, "a new master")
        new = successor.read_text().strip()
        wait_until(lambda: len(children(new)) == WORKERS, "its workers")
        server.terminate()  # QUIT would drop a request that has only just come in
        server.wait(SECONDS)
        load.go_on()
        followed = runs(new)

    assert followed, (folder / "log").read_text()
    assert load.answers.count(False) == 0


def test_the_master_imports_nothing_that_its_workers_must_read_anew(tmp_path):
    code = (
        f"import runpy, sys; runpy.run_path({CONF!r}, run_name='__config__'); "
        "print(sorted({name.split('.')[0] for name in sys.modules}))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment(tmp_path, free_port()),
        capture_output=True,
        text=True,
        check=True,
    )

    assert "subprocess" in done.stdout
    assert "django" not in done.stdout
    assert "wwc_site" not in done.stdout


def test_gunicorn_opens_no_control_socket(tmp_path):
    server = gunicorn(tmp_path, free_port(), "--print-config")

    assert server.wait(SECONDS) == 0
    assert re.search(r"^control_socket_disable\s+= True$", (tmp_path / "log").read_text(), re.M)


def test_no_header_of_a_visitor_moves_the_addresses_of_the_site(folder):
    port = free_port()
    moved = Request(f"http://127.0.0.1:{port}/cities/", headers={"SCRIPT_NAME": "/cities"})

    with serving(folder, port):
        pages = [urlopen(moved, timeout=SECONDS).read(), page_of(port, "/"), page_of(port, "/")]

    assert b'<h1 class="directory-head">' in pages[0]
    assert [page.count(b'"/cities/cities/') for page in pages] == [0, 0, 0]


def page_of(port, path):
    return urlopen(f"http://127.0.0.1:{port}{path}", timeout=SECONDS).read()


def test_a_gunicorn_that_does_not_carry_the_worker_serves_by_its_own(tmp_path, monkeypatch):
    """A gunicorn whose inner parts are others, as of a later version, is made for the check."""
    (tmp_path / "sitecustomize.py").write_text(
        "from gunicorn.workers.gthread import ThreadWorker\n"
        "ThreadWorker.handle = lambda self, conn: False\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    server = gunicorn(tmp_path, free_port(), "--print-config")

    assert server.wait(SECONDS) == 0
    said = (tmp_path / "log").read_text()
    assert re.search(r"^worker_class\s+= gthread$", said, re.M)
    assert "Warning: the site's own worker does not run with this gunicorn" in said


def test_address_and_processes_are_set_from_outside(folder):
    port = free_port()
    said = environment(folder, port) | {"WWC_BIND": "127.0.0.2", "WEB_CONCURRENCY": "1"}
    with open(folder / "log", "w") as log:
        server = subprocess.Popen(
            [Path(sys.executable).with_name("gunicorn"), "--config", CONF, "wwc_site.wsgi"],
            cwd=ROOT,
            env=said,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until(lambda: "127.0.0.2" in (folder / "log").read_text(), "the site starts")
        wait_until(lambda: len(children(server.pid)) == 1, "one process serves")
        assert not answers(port)  # of 127.0.0.1
    finally:
        server.terminate()
        server.wait(SECONDS)


OF_THREADS = """
import ctypes, threading
from wwc_site import gunicorn_conf
{}
def allocate():
    barrier.wait()
    bytes(1_000_000), [bytes(1_000) for _ in range(1_000)]
barrier = threading.Barrier(8)
threads = [threading.Thread(target=allocate) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
libc = ctypes.CDLL(None)
libc.fdopen.restype = ctypes.c_void_p
out = libc.fdopen(1, b"w")
libc.malloc_info(0, ctypes.c_void_p(out))
libc.fflush(ctypes.c_void_p(out))
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="Only glibc has such stores.")
@pytest.mark.parametrize(("hook", "is_one"), [("", False), ("gunicorn_conf.post_fork(0, 0)", True)])
def test_the_threads_of_a_worker_share_one_store_of_memory(tmp_path, hook, is_one):
    done = subprocess.run(
        [sys.executable, "-c", OF_THREADS.format(hook)],
        cwd=ROOT,
        env=environment(tmp_path, free_port()),
        capture_output=True,
        text=True,
        check=True,
    )

    assert (done.stdout.count("<heap nr=") == 1) == is_one
