"""The check of the worker fails where gunicorn's inner parts are no longer what it builds on."""

import pytest
from gunicorn.workers.gthread import ThreadWorker

from wwc_site.worker_check import check

pytestmark = pytest.mark.once


def test_the_installed_gunicorn_carries_the_worker():
    check()


def test_a_gunicorn_that_handles_requests_otherwise_fails_the_check(monkeypatch):
    monkeypatch.setattr(ThreadWorker, "handle", lambda self, conn: False)

    with pytest.raises(ConnectionError):
        check()
