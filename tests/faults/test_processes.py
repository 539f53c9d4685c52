"""A process is killed, or told to end: the site goes on, or comes back with all that was saved."""

import signal
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.running_site import RunningSite, wait_until

pytestmark = [pytest.mark.faults, pytest.mark.once]


def test_killed_workers(a_site):
    with a_site() as site:
        staff = site.staff()
        assert staff.save("Before.")[0] == 200

        site.kill(*site.workers())

        site.recovers()
        assert staff.saved() == "Before."
        assert len(site.workers()) == 2
        assert site.is_whole()


def test_killed_master(a_site):
    with a_site() as site:
        staff = site.staff()
        assert staff.save("Before.")[0] == 200

        site.kill(site.server.pid)
        site.server.wait()
        wait_until(lambda: site.get("/healthz").status == 0, "its workers went on without it")

        site.start()
        assert site.is_well()
        assert staff.saved() == "Before."
        assert site.is_whole()


@pytest.mark.parametrize("seconds", [1.2, 2.4])
def test_first_start_that_is_killed(tmp_path, seconds):
    """However far it came, the next one ends it; what was saved by then is saved once."""
    site = RunningSite(tmp_path / "data")
    site.folder.mkdir()
    first = site.begin("prepare")
    time.sleep(seconds)
    first.kill()
    first.communicate()

    site.manage("prepare")

    count = "from cities.models import City; print(City.objects.count(), City.objects.certified()"
    assert site.manage("shell", "-v0", "-c", f"{count}.count())").split() == ["1361", "13"]
    assert site.is_whole()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_while_readers_wait(a_site, told):
    with a_site(WEB_CONCURRENCY="1") as site, ThreadPoolExecutor(12) as readers:
        waiting = [readers.submit(site.get, f"/find/?q=boston+{n}") for n in range(24)]
        wait_until(lambda: any(each.done() for each in waiting), "nobody is answered")

        site.server.send_signal(told)

        answers = [each.result() for each in waiting if each.running() or each.done()]
        assert {each.status for each in answers} <= {200, 0}
        assert all(each.body.rstrip().endswith("</html>") for each in answers if each.status)
        if told == signal.SIGHUP:
            assert {each.status for each in answers} == {200}
            assert site.is_well()
