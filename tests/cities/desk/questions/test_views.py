"""The page of questions, as a member of Program staff and as one who may only look."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User

from certifications.levels import Level
from cities.desk.models import Acknowledgement
from cities.models import City
from tests.factories import make_award, make_city

PAGE = "/admin/questions/"
BECAUSE = "The town was counted so in 2020."


@pytest.fixture
def city(db):
    return make_city(name="Topeka", state="KS", population=99, geoid="2000001")


@pytest.fixture
def lower(db):
    city = make_city(name="Salina", state="KS")
    make_award(city=city, level=Level.GOLD)
    return make_award(city=city, year=2019)


@pytest.fixture
def looker(client, db):
    """Return a function that signs in a person with these rights alone."""

    def sign_in(*rights):
        user = User.objects.create_user("kim", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=rights))
        client.force_login(user)
        return client

    return sign_in


def read(response):
    return BeautifulSoup(response.content, "html.parser")


def said(response, part="#content-main"):
    return " ".join(read(response).select_one(part).get_text(" ").split())


def named(client):
    """Return the name of the one question on the page."""
    (field,) = read(client.get(PAGE)).select("[name=question]")
    return field["value"]


def test_a_question_is_read_with_its_record(staff, city):
    response = staff.get(PAGE)

    assert "Open: 1 City Topeka, KS Its population is 99, fewer than 100." in said(response)
    assert read(response).select_one("h3 a")["href"] == f"/admin/cities/city/{city.pk}/change/"
    assert "Answered" not in said(response)


def test_without_a_question_the_page_says_so(staff):
    assert "No question is open." in said(staff.get(PAGE))


def test_the_index_links_to_the_page(staff):
    assert read(staff.get("/admin/")).select(f'#content a[href="{PAGE}"]')


def test_an_answer_is_kept_under_a_fold_with_who_and_why(staff, city):
    answer = staff.post(PAGE, {"question": named(staff), "because": BECAUSE}, follow=True)

    assert "No question is open." in said(answer)
    folded = said(answer, "details")
    assert "Answered: 1" in folded
    assert f"It is right, because: {BECAUSE} (robin," in folded
    kept = Acknowledgement.objects.get()
    assert (kept.rule, kept.key, kept.values) == ("people", city.pk, {"population": 99})


def test_an_answer_dies_when_the_value_changes(staff, city):
    staff.post(PAGE, {"question": named(staff), "because": BECAUSE})
    City.objects.update(population=98)

    assert "Open: 1" in said(staff.get(PAGE))
    assert BECAUSE not in said(staff.get(PAGE))


@pytest.mark.parametrize(
    ("because", "sentence"), [(" ", "Say why it is right"), ("x" * 601, "at most 600")]
)
def test_an_answer_without_a_reason_is_refused(staff, city, because, sentence):
    response = staff.post(PAGE, {"question": named(staff), "because": because})

    assert sentence in said(response, ".errorlist")
    assert read(response).select_one("textarea").get_text().strip() == because.strip()
    assert not Acknowledgement.objects.exists()


def test_an_answer_to_what_has_changed_is_refused(staff, city):
    question = named(staff)
    City.objects.update(population=98)
    response = staff.post(PAGE, {"question": question, "because": BECAUSE}, follow=True)

    assert "Nothing was saved: that question is not asked any more" in response.content.decode()
    assert not Acknowledgement.objects.exists()


def test_an_answered_question_can_be_asked_again(staff, city):
    staff.post(PAGE, {"question": named(staff), "because": BECAUSE})
    response = staff.post(PAGE, {"question": named(staff), "again": "Ask again"}, follow=True)

    assert "Open: 1" in said(response)
    assert not Acknowledgement.objects.exists()


def test_who_may_only_look_answers_nothing(looker, city):
    client = looker("view_city")
    response = client.get(PAGE)

    assert "Topeka, KS" in said(response)
    assert not read(response).select("#content form")
    (section,) = read(response).select("section")
    sent = {"question": section["id"]}
    assert client.post(PAGE, sent | {"because": BECAUSE}).status_code == 403
    assert client.post(PAGE, sent | {"again": "1"}).status_code == 403
    assert not Acknowledgement.objects.exists()


def test_a_person_sees_the_questions_of_what_they_may_see(looker, city, lower):
    client = looker("view_city")

    assert "Salina" not in said(client.get(PAGE))


def test_who_may_see_awards_sees_theirs(staff, city, lower):
    assert "Salina, KS, 2019 It is silver, and the award of 2018 is gold" in said(staff.get(PAGE))


def test_who_may_not_look_at_cities_has_no_page(looker):
    client = looker("view_assessment")

    assert client.get(PAGE).status_code == 403
    assert not read(client.get("/admin/")).select(f'a[href="{PAGE}"]')


def test_a_visitor_is_asked_to_sign_in(client, db):
    assert client.get(PAGE)["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("count", [1, 20])
def test_the_statements_of_the_page_do_not_grow(staff, count, django_assert_max_num_queries):
    for number in range(count):
        make_city(name=f"Place {number} {number}", state="KS", population=1)

    with django_assert_max_num_queries(12):
        staff.get(PAGE)
