"""An announcement under embargo, and the people who prepare it."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from certifications.history.recording import revision
from certifications.levels import Level
from certifications.models import Announcement
from tests.factories import make_award, make_city

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)  # 10 AM in New York
MOMENT = datetime(2026, 12, 1, 13, 30, tzinfo=UTC)  # 8:30 AM


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as traveler:
        yield traveler


@pytest.fixture
def robin(db):
    """Who entered the announcement."""
    return make_staff("robin")


def make_staff(name):
    user = User.objects.create_user(name, password="x", is_staff=True)
    user.groups.add(Group.objects.get(name="Program staff"))
    return user


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def with_right(name, *codenames):
    """Return a member of staff with these rights alone, signed in."""
    user = User.objects.create_user(name, password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return signed_in(user)


@pytest.fixture
def announcement(robin, clock):
    """Two awards under embargo: a first one, and one lower than before."""
    topeka = make_city(name="Topeka", state="KS")
    make_award(city=topeka, year=2019, level=Level.GOLD)
    with revision("cohort", by=robin):
        make_award(city=topeka, year=2026, level=Level.SILVER, announced_at=MOMENT)
        boise = make_city(name="Boise", state="ID")
        make_award(city=boise, year=2026, level=Level.PLATINUM, announced_at=MOMENT)
    return Announcement.objects.get(year=2026)


@pytest.fixture
def staff(robin, clock):
    """The browser of whoever entered it; not signed in before the clock stands still."""
    return signed_in(robin)


@pytest.fixture
def alex(db, clock):
    """The browser of a second person."""
    return signed_in(make_staff("alex"))
