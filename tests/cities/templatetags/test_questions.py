"""The questions beside the form of a record in the admin."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User

from certifications.levels import Level
from cities.desk.models import Acknowledgement
from cities.desk.questions.asking import asked
from tests.factories import make_announcement, make_award, make_city


def beside(client, app, record):
    """Return what is asked on the page of a record, in words."""
    name = record._meta.model_name
    response = client.get(f"/admin/{app}/{name}/{record.pk}/change/")
    part = BeautifulSoup(response.content, "html.parser").select_one("#questions")
    return " ".join(part.get_text(" ").split()) if part else ""


@pytest.fixture
def award(db):
    city = make_city(name="Salina", state="KS", population=9_000_001)
    make_award(city=city, level=Level.GOLD)
    return make_award(city=city, year=2019)


def test_a_city_is_asked_about_with_its_awards(staff, award):
    asked = beside(staff, "cities", award.city)

    assert "Salina, KS: Its population is 9,000,001, over 9,000,000." in asked
    assert "Salina, KS, 2019: It is silver, and the award of 2018 is gold." in asked


def test_an_award_and_its_assessment_are_asked_about(staff, award):
    assert "It is silver" in beside(staff, "certifications", award)
    assert "It is silver" in beside(staff, "certifications", award.assessment)
    assert "population" not in beside(staff, "certifications", award)


def test_an_announcement_is_asked_about(staff):
    odd = make_announcement(year=2020, announced_at=datetime(2022, 5, 1, tzinfo=UTC))

    assert "2020 was announced in 2022." in beside(staff, "certifications", odd)


def test_a_sound_record_is_not_asked_about_nor_a_new_one(staff, award):
    assert beside(staff, "cities", make_city()) == ""
    assert b'id="questions"' not in staff.get("/admin/cities/city/add/").content


def test_what_was_answered_is_not_asked(staff, award):
    for question, _ in asked(datetime(2026, 12, 1, tzinfo=UTC)):
        row = {name: getattr(question, name) for name in ("rule", "table", "key", "values")}
        Acknowledgement.objects.create(**row, because="It is so.", by_name="robin")

    assert beside(staff, "cities", award.city) == ""


def test_a_question_leads_to_its_place_on_the_page_of_all(staff, award):
    response = staff.get(f"/admin/cities/city/{award.city.pk}/change/")
    link = BeautifulSoup(response.content, "html.parser").select_one("#questions a")["href"]
    page, _, anchor = link.partition("#")

    assert BeautifulSoup(staff.get(page).content, "html.parser").find(id=anchor)


def test_who_may_not_see_awards_is_not_asked_about_them(client, award):
    kim = User.objects.create_user("kim", is_staff=True)
    kim.user_permissions.add(Permission.objects.get(codename="view_city"))
    client.force_login(kim)

    assert "population" in beside(client, "cities", award.city)
    assert "silver" not in beside(client, "cities", award.city)
