"""The last changes of a city, on its page in the admin."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User

from certifications.history.models import Revision
from certifications.history.recording import revision
from cities.desk.last_changes import MOST, last_changes
from cities.models import City
from tests.admin_pages import change
from tests.factories import make_award, make_city


@pytest.fixture
def topeka(db):
    return make_city(name="Topeka", state="KS")


def edited(city, why="", **fields):
    with revision("edit", why=why) as made:
        City.objects.filter(pk=city.pk).update(**fields)
    return made


def shown(client, city):
    soup = BeautifulSoup(client.get(change(city)).content, "html.parser")
    return soup.select_one("#last-changes")


def test_the_newest_come_first_and_no_more_than_a_few(topeka):
    made = [edited(topeka, note=str(number)) for number in range(MOST + 1)]

    assert [each.revision for each in last_changes(topeka).each] == made[:0:-1]


def test_awards_are_changes_of_their_city_and_other_cities_are_none(topeka):
    with revision("edit"):
        make_award(city=topeka)
    with revision("edit"):
        make_award(city=make_city(name="North Topeka", state="KS"))

    newest = last_changes(topeka).each[0]

    assert newest.deeds == "assessment entered, certification award entered"


def test_a_city_keeps_its_changes_under_a_new_address(topeka):
    edited(topeka, note="x")
    edited(topeka, slug="topeka-kansas")

    deeds = [each.deeds for each in last_changes(City.objects.get()).each]

    assert deeds[:2] == ["city changed (address)", "city changed (note)"]


def test_the_page_links_each_and_all_of_them(staff, topeka):
    made = edited(topeka, why="They moved.", slug="topeka-kansas")
    make_city(name="Salina", state="KS")

    part = shown(staff, topeka)

    one, *_, every = part.select("a")
    assert one["href"] == f"/admin/certifications/revision/{made.pk}/change/"
    assert "Why: They moved." in part.get_text()
    listed = BeautifulSoup(staff.get(every["href"]).content, "html.parser")
    assert len(listed.select("#result_list tbody tr")) == 2


def test_who_may_not_see_changes_sees_none(client, topeka):
    kim = User.objects.create_user("kim", is_staff=True)
    kim.user_permissions.add(Permission.objects.get(codename="change_city"))
    client.force_login(kim)

    assert shown(client, topeka) is None


def test_the_statements_do_not_grow(topeka, django_assert_max_num_queries):
    for number in range(MOST):
        edited(topeka, note=str(number))
        make_award(city=topeka, year=2018 + number)

    with django_assert_max_num_queries(6):
        last_changes(topeka)
    assert Revision.objects.count() > MOST
