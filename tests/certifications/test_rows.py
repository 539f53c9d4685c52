"""Two people, or one in two tabs, edit the same record in the admin at the same time."""

from threading import Thread

import pytest
from bs4 import BeautifulSoup
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection

from certifications.forms import AssessmentFormSet
from certifications.models import Assessment, CertificationAward
from cities.admin import CityAdmin
from cities.models import CaseStudy, City, OtherName
from tests.admin_pages import CANON, PREFIX, add_row, award, change, faults, form_of
from tests.factories import make_assessment, make_award, make_city

NAMES = "other_names"
STUDIES = "CaseStudy_cities"


@pytest.fixture
def city(db):
    return make_city()


def make_case_study(**fields):
    return CaseStudy.objects.create(
        **{"title": "Buses", "publisher": "A", "url": "https://example.org/buses"} | fields
    )


def row_texts(response, group):
    """Return {number of a row: what its first cell says} of the stored rows of an inline."""
    soup = BeautifulSoup(response.content, "html.parser")
    rows = soup.select(f"#{group}-group .has_original")
    return {
        int(row["id"].rpartition("-")[2]): row.select_one(".inline_label").get_text(strip=True)
        for row in rows
    }


@pytest.mark.parametrize("count", [1, 8])
def test_the_statements_of_a_citys_page_do_not_grow_with_its_rows(
    staff, city, django_assert_max_num_queries, count
):
    for number in range(count):
        make_award(city=city, year=2018 + number)
        make_case_study(url=f"https://example.org/{number}").cities.add(city)

    with django_assert_max_num_queries(30):
        staff.get(change(city))


# Added meanwhile -----------------------------------------------------------------------------


def test_a_year_that_another_tab_added_is_refused_at_the_year_and_typing_is_kept(staff, city):
    first, second = (form_of(staff.get(change(city))) for _ in range(2))
    staff.post(change(city), add_row(first, 0, city=city.pk, year="2021"))

    row = {"city": city.pk, "year": "2021", **award()}
    response = staff.post(change(city), add_row(second, 0, **row) | {"note": "typed with care"})

    assert response.status_code == 200
    assert faults(response) == [
        "Another person added 2021 to this city while you were editing. Open the city in another "
        "tab to see it; here, clear this row or change it, and save."
    ]
    kept = form_of(response)
    assert (kept["note"], kept[f"{PREFIX}0-announcement"]) == (
        "typed with care",
        row["announcement"],
    )
    assert City.objects.get().note == ""
    assert CertificationAward.objects.count() == 0


def test_the_rest_is_saved_when_the_refused_row_is_cleared(staff, city):
    form = add_row(form_of(staff.get(change(city))), 0, city=city.pk, year="2021")
    make_assessment(city=city, year=2021)
    refused = staff.post(change(city), form | {"note": "typed with care"})

    response = staff.post(change(city), form_of(refused) | {f"{PREFIX}0-year": ""})

    assert response.status_code == 302, faults(response)
    assert City.objects.get().note == "typed with care"
    assert Assessment.objects.count() == 1


def test_a_year_is_not_changed_to_one_that_a_colleague_added(staff, city):
    make_assessment(city=city, year=2018)
    form = form_of(staff.get(change(city)))
    make_assessment(city=city, year=2021)

    response = staff.post(change(city), form | {f"{PREFIX}0-year": "2021"})

    assert any("Another person added 2021" in fault for fault in faults(response))
    # The row that is shown is the one that was edited, not the newest of the city.
    assert row_texts(response, "assessments") == {0: "Boston, MA, 2021"}
    assert form_of(response)[f"{PREFIX}0-id"] == form[f"{PREFIX}0-id"]


def test_a_colleagues_new_year_does_not_stand_in_the_way_of_another(staff, city):
    form = add_row(form_of(staff.get(change(city))), 0, city=city.pk, year="2021")
    make_assessment(city=city, year=2022)

    response = staff.post(change(city), form)

    assert response.status_code == 302, faults(response)
    assert set(city.assessments.values_list("year", flat=True)) == {2021, 2022}


