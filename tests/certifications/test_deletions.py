"""Nothing of the record is deleted in the admin before somebody has read what it is."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from certifications.models import Announcement, Assessment, CertificationAward
from cities.models import City
from tests.admin_pages import CLEARED, PREFIX, WHY, change, faults, form_of
from tests.factories import make_assessment, make_award, make_city

EMBARGO = datetime(2100, 12, 1, 13, 30, tzinfo=UTC)  # 8:30 Eastern
LISTS = ["cities/city", "certifications/assessment", "certifications/certificationaward"]


@pytest.fixture
def city(db):
    return make_city()


def asked(response):
    """Return what the page asks about."""
    soup = BeautifulSoup(response.content, "html.parser")
    return [li.get_text(strip=True) for li in soup.select("#deleted-objects li")]


# Many at once --------------------------------------------------------------------------------


@pytest.mark.parametrize("model", LISTS)
def test_no_list_deletes_what_is_selected(staff, city, model):
    make_award(city=city)
    keys = [
        row.pk for table in (City, Assessment, CertificationAward) for row in table.objects.all()
    ]
    deed = {"action": "delete_selected", "_selected_action": keys, "index": 0}

    shown = staff.get(f"/admin/{model}/")
    staff.post(f"/admin/{model}/", deed)
    staff.post(f"/admin/{model}/", deed | {"post": "yes"})

    assert b"delete_selected" not in shown.content
    assert (City.objects.count(), CertificationAward.objects.count()) == (1, 1)


# A row of a city's page ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "announced_at", "standing"),
    [
        (2018, datetime(2018, 1, 25, 15, tzinfo=UTC), "public since January 25, 2018"),
        (2100, EMBARGO, "under embargo until December 1, 2100, 8:30 a.m. Eastern"),
    ],
)
def test_deleting_a_row_asks_first_and_names_what_goes(staff, city, year, announced_at, standing):
    make_award(city=city, year=year, announced_at=announced_at)
    form = form_of(staff.get(change(city))) | {f"{PREFIX}0-DELETE": "on", "note": "typed"} | WHY

    response = staff.post(change(city), form)

    assert asked(response) == [
        f"Boston, MA, {year}: the assessment with its award, Silver, {standing}"
    ]
    assert (CertificationAward.objects.count(), City.objects.get().note) == (1, "")


def test_a_confirmed_deletion_is_done_with_all_else_that_was_typed(staff, city):
    make_award(city=city)
    form = form_of(staff.get(change(city)))
    form |= {f"{PREFIX}0-DELETE": "on", "note": "two\r\nlines", "_continue": "1"} | WHY

    response = staff.post(change(city), form_of(staff.post(change(city), form)))

    assert (response.status_code, response["Location"]) == (302, change(city))
    assert Assessment.objects.count() == 0
    assert City.objects.get().note == "two\r\nlines"


def test_an_assessment_without_an_award_is_asked_about_too(staff, city):
    make_assessment(city=city)
    form = form_of(staff.get(change(city))) | {f"{PREFIX}0-DELETE": "on"}

    assert asked(staff.post(change(city), form)) == ["Boston, MA, 2018: the assessment"]


def test_clearing_an_award_asks_first(staff, city):
    make_award(city=city)
    form = form_of(staff.get(change(city))) | CLEARED | WHY

    response = staff.post(change(city), form)

    assert asked(response) == [
        "Boston, MA, 2018: the award, Silver, public since January 25, 2018; the assessment stays"
    ]
    assert CertificationAward.objects.count() == 1


def test_going_back_keeps_what_was_typed_and_saves_nothing(staff, city):
    make_award(city=city)
    form = form_of(staff.get(change(city)))
    form |= {f"{PREFIX}0-DELETE": "on", f"{PREFIX}0-level": "3", "note": "typed with care"}
    page = form_of(staff.post(change(city), form))

    response = staff.post(change(city), page | {"_keep_editing": "1"})

    kept = form_of(response)
    assert (kept["note"], kept[f"{PREFIX}0-level"]) == ("typed with care", "3")
    assert kept[f"{PREFIX}0-DELETE"] == "on"
    assert b"Nothing was deleted, and nothing is saved yet." in response.content
    assert (faults(response), b"Please correct" in response.content) == ([], False)
    assert (CertificationAward.objects.count(), City.objects.get().note) == (1, "")


def test_what_changed_since_the_question_is_asked_about_again(staff, city):
    tomorrow = timezone.now() + timedelta(days=1)
    make_award(city=city, year=tomorrow.year, announced_at=tomorrow)
    form = form_of(staff.get(change(city))) | {f"{PREFIX}0-DELETE": "on"} | WHY
    page = form_of(staff.post(change(city), form))
    Announcement.objects.update(announced_at=timezone.now() - timedelta(minutes=1))

    response = staff.post(change(city), page)

    assert "public since" in asked(response)[0]
    assert CertificationAward.objects.count() == 1


def test_the_question_needs_no_script_and_is_not_stored(staff, city):
    make_award(city=city)
    form = form_of(staff.get(change(city))) | {f"{PREFIX}0-DELETE": "on"} | WHY

    response = staff.post(change(city), form)

    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.select("#content script, #content [onclick], #content [style]") == []
    assert soup.select_one("input[type=submit][form=deletions][name=_keep_editing]")
    assert "no-store" in response["Cache-Control"]


def test_other_names_go_unasked(staff, city):
    city.other_names.create(name="Beantown")
    form = form_of(staff.get(change(city))) | {"other_names-0-DELETE": "on"}

    assert staff.post(change(city), form).status_code == 302
    assert city.other_names.count() == 0


# Other pages ---------------------------------------------------------------------------------


def test_deleting_the_award_on_the_page_of_its_assessment_asks_first(staff, city):
    award = make_award(city=city)
    address = f"/admin/certifications/assessment/{award.assessment_id}/change/"
    form = form_of(staff.get(address)) | {"award-0-DELETE": "on"} | WHY

    question = staff.post(address, form)
    saved = staff.post(address, form_of(question))

    assert asked(question)[0].startswith("Boston, MA, 2018: the award, Silver, public since")
    assert saved.status_code == 302
    assert CertificationAward.objects.count() == 0


@pytest.mark.parametrize(
    ("model", "sentence"),
    [
        ("assessment", "Boston, MA, 2018: the assessment with its award, Silver, public since"),
        ("certificationaward", "Boston, MA, 2018: the award, Silver, public since"),
    ],
)
def test_the_page_that_deletes_one_record_names_what_goes(staff, city, model, sentence):
    award = make_award(city=city)
    key = award.assessment_id if model == "assessment" else award.pk

    response = staff.get(f"/admin/certifications/{model}/{key}/delete/")

    assert sentence in response.content.decode()
