"""What the tests of faults may ask for: a site that runs, on a disk of its own."""

import shutil
from contextlib import contextmanager

import pytest

from tests.browser.serving import copy_prepared
from tests.certifications.history.test_race import MAKE_EDITORS
from tests.faults.disk import small_disk
from tests.faults.running_site import RunningSite


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """The folder of a site on SQLite with staff, of which each test breaks a copy."""
    site = RunningSite(tmp_path_factory.mktemp("prepared") / "data")
    copy_prepared(site.folder)
    site.manage("shell", "-c", MAKE_EDITORS)
    return site.folder


@pytest.fixture
def a_site(prepared, tmp_path):
    """Return a block in which a copy of the site runs, in a folder if it must be a certain one."""

    @contextmanager
    def run(folder=tmp_path, **settings):
        shutil.copytree(prepared, folder / "data")
        with RunningSite(folder / "data", **settings) as site:
            yield site

    return run


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk") as folder:
        yield folder