def test_two_years_are_not_swapped_at_once(staff, city):
    make_assessment(city=city, year=2018)
    make_assessment(city=city, year=2019)
    form = form_of(staff.get(change(city)))
    swapped = {f"{PREFIX}0-year": "2018", f"{PREFIX}1-year": "2019"}

    response = staff.post(change(city), form | swapped)

    assert set(faults(response)) == {
        "Another row is stored with this certification year until you save: save that change "
        "first, then this one."
    }


def test_a_year_is_deleted_and_entered_anew_at_once(staff, city):
    old = make_assessment(city=city, year=2021)
    form = add_row(form_of(staff.get(change(city))), 1, city=city.pk, year="2021")

    question = staff.post(change(city), form | {f"{PREFIX}0-DELETE": "on"})
    response = staff.post(change(city), form_of(question))

    assert response.status_code == 302, faults(response)
    assert Assessment.objects.get().pk != old.pk


def test_another_name_that_a_colleague_added_is_refused_with_a_sentence(staff, city):
    form = form_of(staff.get(change(city))) | {f"{NAMES}-TOTAL_FORMS": "1"}
    form |= {f"{NAMES}-0-id": "", f"{NAMES}-0-city": city.pk, f"{NAMES}-0-name": "Beantown"}
    OtherName.objects.create(city=city, name="Beantown")

    response = staff.post(change(city), form)

    assert response.status_code == 200
    assert faults(response)[0].startswith("Another person added the name Beantown to this city")


def test_a_case_study_that_a_colleague_added_is_refused_with_a_sentence(staff, city):
    study = make_case_study()
    form = form_of(staff.get(change(city))) | {f"{STUDIES}-TOTAL_FORMS": "1"}
    form |= {f"{STUDIES}-0-id": "", f"{STUDIES}-0-city": city.pk}
    study.cities.add(city)

    response = staff.post(change(city), form | {f"{STUDIES}-0-casestudy": study.pk})

    assert response.status_code == 200
    assert [fault[:54] for fault in faults(response)] == [
        "Another person added the case study “Buses” to this ci"
    ]


def test_an_award_that_a_colleague_added_to_the_assessment_is_refused_with_a_sentence(staff, city):
    assessment = make_assessment(city=city, year=2021)
    address = f"/admin/certifications/assessment/{assessment.pk}/change/"
    form = form_of(staff.get(address)) | {"award-TOTAL_FORMS": "1"}
    form |= {"award-0-id": "", "award-0-assessment": assessment.pk}
    filled = award()
    form |= {f"award-0-{name}": value for name, value in filled.items()}
    staff.post(address, form)

    response = staff.post(address, form)

    assert response.status_code == 200
    assert [fault[:50] for fault in faults(response)] == [
        "Another person added an award to this assessment w"
    ]
    assert form_of(response)["award-0-announcement"] == filled["announcement"]


@pytest.mark.parametrize(
    ("taken", "field", "sentence"),
    [
        ({"name": "Cañon City", "state": "CO"}, {}, "This state already has a city of that name."),
        ({"slug": "canon-city-co"}, {}, "This address belongs to another city"),
        (
            {"geoid": "0811810", "state": "CO"},
            {"geoid": "0811810"},
            "City with this GEOID already exists.",
        ),
    ],
)
def test_a_city_that_a_colleague_entered_is_refused_with_a_sentence(staff, taken, field, sentence):
    form = form_of(staff.get("/admin/cities/city/add/")) | CANON | field
    make_city(**{"slug": "other-co"} | taken)

    response = staff.post("/admin/cities/city/add/", form)

    assert any(fault.startswith(sentence) for fault in faults(response)), faults(response)


# Deleted meanwhile ---------------------------------------------------------------------------


