"""A site in processes of its own, and what its readers and its staff see of it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.admin_pages import WHY
from tests.browser.serving import ROOT, environment, free_port
from tests.certifications.history.test_race import Editor, address_of

SECONDS = 60  # a bound for a slow machine
KNOWN = ["/", "/cities/", "/cities/boston-ma/", "/cities.csv", "/awards.json"]
UNKNOWN = ["/states/", "/cities/?level=gold", "/cities.geojson", "/timeline/2018/"]
CITY = "Boston"
CHECK = """
from django.db import connection
with connection.cursor() as cursor:
    print(*cursor.execute("PRAGMA integrity_check").fetchone())
"""


class Answer(NamedTuple):
    """What a reader gets; status 0 where nobody answers."""

    status: int
    headers: dict
    body: str

    @property
    def is_good(self):
        """Is it the page of now, one that says it is of before, or that says when to come back?"""
        if self.status == 200:
            is_page = self.body.startswith("<!doctype html>")
            return "Warning" not in self.headers or not is_page or "right now" in self.body
        return self.status == 503 and self.headers.get("Retry-After", "").isdecimal()


class RunningSite:
    """A site in a folder, which `with` serves; `settings` are its environment."""

    def __init__(self, folder: Path, **settings):
        self.folder, self.log = folder, folder.parent / "log"
        self.database = folder / "db.sqlite3"
        self.port = free_port()
        self.settings = settings | {"WWC_DATA_DIR": str(folder), "PORT": str(self.port)}
        self.address = f"http://127.0.0.1:{self.port}"
        self.server = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        assert "Internal Server Error" not in self.log.read_text(), self.log.read_text()

    def begin(self, *command):
        """Begin a command of manage.py and return its process."""
        return subprocess.Popen(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=environment() | self.settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def manage(self, *command, is_refused=False):
        """Run a command of manage.py and return what it said."""
        process = self.begin(*command)
        said = process.communicate(timeout=SECONDS)[0]
        assert bool(process.returncode) == is_refused, said
        return said

    def start(self):
        """Serve, until it answers, and let readers ask for what they will know."""
        gunicorn = [sys.executable, "-m", "gunicorn", "--config", "wwc_site/gunicorn_conf.py"]
        with self.log.open("a") as log:
            self.server = subprocess.Popen(
                [*gunicorn, "wwc_site.wsgi"],
                cwd=ROOT,
                env=environment() | self.settings,
                stdout=log,
                stderr=log,
            )
        wait_until(lambda: self.get("/healthz").status == 200, "the site did not start")
        for path in KNOWN * 6:  # each worker keeps its own, most likely
            self.get(path)

    def stop(self):
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
        self.server.wait(SECONDS)

    def workers(self):
        path = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children")
        return [int(pid) for pid in path.read_text().split()]

    def kill(self, *pids):
        for pid in pids:
            os.kill(pid, signal.SIGKILL)

    def get(self, path) -> Answer:
        try:
            with urlopen(self.address + path, timeout=SECONDS) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read().decode())
        except HTTPError as refused:
            with refused:
                return Answer(refused.code, dict(refused.headers), refused.read().decode())
        except (URLError, OSError):
            return Answer(0, {}, "")

    def staff(self, name="ann"):
        return Staff(self, name)

    def readers(self):
        """Ask for what is known and for what is not; return {path: the answer}."""
        return {path: self.get(path) for path in KNOWN + UNKNOWN}

    def is_well(self):
        answers = [self.get(path) for path in (*KNOWN * 4, *UNKNOWN, "/readyz")]
        return all(each.status == 200 and "Warning" not in each.headers for each in answers)

    def recovers(self):
        """Wait until all is as before, by itself; say how long it took."""
        began = time.monotonic()
        wait_until(self.is_well, "the site did not recover")
        print(f"recovered in {time.monotonic() - began:.1f} s")

    def is_whole(self):
        """Let SQLite look at its file."""
        return self.manage("shell", "-v0", "-c", CHECK) == "ok\n"


class Staff:
    """A member of staff, signed in, with the form of a city open."""

    def __init__(self, site, name):
        self.editor = Editor(site.address, name)
        self.form = address_of(CITY, self.editor)
        self.open()

    def open(self):
        self.editor.open(self.form)

    def save(self, note):
        """Send the form; return the status and the page."""
        status, url, page = self.editor.post(self.form, self.editor.seen | {"note": note} | WHY)
        return status, page.decode()

    def saved(self):
        """Return the note as it is stored."""
        self.open()
        return self.editor.seen["note"]

    def is_refused(self, note):
        """Is a change answered by what is true: that no part of it was saved?"""
        status, page = self.save(note)
        return status == 503 and "Your change wasn’t saved" in page


def not_good(answers):
    return {path: answer for path, answer in answers.items() if not answer.is_good}


def wait_until(condition, what):
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)
