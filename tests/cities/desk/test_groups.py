"""The groups that look at the record and change nothing of it."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.factories import make_award, make_city

RECORDS = [
    model
    for app in ("cities", "certifications")
    for model in apps.get_app_config(app).get_models()
    if "view" in model._meta.default_permissions  # the others are seen on pages of another
]
PAGES = [model for model in RECORDS if model in admin.site._registry]
REVIEW = "certifications.review_announcement"


@pytest.fixture(params=["Auditor", "Reviewer"])
def onlooker(request, client, db):
    user = User.objects.create_user("lee", password="x", is_staff=True)
    user.groups.add(Group.objects.get(name=request.param))
    client.force_login(user)
    client.user = user
    return client


def rights_of(name):
    allowed = Permission.objects.filter(group__name=name)
    return {f"{right.content_type.app_label}.{right.codename}" for right in allowed}


def test_an_auditor_may_view_every_record_and_nothing_else(db):
    assert rights_of("Auditor") == {
        f"{model._meta.app_label}.view_{model._meta.model_name}" for model in RECORDS
    }


def test_a_reviewer_may_review_announcements_as_well(db):
    assert rights_of("Reviewer") == rights_of("Auditor") | {REVIEW}


def test_program_staff_keep_their_rights(staff):
    assert rights_of("Program staff") > {"cities.change_city", "certifications.add_announcement"}
    assert REVIEW not in rights_of("Program staff")


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model._meta.model_name)
def test_an_onlooker_opens_every_page_and_saves_none(roster, onlooker, model):
    make_award(city=make_city(name="Lowell"))
    address = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"

    assert onlooker.get(address).status_code == 200
    assert onlooker.get(f"{address}add/").status_code == 403
    if record := model.objects.first():
        page = onlooker.get(f"{address}{record.pk}/change/")
        assert page.status_code == 200
        assert b'name="_save"' not in page.content
        assert onlooker.post(f"{address}{record.pk}/change/", {}).status_code == 403
        assert onlooker.post(f"{address}{record.pk}/delete/", {"post": "yes"}).status_code == 403


def test_an_onlooker_sees_no_account(onlooker):
    assert onlooker.get("/admin/auth/user/").status_code == 403


def back_and_forth():
    MigrationExecutor(connection).migrate([("certifications", "0007_awards_of_announcements")])
    call_command("migrate", verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_a_way_back_and_forth_keeps_groups_and_who_is_in_them():
    back_and_forth()  # an earlier test may have emptied every table
    lee = User.objects.create_user("lee")
    lee.groups.add(Group.objects.get(name="Reviewer"))
    before = rights_of("Reviewer")
    Group.objects.get(name="Auditor").delete()

    back_and_forth()

    assert lee.groups.get().name == "Reviewer"
    assert rights_of("Reviewer") == before
    assert rights_of("Auditor") == before - {REVIEW}