def test_a_row_that_a_colleague_deleted_is_refused_with_a_sentence_and_shown(staff, city):
    make_award(city=city, year=2018)
    doomed = make_award(city=city, year=2019)
    form = form_of(staff.get(change(city))) | {"note": "typed with care"}
    doomed.assessment.delete()

    response = staff.post(change(city), form)

    assert response.status_code == 200
    assert faults(response) == [
        "Another person deleted this row, or moved it elsewhere, while you were editing. Tick "
        "“Delete” to save the rest without it; to enter it again, add a new row."
    ]
    assert row_texts(response, "assessments") == {0: "Boston, MA, 2019", 1: "Boston, MA, 2018"}
    assert form_of(response)[f"{PREFIX}0-announcement"] == str(doomed.announcement_id)


def test_the_rest_is_saved_when_the_deleted_row_is_let_go(staff, city):
    doomed = make_assessment(city=city, year=2019)
    form = form_of(staff.get(change(city))) | {"note": "typed with care"}
    doomed.delete()
    refused = staff.post(change(city), form)

    response = staff.post(change(city), form_of(refused) | {f"{PREFIX}0-DELETE": "on"})

    assert response.status_code == 302, faults(response)
    assert City.objects.get().note == "typed with care"
    assert Assessment.objects.count() == 0


def test_a_deleted_row_is_entered_again_as_a_new_one(staff, city):
    doomed = make_assessment(city=city, year=2019)
    form = form_of(staff.get(change(city)))
    doomed.delete()
    refused = form_of(staff.post(change(city), form)) | {f"{PREFIX}0-DELETE": "on"}

    response = staff.post(change(city), add_row(refused, 1, city=city.pk, year="2019"))

    assert response.status_code == 302, faults(response)
    assert Assessment.objects.get().year == 2019


def test_a_row_that_a_colleague_moved_to_another_city_is_not_dropped_in_silence(staff, city):
    moved = make_assessment(city=city, year=2019)
    form = form_of(staff.get(change(city))) | {f"{PREFIX}0-year": "2020"}
    Assessment.objects.filter(pk=moved.pk).update(city=make_city(name="Salem"))

    response = staff.post(change(city), form)

    assert any("or moved it elsewhere" in fault for fault in faults(response)), faults(response)


@pytest.mark.parametrize("group", [NAMES, STUDIES])
def test_other_rows_that_a_colleague_deleted_are_refused_with_a_sentence(staff, city, group):
    OtherName.objects.create(city=city, name="Beantown")
    make_case_study().cities.add(city)
    form = form_of(staff.get(change(city)))
    OtherName.objects.all().delete()
    CaseStudy.cities.through.objects.all().delete()
    form[f"{STUDIES if group == NAMES else NAMES}-0-DELETE"] = "on"

    refused = staff.post(change(city), form)
    saved = staff.post(change(city), form_of(refused) | {f"{group}-0-DELETE": "on"})

    assert [fault[:31] for fault in faults(refused)] == ["Another person deleted this row"]
    assert saved.status_code == 302, faults(saved)


def test_an_award_that_a_colleague_deleted_is_refused_on_the_assessments_page(staff, city):
    award = make_award(city=city)
    address = f"/admin/certifications/assessment/{award.assessment_id}/change/"
    form = form_of(staff.get(address))
    award.delete()

    refused = staff.post(address, form | {"award-0-level": ""})
    saved = staff.post(address, form_of(refused) | {"award-0-DELETE": "on"})

    assert any(fault.startswith("Another person deleted this row") for fault in faults(refused))
    assert saved.status_code == 302, faults(saved)


@pytest.mark.parametrize("deed", ["change", "delete"])
def test_a_record_that_a_colleague_deleted_is_reported(staff, city, deed):
    address = f"/admin/cities/city/{city.pk}/{deed}/"
    form = form_of(staff.get(address))
    city.delete()

    response = staff.post(address, form, follow=True)

    assert response.redirect_chain == [("/admin/cities/city/", 302)]
    said = "This city is not there: another person may have deleted it. Nothing was saved."
    assert said in response.content.decode()


# Between the look at the form and the save ---------------------------------------------------


