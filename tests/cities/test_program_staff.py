"""The rights of the group "Program staff", as migrations give them."""

from types import SimpleNamespace

from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection

from cities.program_staff import ACTIONS, GROUP, may_edit


def test_a_grant_gives_every_right_for_a_record_and_none_for_another(db):
    Group.objects.all().delete()

    may_edit({"cities": ["casestudy"]})(apps, SimpleNamespace(connection=connection))

    rights = Group.objects.get(name=GROUP).permissions.values_list("codename", flat=True)
    assert set(rights) == {f"{action}_casestudy" for action in ACTIONS}
