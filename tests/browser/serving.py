"""The site in processes of its own, served as `make run` serves it, from a folder of its own."""

import atexit
import fcntl
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
# What else a developer has set must not reach the site: the tests say what it is made of.
OURS = ("WWC_", "DATABASE_URL", "CACHE_URL", "PORT", "WEB_CONCURRENCY", "DJANGO_", "SENTRY_")
PREPARE = ("prepare",)  # the step of `make run` before the server
SHARED = "PREPARED_SITE_OF_THE_TESTS"  # a variable that names the folder of that site
SECONDS_TO_START = 60


def environment():
    """Return the environment without what a developer has set for the site."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)}


def share_prepared():
    """Let the processes that this one starts share one prepared site, which ends with this one."""
    os.environ[SHARED] = tempfile.mkdtemp(prefix="wwc-prepared-")
    atexit.register(shutil.rmtree, os.environ[SHARED])


def prepared() -> Path:
    """Return the folder of a site on SQLite, prepared by who needs it first: tests have copies."""
    if SHARED not in os.environ:
        share_prepared()
    folder = Path(os.environ[SHARED])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists():
            (folder / "begun").mkdir(exist_ok=True)
            _run("manage.py", *PREPARE, env=environment() | {"WWC_DATA_DIR": str(folder / "begun")})
            (folder / "begun").rename(folder / "site")
    return folder / "site"


def copy_prepared(folder, **settings):
    """Copy that site into a folder; where its database is set to be elsewhere, prepare that one."""
    is_elsewhere = "DATABASE_URL" in settings
    parts = (
        shutil.ignore_patterns("db.sqlite3*", "secret_key", "prepare*") if is_elsewhere else None
    )
    shutil.copytree(prepared(), folder, ignore=parts, dirs_exist_ok=True)
    if is_elsewhere:
        _run("manage.py", *PREPARE, env=environment() | settings | {"WWC_DATA_DIR": str(folder)})


@contextmanager
def served(app="wwc_site.wsgi", *, then=(), **settings):
    """Serve the published roster from a folder of its own; give the address, then end it.

    `then` are management commands for a site that holds more than the roster.
    """
    with tempfile.TemporaryDirectory(prefix="wwc-browser-") as folder:
        port = free_port()
        variables = environment() | settings | {"WWC_DATA_DIR": folder, "PORT": str(port)}
        copy_prepared(folder, **settings)
        for command in then:
            _run("manage.py", *command, env=variables)
        log = Path(folder) / "server.log"
        server = _start(app, variables, log)
        try:
            _wait_until_it_answers(server, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=SECONDS_TO_START)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _run(*arguments, env):
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=env, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")


def _start(app, environment, log):
    command = [sys.executable, "-m", "gunicorn", "--config", "wwc_site/gunicorn_conf.py", app]
    with log.open("w") as output:
        return subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )


def _wait_until_it_answers(server, port, log):
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            return
        except OSError:  # refused, broken off, or a slow machine's time-out: not yet
            time.sleep(0.1)
    raise RuntimeError(f"The site did not start:\n{log.read_text()}")
