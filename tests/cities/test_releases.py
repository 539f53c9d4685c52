"""The model of a release; which are kept: tests/cities/open_data/test_releases.py."""

from cities.releases import Release


def test_a_release_is_called_by_its_version():
    assert str(Release(version="2019-04-24-97615b8c6e")) == "2019-04-24-97615b8c6e"
