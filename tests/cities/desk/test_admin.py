"""What the desk does before and after each change."""

from certifications.history.recording import AROUND_EACH
from cities.open_data.releases import keep_releases


def test_each_change_keeps_the_version_that_readers_have():
    assert AROUND_EACH.count(keep_releases) == 1
