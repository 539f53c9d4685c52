"""What the desk adds to each change."""

from certifications.history.reasons import NEED_A_REASON
from certifications.history.recording import AROUND_EACH
from cities.open_data.corrections import corrects
from cities.open_data.releases import keep_releases


def test_each_change_keeps_the_version_that_readers_have():
    assert AROUND_EACH.count(keep_releases) == 1


def test_who_corrects_what_readers_have_says_why():
    assert NEED_A_REASON.count(corrects) == 1
