"""The page of changes, as staff use it."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User

from certifications.history.models import Revision
from certifications.history.recording import revision
from cities.models import City
from tests.factories import make_city

LIST = "/admin/certifications/revision/"
WHY = {"why": "A slip of the pen.", "public_note": ""}


@pytest.fixture
def made(staff):
    city = make_city(name="Topeka", state="KS", population=120_000)
    with revision("edit", by=User.objects.get(), why="The new figure") as made:
        City.objects.filter(pk=city.pk).update(population=125_449)
    return made


def undo_of(made):
    return f"{LIST}{made.pk}/undo/"


def words(response, part="#content"):
    return BeautifulSoup(response.content, "html.parser").select_one(part).get_text(" ")


def test_the_list_says_who_changed_what_and_why(staff, made):
    said = words(staff.get(LIST))

    assert all(each in said for each in ("robin", "edited", "topeka-ks", "The new figure"))


@pytest.mark.parametrize("asked", ["?q=topeka", "?kind=edit", "?by_name=robin", "?q=figure"])
def test_the_list_can_be_searched_and_filtered(staff, made, asked):
    assert "topeka-ks" in words(staff.get(LIST + asked), "#result_list")
    assert "0 changes of the record" in words(staff.get(LIST + "?q=salina"))


def test_the_changes_of_a_city_are_those_under_all_its_addresses(staff, made):
    make_city(name="North Topeka", state="KS")

    said = words(staff.get(f"{LIST}?city=topeka-ks+gone-ks"), "#result_list")

    assert said.count("topeka-ks") == 2
    assert "north-topeka-ks" not in said
    assert "By city" not in words(staff.get(LIST))


def test_the_statements_of_the_list_do_not_grow(staff, made, django_assert_max_num_queries):
    for number in range(30):
        with revision("edit"):
            City.objects.update(population=number)

    with django_assert_max_num_queries(12):
        staff.get(LIST)


def test_the_page_shows_before_and_after(staff, made):
    said = " ".join(words(staff.get(f"{LIST}{made.pk}/change/")).split())

    assert "City topeka-ks, changed population 120,000 125,449" in said


def test_undo_takes_the_change_back_and_shows_what_it_did(staff, made):
    answer = staff.post(undo_of(made), WHY, follow=True)

    back = Revision.objects.first()
    assert City.objects.get().population == 120_000
    assert (back.undoes, back.by_name, back.why) == (made, "robin", WHY["why"])
    assert answer.redirect_chain == [(f"{LIST}{back.pk}/change/", 302)]
    assert "125,449 120,000" in " ".join(words(answer).split())
    assert "It was undone" in words(staff.get(f"{LIST}{made.pk}/change/"))


def test_undo_asks_why(staff, made):
    answer = staff.post(undo_of(made), {"why": " "})

    assert "Say why" in words(answer)
    assert City.objects.get().population == 125_449


def test_a_refused_undo_says_so_and_keeps_the_reason(staff, made):
    with revision("edit", by=User.objects.get()):
        City.objects.update(population=1)

    answer = staff.post(undo_of(made), WHY)

    assert "Nothing was undone. topeka-ks was changed after this" in words(answer)
    assert WHY["why"] in words(answer)
    assert City.objects.get().population == 1


def test_undo_is_not_done_by_looking(staff, made):
    answer = staff.get(undo_of(made))

    assert (answer.status_code, answer.url) == (302, f"{LIST}{made.pk}/change/")
    assert City.objects.get().population == 125_449


@pytest.mark.parametrize("address", [f"{LIST}9/change/", f"{LIST}abc/change/", f"{LIST}9/undo/"])
def test_a_revision_that_is_not_there_is_not_found(staff, address):
    assert staff.get(address).status_code == 404


def test_who_may_only_look_sees_no_undo(client, made):
    looker = User.objects.create_user("kim", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_revision"))
    client.force_login(looker)

    assert "Undo this" not in words(client.get(f"{LIST}{made.pk}/change/"))
    assert client.post(undo_of(made), WHY).status_code == 403


@pytest.mark.parametrize("address", [LIST, f"{LIST}1/change/"])
def test_who_may_not_look_sees_nothing(client, made, address):
    client.force_login(User.objects.create_user("kim", is_staff=True))

    assert client.get(address).status_code == 403


@pytest.mark.parametrize("deed", ["add/", "{pk}/delete/"])
def test_nobody_alters_the_history(client, made, deed):
    client.force_login(User.objects.create_superuser("admin"))

    assert client.get(LIST + deed.format(pk=made.pk)).status_code == 403
