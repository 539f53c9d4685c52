"""Redis is stopped, hangs, or holds what is no page: readers notice nothing."""

import shutil
import subprocess

import pytest
import redis

from tests.browser.serving import free_port
from tests.faults.line import Line
from tests.faults.running_site import RunningSite, not_good, wait_until

pytestmark = [pytest.mark.faults, pytest.mark.once]


@pytest.fixture
def server(tmp_path):
    """A Redis of the test's own; its port."""
    program = shutil.which("redis-server")
    if not program:
        pytest.skip("redis-server was not found (Debian: apt-get install redis-server)")
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen([program, *options], stdout=subprocess.DEVNULL) as process:
        client = redis.Redis(port=port)
        wait_until(lambda: _answers(client), "redis-server did not start")
        yield port
        client.close()
        process.terminate()


def _answers(client):
    try:
        return client.ping()
    except redis.ConnectionError:
        return False


@pytest.mark.parametrize("fault", [Line.cut, Line.go_dead], ids=["stopped", "hung"])
def test_redis_that_is_away(a_site, server, fault):
    with Line(server) as line, a_site(CACHE_URL=f"redis://127.0.0.1:{line.port}/0") as site:
        staff = site.staff()
        fault(line)

        answers = site.readers()
        assert {each.status for each in answers.values()} == {200}
        assert not any("Warning" in each.headers for each in answers.values())
        assert staff.save("Meanwhile.")[0] == 200

        line.mend()
        assert site.is_well()
        assert staff.saved() == "Meanwhile."


@pytest.mark.parametrize("garbage", [b"garbage", b"5"], ids=repr)
def test_redis_that_holds_what_is_no_page(a_site, server, garbage):
    """Of what the first process has stored the second one, with an empty memory, finds garbage."""
    settings = {"CACHE_URL": f"redis://127.0.0.1:{server}/0", "WEB_CONCURRENCY": "1"}
    with a_site(**settings) as site:
        pages = site.readers()
        with redis.Redis(port=server) as client:
            keys = client.keys()
            assert len(keys) >= len(pages)
            for key in keys:
                client.set(key, garbage)
        again = RunningSite(site.folder, **settings)
        with again:
            answers = again.readers()

    assert {path: each.status for path, each in answers.items()} == dict.fromkeys(pages, 200)
    assert not_good(answers) == {}
