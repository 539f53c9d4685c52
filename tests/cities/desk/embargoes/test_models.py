"""What the desk remembers of an announcement."""

import pytest

from cities.desk.embargoes.models import Expectation, Look
from cities.desk.models import Expectation as OfTheApp


@pytest.fixture
def stored(announcement, robin):
    by = {"announcement": announcement, "by": robin, "by_name": "robin"}
    return Look.objects.create(change=1, **by), Expectation.objects.create(awards=21, **by)


def test_each_says_what_it_is(stored, announcement):
    pk = announcement.pk

    assert [str(each) for each in stored] == [f"robin saw {pk}", f"21 awards of {pk}"]
    assert OfTheApp is Expectation


def test_they_go_with_the_announcement_and_outlive_the_account(stored, announcement, robin):
    robin.delete()
    assert Look.objects.get().by_name == "robin"

    announcement.awards.all().delete()
    announcement.delete()
    assert not Look.objects.exists()
    assert not Expectation.objects.exists()
