"""PostgreSQL is stopped, or hangs: readers go on, nothing is lost, and it is found again."""

from urllib.parse import urlsplit

import pytest

from tests.browser.serving import copy_prepared
from tests.certifications.history.test_race import MAKE_EDITORS
from tests.faults.line import Line
from tests.faults.running_site import RunningSite, not_good

pytestmark = pytest.mark.faults


@pytest.fixture
def line(another_database):
    with Line(urlsplit(another_database).port or 5432) as line:
        yield line


@pytest.fixture
def site(another_database, line, tmp_path):
    url = urlsplit(another_database)
    host = f"{url.username}:{url.password}@127.0.0.1:{line.port}"
    site = RunningSite(tmp_path / "data", DATABASE_URL=url._replace(netloc=host).geturl())
    copy_prepared(site.folder, **site.settings)
    site.manage("shell", "-c", MAKE_EDITORS)
    with site:
        yield site


@pytest.mark.parametrize("fault", [Line.cut, Line.go_dead], ids=["stopped", "hung"])
def test_database_that_is_away(site, line, fault):
    staff = site.staff()
    assert staff.save("Before.")[0] == 200

    fault(line)

    assert not_good(site.readers()) == {}
    assert site.get("/cities/boston-ma/").headers["Warning"].startswith("110")
    assert site.get("/readyz").body == "The database does not answer.\n"
    assert site.get("/healthz").status == 200
    assert staff.is_refused("Meanwhile.")

    line.mend()
    site.recovers()
    assert staff.saved() == "Before."
    assert staff.save("After.")[0] == 200
    assert staff.saved() == "After."