@pytest.fixture
def colleague(transactional_db, client):
    """Sign in somebody with every right for the records; no migration's group outlives a flush."""
    user = User.objects.create_user("robin", password="x", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label__in=["cities", "certifications"])
    )
    client.force_login(user)
    return client


def in_another_connection(deed):
    """Do the deed as a writer outside of the history: with triggers it would wait for the save."""

    def run():
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = replica")
            deed()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join()


def between_look_and_deed(monkeypatch, deed, method="save_model"):
    """Do the deed in another connection, once, when all was found to be right."""
    deeds, original = [deed], getattr(CityAdmin, method)

    def later(self, *args):
        if deeds:
            in_another_connection(deeds.pop())
        original(self, *args)

    monkeypatch.setattr(CityAdmin, method, later)


needs_two_writers = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer at a time: nobody comes between"
)


@needs_two_writers
def test_a_year_that_comes_between_look_and_save_is_refused_at_the_year(colleague, monkeypatch):
    city = make_city()
    form = add_row(form_of(colleague.get(change(city))), 0, city=city.pk, year="2021", **award())
    between_look_and_deed(monkeypatch, lambda: make_assessment(city=city, year=2021))

    response = colleague.post(change(city), form | {"note": "typed with care"})

    assert response.status_code == 200
    assert [fault[:26] for fault in faults(response)] == ["Another person added 2021 "]
    assert form_of(response)["note"] == "typed with care"
    assert (City.objects.get().note, LogEntry.objects.count()) == ("", 0)
    assert CertificationAward.objects.count() == 0


@needs_two_writers
def test_a_city_that_comes_between_look_and_save_is_refused_at_its_name(colleague, monkeypatch):
    form = form_of(colleague.get("/admin/cities/city/add/")) | CANON
    between_look_and_deed(monkeypatch, lambda: make_city(name="Cañon City", state="CO"))

    response = colleague.post("/admin/cities/city/add/", form)

    assert response.status_code == 200
    assert "This state already has a city of that name." in faults(response)


@needs_two_writers
def test_a_case_study_that_goes_between_look_and_save_is_reported(colleague, monkeypatch):
    city, study = make_city(), make_case_study()
    form = form_of(colleague.get(change(city))) | {f"{STUDIES}-TOTAL_FORMS": "1"}
    form |= {f"{STUDIES}-0-id": "", f"{STUDIES}-0-city": city.pk}
    between_look_and_deed(monkeypatch, lambda: CaseStudy.objects.all().delete())

    response = colleague.post(change(city), form | {f"{STUDIES}-0-casestudy": study.pk})

    assert response.status_code == 200
    assert [fault[:22] for fault in faults(response)] == ["Select a valid choice."]
    assert b"was changed successfully" not in response.content


def test_what_the_database_alone_refuses_is_shown_with_the_typing(staff, city, monkeypatch):
    form = add_row(form_of(staff.get(change(city))), 0, city=city.pk, year="2021", **award())
    make_assessment(city=city, year=2021)
    monkeypatch.setattr(AssessmentFormSet, "validate_unique", lambda formset: None)

    response = staff.post(change(city), form | {"note": "typed with care"})

    assert response.status_code == 200
    assert faults(response) == [
        "Nothing was saved, because this contradicts what is stored now: another person may have "
        "saved at the same moment. Open this page in another tab to see it; what you typed is "
        "below."
    ]
    kept = form_of(response)
    assert (kept["note"], kept[f"{PREFIX}0-year"]) == ("typed with care", "2021")
    assert (City.objects.get().note, LogEntry.objects.count()) == ("", 0)


@needs_two_writers
def test_a_city_that_comes_to_have_a_record_is_not_deleted(colleague, monkeypatch):
    city = make_city()
    between_look_and_deed(monkeypatch, lambda: make_assessment(city=city), "delete_model")

    response = colleague.post(
        f"/admin/cities/city/{city.pk}/delete/", {"post": "yes", "_why": "Moved."}
    )

    assert "would require deleting the following protected" in response.content.decode()
    assert City.objects.count() == 1
