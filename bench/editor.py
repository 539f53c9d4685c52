"""An editor who saves a city each second, in another process."""

import threading
from contextlib import contextmanager

from tests.browser.serving import environment
from tests.other_process import OtherProcess

from .processes import OF_LOAD, on_cores

PAUSE = 0.5  # seconds before each save, and after it


class Editor(OtherProcess):
    """Saves while `saving` lasts: each time what readers have is stale."""

    def __init__(self, data):
        settings = {"WWC_DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "wwc_site.settings"}
        with on_cores(OF_LOAD):
            super().__init__("-m", "bench.saving", env=environment() | settings)
        self._save()  # once it has started

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
        if not self.ask("save"):
            raise SystemExit("The editor could not save.")
