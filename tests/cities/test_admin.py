"""The admin as a member of the program's staff, who is not a superuser, uses it."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.utils import timezone

from certifications.levels import Level
from certifications.models import Assessment, CertificationAward
from cities.models import CaseStudy, City
from tests.admin_pages import CANON, CLEARED, PREFIX, WHY, add_row, award, change, faults, form_of
from tests.conftest import listed_cities
from tests.factories import make_award, make_city

# Rights --------------------------------------------------------------------------------------


def test_program_staff_may_edit_exactly_the_records_of_the_program(db):
    group = Group.objects.get(name="Program staff")

    assert set(group.permissions.values_list("codename", flat=True)) == {
        f"{action}_{model}"
        for action in ("view", "add", "change", "delete")
        for model in (
            "city",
            "othername",
            "announcement",
            "assessment",
            "awardsource",
            "certificationaward",
            "casestudy",
            "expectedannouncement",
        )
    } | {"view_revision", "undo_revision", "add_acknowledgement", "delete_acknowledgement"}


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/questions/",
        "/admin/cities/city/",
        "/admin/cities/city/add/",
        "/admin/cities/city/?q=canon",
        "/admin/cities/casestudy/",
        "/admin/cities/casestudy/add/",
        "/admin/certifications/assessment/",
        "/admin/certifications/assessment/add/",
        "/admin/certifications/assessment/?q=boston",
        "/admin/certifications/certificationaward/",
        "/admin/certifications/certificationaward/add/",
        "/admin/certifications/certificationaward/?q=2019&level__exact=2",
        "/admin/certifications/expectedannouncement/",
        "/admin/certifications/expectedannouncement/add/",
    ],
)
def test_staff_opens_every_page_of_the_records(roster, staff, address):
    assert staff.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/admin/auth/user/", "/admin/cities/cityaddress/"])
def test_staff_opens_nothing_else(staff, address):
    assert staff.get(address).status_code == 403


def test_a_visitor_is_asked_to_sign_in(client, db):
    response = client.get("/admin/cities/city/")

    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


def test_there_is_no_default_account(roster):
    assert User.objects.count() == 0


@pytest.mark.parametrize("count", [3, 40])
@pytest.mark.parametrize("model", ["cities/city", "certifications/certificationaward"])
def test_the_queries_of_a_list_do_not_grow(staff, django_assert_max_num_queries, model, count):
    for number in range(count):
        make_award(city=make_city(name=f"City {number}"))

    with django_assert_max_num_queries(14):
        staff.get(f"/admin/{model}/")


# A city's page -------------------------------------------------------------------------------


def test_an_edit_shows_on_the_public_page_at_once(roster, staff, page):
    city = City.objects.get(slug="boston-ma")
    form = form_of(staff.get(change(city))) | {"note": "Corrected by staff."} | WHY

    response = staff.post(change(city), form)

    assert response.status_code == 302, faults(response)
    assert "Corrected by staff." in page("/cities/boston-ma/").get_text()


def test_saving_a_page_unchanged_changes_nothing(roster, staff):
    records = list(CertificationAward.objects.values()), list(City.objects.values())
    for city in City.objects.all():
        response = staff.post(change(city), form_of(staff.get(change(city))))
        assert response.status_code == 302, faults(response)

    assert (list(CertificationAward.objects.values()), list(City.objects.values())) == records


def test_assessments_come_before_all_else_of_a_stored_city(staff):
    city = make_city()
    soup = BeautifulSoup(staff.get(change(city)).content, "html.parser")
    added = BeautifulSoup(staff.get("/admin/cities/city/add/").content, "html.parser")

    heads = [[h2.get_text(strip=True) for h2 in each.select("form h2")] for each in (soup, added)]

    assert heads[0][:3] == ["Assessments with their awards", "Last changes", "Name and address"]
    assert heads[1][0] == "Name and address"
    assert heads[1].count("Assessments with their awards") == 1
    assert soup.select("#content table") == []


def test_an_award_says_since_when_it_is_public_or_when_and_where_it_will_be(staff):
    city = make_city()
    make_award(city=city, year=2018)
    moment = timezone.now() + timedelta(days=7)
    coming = make_award(city=city, year=moment.year, announced_at=moment).announcement

    soup = BeautifulSoup(staff.get(change(city)).content, "html.parser")

    first, second = soup.select(".has_original .field-moment .readonly")
    assert "Eastern, in 7 days. Preview" in first.get_text()
    assert first.a["href"] == f"/admin/preview/{coming.pk}/cities/boston-ma/"
    assert staff.get(first.a["href"]).status_code == 200
    assert (second.get_text(), second.a) == ("Public since January 25, 2018", None)


def test_who_may_not_see_announcements_is_led_to_no_preview(client, db):
    moment = timezone.now() + timedelta(days=7)
    award = make_award(city=make_city(), year=moment.year, announced_at=moment)
    kim = User.objects.create_user("kim", is_staff=True)
    rights = ["view_city", "view_assessment"]
    kim.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    client.force_login(kim)

    page = client.get(change(award.city)).content.decode()

    assert "Eastern, in 7 days" in page
    assert "/admin/preview/" not in page


def test_a_new_city_with_its_award_is_entered_on_one_page(staff, page):
    form = form_of(staff.get("/admin/cities/city/add/")) | CANON
    form = add_row(form, 0, year="2021", **award())

    response = staff.post("/admin/cities/city/add/", form)

    assert response.status_code == 302, faults(response)
    assert listed_cities(page("/cities/?q=canon")) == ["Cañon City, Colorado"]
    assert page("/cities/canon-city-co/").h1.get_text() == "Cañon City, Colorado"
    made = CertificationAward.objects.get()
    assert (made.level, made.year) == (Level.GOLD, 2021)
    assert made.announced_at == datetime(2021, 4, 1, 13, tzinfo=UTC)  # 9:00 Eastern


def test_an_assessment_alone_makes_no_award(staff, page):
    form = form_of(staff.get("/admin/cities/city/add/")) | CANON

    staff.post("/admin/cities/city/add/", add_row(form, 0, year="2021"))

    assert Assessment.objects.count() == 1
    assert CertificationAward.objects.count() == 0
    page("/cities/canon-city-co/", status=404)


def test_clearing_the_award_fields_takes_the_award_away(roster, staff, page):
    city = City.objects.get(slug="kansas-city-mo")
    form = form_of(staff.get(change(city)))

    question = staff.post(change(city), form | CLEARED | WHY)
    staff.post(change(city), form_of(question))

    assert [award.year for award in CertificationAward.objects.of_city(city)] == [2018]
    assert city.assessments.count() == 2


def test_a_change_of_level_is_saved(roster, staff, page):
    city = City.objects.get(slug="kansas-city-mo")
    form = form_of(staff.get(change(city)))

    staff.post(change(city), form | {f"{PREFIX}0-level": int(Level.PLATINUM)} | WHY)

    assert "Platinum" in page("/cities/kansas-city-mo/").h1.find_next("section").get_text()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"year": "2021", "announcement": ""}, "An award needs a level and an announcement"),
        ({"year": "2021", "level": ""}, "An award needs a level and an announcement"),
        ({"year": "2021", "announcement": "0"}, "Select a valid choice."),
        ({"year": "2020"}, "This announcement is of 2021, and the assessment of 2020."),
        ({"year": "1999", "level": "", "announcement": ""}, "Enter a year from 2015 to 2100."),
        ({"year": "10" * 20}, "Enter a year from 2015 to 2100."),
        ({"year": "2018"}, "Another row has this year"),
        ({"year": "2021", "level": "9"}, "Select a valid choice."),
    ],
)
def test_a_faulty_row_is_refused_with_a_sentence_and_nothing_is_saved(staff, row, sentence):
    city = make_city()
    make_award(city=city, year=2018)
    form = form_of(staff.get(change(city))) | {"note": "typed with care"}

    response = staff.post(change(city), add_row(form, 1, city=city.pk, **award() | row))

    assert response.status_code == 200
    assert any(fault.startswith(sentence) for fault in faults(response)), faults(response)
    assert b"typed with care" in response.content
    assert (Assessment.objects.count(), City.objects.get().note) == (1, "")


def test_two_rows_of_one_year_are_refused(staff):
    form = form_of(staff.get("/admin/cities/city/add/")) | CANON
    form = add_row(add_row(form, 0, year="2021"), 1, year="2021")

    response = staff.post("/admin/cities/city/add/", form)

    assert response.status_code == 200
    assert faults(response) == ["Another row has this year: a city has one assessment a year."]
    assert City.objects.count() == 0


@pytest.mark.parametrize("is_new", [True, False])
def test_a_small_city_cannot_be_assessed(staff, is_new):
    small = {"population": "20000", "population_year": "2020", "population_source": "Census"}
    address = "/admin/cities/city/add/" if is_new else change(make_city())
    form = form_of(staff.get(address)) | CANON | small

    response = staff.post(address, add_row(form, 0, year="2021"))

    assert response.status_code == 200
    assert any("20,000" in fault and "30,000 or more" in fault for fault in faults(response))
    assert Assessment.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "Boston", "state": "MA"}, "This state already has a city of that name."),
        ({"slug": "boston-ma"}, "This address belongs to another city"),
        ({"slug": "Boston_MA"}, "Use small letters, digits and hyphens"),
        ({"slug": "Boston MA"}, "Use small letters, digits and hyphens"),
        ({"population_year": "70000"}, "Enter a year up to 2100."),
        ({"population": "-1"}, "Ensure this value is greater than or equal to 0."),
        ({"population": "999999999999"}, "Enter a population below 100,000,000"),
        ({"geoid": "2938000"}, "A GEOID begins with the two digits of its state"),
        ({"population": "many"}, "Enter a whole number."),
        ({"population": "40000"}, "Say of which year the population is."),
        ({"latitude": "42"}, "Give both latitude and longitude, or neither."),
        ({"latitude": "95", "longitude": "0"}, "A latitude is between -90 and 90 degrees."),
        ({"latitude": "nan", "longitude": "0"}, "Enter a number."),
        ({"website": "ftp://example.org"}, "Enter a whole web address"),
        ({"geoid": "12"}, "A GEOID has seven digits"),
        ({"state": ""}, "This field is required."),
        ({"name": "\x00"}, "Null characters are not allowed."),
    ],
)
def test_a_faulty_city_is_refused_with_a_sentence(staff, fields, sentence):
    make_city()
    form = form_of(staff.get("/admin/cities/city/add/")) | CANON | fields

    response = staff.post("/admin/cities/city/add/", form)

    assert response.status_code == 200
    assert any(fault.startswith(sentence) for fault in faults(response)), faults(response)
    assert City.objects.count() == 1


def test_a_city_that_has_a_page_is_refused_without_a_name(staff):
    city = make_city(population=40_000, population_year=2020, population_source="Census")
    form = form_of(staff.get(change(city))) | {"name": "", "state": "", "slug": ""}

    response = staff.post(change(city), form)

    assert response.status_code == 200
    assert "This field is required." in faults(response)


def test_a_city_entered_in_two_spellings_of_accents_is_found_to_be_one(staff):
    make_city(name="Cañon City", state="CO")
    form = form_of(staff.get("/admin/cities/city/add/")) | CANON
    form |= {"name": "Can\u0303on City", "slug": "canon-2"}

    response = staff.post("/admin/cities/city/add/", form)

    assert "This state already has a city of that name." in faults(response)


def test_a_former_address_is_refused_with_a_sentence(staff):
    make_city()
    City.objects.update(slug="hub-ma")
    form = form_of(staff.get("/admin/cities/city/add/")) | CANON | {"slug": "boston-ma"}

    response = staff.post("/admin/cities/city/add/", form)

    assert any("belongs to another city, or did so once" in fault for fault in faults(response))


def test_a_city_with_a_record_is_not_deleted(staff):
    city = make_city()
    make_award(city=city)

    response = staff.post(
        f"/admin/cities/city/{city.pk}/delete/", {"post": "yes", "_why": "Moved."}
    )

    assert response.status_code in (200, 403)
    assert City.objects.count() == 1


def test_the_public_page_is_linked_only_when_there_is_one(staff):
    certified, eligible = make_city(), make_city(name="Lowell", population=30_000)
    hidden = make_city(name="Salem")
    make_award(city=certified)

    assert b"View on site" in staff.get(change(certified)).content
    assert b"View on site" in staff.get(change(eligible)).content
    assert b"View on site" not in staff.get(change(hidden)).content


ADD = "/admin/cities/city/add/"
ARLINGTN = {"name": "Arlingtn", "state": "TX"}


def test_a_new_city_under_nearly_the_name_of_another_is_questioned(published, staff):
    form = form_of(staff.get(ADD)) | ARLINGTN
    asked = staff.post(ADD, form)

    assert "Is it not the same place as Arlington, TX?" in faults(asked)[0]
    assert not City.objects.filter(name="Arlingtn").exists()
    buttons = BeautifulSoup(asked.content, "html.parser").select("[type=submit]")
    assert "Save all the same" in [button.get("value") for button in buttons]

    saved = staff.post(ADD, form_of(asked))
    assert saved.status_code == 302, faults(saved)
    assert City.objects.filter(name="Arlingtn").exists()


@pytest.mark.parametrize(
    ("name", "state", "said"),
    [
        ("Philly", "PA", "Philadelphia, PA (also called Philly)"),
        ("Pflugerton", "MT", ""),
        ("Arlingtn", "MT", ""),
    ],
)
def test_other_names_are_asked_about_and_other_states_are_not(published, staff, name, state, said):
    form = form_of(staff.get(ADD)) | {"name": name, "state": state}
    response = staff.post(ADD, form)

    assert response.status_code == (200 if said else 302)
    assert said in "".join(faults(response))


def test_who_said_that_it_is_another_place_is_asked_of_another_name_alone(published, staff):
    asked = staff.post(ADD, form_of(staff.get(ADD)) | ARLINGTN)
    faulty = staff.post(ADD, form_of(asked) | {"latitude": "1"})
    assert not any("the same place" in fault for fault in faults(faulty))

    renamed = staff.post(ADD, form_of(faulty) | {"name": "Dalas", "latitude": ""})
    assert any("the same place as Dallas, TX" in fault for fault in faults(renamed))

    saved = staff.post(ADD, form_of(faulty) | {"latitude": ""})
    assert saved.status_code == 302, faults(saved)


def test_a_stored_city_is_not_asked_about_its_name(published, staff):
    city = City.objects.get(slug="arlington-tx")
    form = form_of(staff.get(change(city))) | {"name": "Arlingtn"} | WHY
    response = staff.post(change(city), form)

    assert response.status_code == 302, faults(response)


def test_the_state_says_which_cities_the_directory_holds(staff):
    soup = BeautifulSoup(staff.get(ADD).content, "html.parser")
    said = soup.select_one("#id_state_helptext").get_text()

    assert "cities of the United States alone" in said
    assert "Those of Canada and Latin America are on the program’s own site" in said


def test_another_name_is_entered_on_the_page_of_its_city(published, staff):
    city = City.objects.get(slug="boston-ma")
    form = form_of(staff.get(change(city)))
    form |= {"other_names-TOTAL_FORMS": "1", "other_names-0-name": "Beantown"}
    form |= {"other_names-0-city": str(city.pk), "other_names-0-id": ""}

    response = staff.post(change(city), form)

    assert response.status_code == 302, faults(response)
    assert staff.get("/find/?q=beantown")["Location"] == "/cities/boston-ma/"


@pytest.mark.parametrize(("value", "count"), [("yes", 13), ("no", 1348)])
def test_cities_are_listed_by_public_standing(published, staff, value, count):
    content = staff.get(f"/admin/cities/city/?certified={value}").content.decode()

    assert f"{count} cities" in content


def test_edits_are_logged_with_who_made_them(roster, staff):
    city = City.objects.get(slug="boston-ma")

    staff.post(change(city), form_of(staff.get(change(city))) | {"note": "x"} | WHY)

    entry = LogEntry.objects.get()
    assert (entry.user.username, entry.object_repr) == ("robin", "Boston, MA")
    assert "Note" in entry.get_change_message()


# Other records -------------------------------------------------------------------------------


def test_a_case_study_is_entered_for_a_city(roster, staff, page):
    city = City.objects.get(slug="seattle-wa")
    form = form_of(staff.get("/admin/cities/casestudy/add/")) | {
        "title": "Buses & data",
        "publisher": "A Journal",
        "url": "https://example.org/buses",
        "published_on": "2019-04",
        "cities": [city.pk],
    }

    response = staff.post("/admin/cities/casestudy/add/", form)

    assert response.status_code == 302, faults(response)
    assert CaseStudy.objects.filter(cities=city).count() == 1
    assert "Buses & data" in page("/cities/seattle-wa/").get_text()


def test_a_colleague_who_may_only_look_sees_the_award(roster, client):
    user = User.objects.create_user("pat", password="x", is_staff=True)
    user.user_permissions.add(*Permission.objects.filter(codename__startswith="view_"))
    client.force_login(user)

    response = client.get(change(City.objects.get(slug="boston-ma")))

    row = BeautifulSoup(response.content, "html.parser").select_one(
        "#assessments-group .has_original"
    )
    assert "Silver" in row.get_text()
    assert "announced January 25, 2018" in row.get_text()
    assert "bloomberg.org" in row.select_one(".field-source a")["href"]


def test_case_studies_are_chosen_on_the_page_of_their_city(roster, staff, page):
    city = City.objects.get(slug="seattle-wa")
    study = CaseStudy.objects.get(title="BlightStatus")
    form = form_of(staff.get(change(city)))
    prefix = "CaseStudy_cities"
    form |= {f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-0-casestudy": study.pk}
    form |= {f"{prefix}-0-id": "", f"{prefix}-0-city": city.pk}

    response = staff.post(change(city), form)

    assert response.status_code == 302, faults(response)
    assert "BlightStatus" in page("/cities/seattle-wa/").get_text()


def test_a_stale_form_is_refused_with_a_page_that_says_so(staff):
    staff.handler.enforce_csrf_checks = True

    response = staff.post("/admin/cities/city/add/", CANON)

    assert response.status_code == 403
    assert b"This form has expired" in response.content


def test_admin_cookies_go_to_the_admin_alone(client, db):
    client.get("/admin/login/")

    assert {cookie["path"] for cookie in client.cookies.values()} == {"/admin/"}


def test_admin_cookies_are_sent_by_no_other_site(client, db):
    User.objects.create_user("pat", password="a long password", is_staff=True)
    client.get("/admin/login/")

    client.post("/admin/login/", {"username": "pat", "password": "a long password"})

    assert client.cookies.keys() == {"csrftoken", "sessionid"}
    for cookie in client.cookies.values():
        assert (cookie["samesite"], cookie["httponly"]) == ("Strict", True)
