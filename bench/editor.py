"""An editor who saves a city each second, in another process."""

import subprocess
import sys
import threading
from contextlib import contextmanager

from tests.browser.serving import ROOT

from .processes import OF_LOAD, on_cores
from .servers import environment

PAUSE = 0.5  # seconds before each save, and after it


class Editor:
    """Saves while `saving` lasts: each time what readers have is stale."""

    def __init__(self, data):
        settings = {"WWC_DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "wwc_site.settings"}
        with on_cores(OF_LOAD):
            self.process = subprocess.Popen(  # noqa: S603 - this Python
                [sys.executable, "-m", "bench.saving"],
                cwd=ROOT,
                env=environment() | settings,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        self._save()  # once it has started

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()

    @contextmanager
    def saving(self):
        is_over = threading.Event()
        thread = threading.Thread(target=self._save_until, args=(is_over,))
        thread.start()
        try:
            yield
        finally:
            is_over.set()
            thread.join()

    def _save_until(self, is_over):
        while not is_over.wait(PAUSE):
            self._save()
            is_over.wait(PAUSE)

    def _save(self):
        self.process.stdin.write("save\n")
        self.process.stdin.flush()
        if not self.process.stdout.readline():
            raise SystemExit("The editor could not save.")
