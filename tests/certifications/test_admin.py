"""The admin pages of assessments, awards and expected announcements."""

from datetime import UTC, datetime

import pytest
import time_machine

from certifications.levels import Level
from certifications.models import Announcement, Assessment, CertificationAward
from tests.admin_pages import WHY, award, faults, form_of
from tests.conftest import listed_cities
from tests.factories import make_city


def test_an_assessment_is_entered_with_its_award_on_its_own_page(staff):
    city = make_city()
    address = "/admin/certifications/assessment/add/"
    form = form_of(staff.get(address)) | {"city": city.pk, "year": "2021"}
    form |= {f"award-0-{name}": value for name, value in award().items()} | {"award-TOTAL_FORMS": 1}

    response = staff.post(address, form)

    assert response.status_code == 302, faults(response)
    assert CertificationAward.objects.get().city == city


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"population": 20_000}, "30,000 or more"),
        ({"population": 40_000, "year": "2101"}, "Enter a year from 2015 to 2100."),
    ],
)
def test_a_faulty_assessment_is_refused_with_a_sentence(staff, fields, sentence):
    city = make_city(population=fields["population"])
    address = "/admin/certifications/assessment/add/"
    form = form_of(staff.get(address)) | {"city": city.pk, "year": fields.get("year", "2021")}

    response = staff.post(address, form | {"award-TOTAL_FORMS": 0})

    assert any(sentence in fault for fault in faults(response)), faults(response)
    assert Assessment.objects.count() == 0


def test_an_award_is_corrected_on_its_own_page(roster, staff, page):
    award = CertificationAward.objects.get_by_natural_key("boston-ma", 2018)
    address = f"/admin/certifications/certificationaward/{award.pk}/change/"

    form = form_of(staff.get(address)) | {"level": int(Level.GOLD)} | WHY
    response = staff.post(address, form)

    assert response.status_code == 302, faults(response)
    assert len(listed_cities(page("/cities/?level=gold&year=2018"))) == 2


def test_the_next_expected_announcement_is_entered_for_the_data_page(staff, page):
    address = "/admin/certifications/expectedannouncement/add/"
    shown = staff.get(address)

    response = staff.post(
        address, form_of(shown) | {"expected_on": "2031-04-02", "note": "As the program says."}
    )

    assert "it announces no city" in shown.content.decode()
    assert response.status_code == 302, faults(response)
    assert "April 2, 2031" in page("/data/").get_text()


ANNOUNCED = {
    "year": "2026",
    "announced_at_0": "2026-11-20",
    "announced_at_1": "09:00",
    "precision": "minute",
    "title": "Press release",
    "publisher": "Bloomberg Philanthropies",
    "source_url": "https://example.org/2026",
    "coverage": "none",
}


def test_staff_enter_an_announcement_and_every_page_counts_it(roster, staff, page):
    response = staff.post("/admin/certifications/announcement/add/", ANNOUNCED)

    assert response.status_code == 302, faults(response)
    with time_machine.travel(datetime(2026, 11, 21, tzinfo=UTC), tick=False):
        assert "has announced 10 rounds since" in page("/cities/").select_one("p.reach").get_text()


def test_staff_read_why_an_announcement_cannot_be(roster, staff):
    wrong = staff.post("/admin/certifications/announcement/add/", ANNOUNCED | {"year": "2020"})
    twice = ANNOUNCED | {"year": "2019", "announced_at_0": "2019-04-24", "announced_at_1": "00:00"}

    assert faults(wrong) == [
        "A round is announced from one year before its certification year to 2 years after it."
    ]
    assert faults(staff.post("/admin/certifications/announcement/add/", twice)) == [
        "This round has an announcement at that moment already."
    ]
    assert Announcement.objects.count() == 11


@pytest.mark.parametrize("model", ["announcement", "awardsource"])
def test_staff_see_lists_and_forms_of_what_they_may_edit(roster, staff, model):
    assert staff.get(f"/admin/certifications/{model}/").status_code == 200
    assert staff.get(f"/admin/certifications/{model}/add/").status_code == 200


def test_many_announcements_cannot_be_deleted_at_once(roster, staff):
    assert b"delete_selected" not in staff.get("/admin/certifications/announcement/").content


def test_staff_add_a_source_that_contradicts(roster, staff):
    award = CertificationAward.objects.get(assessment__city__slug="boston-ma")
    entered = {
        "award": award.pk,
        "stance": "contradicts",
        "url": "https://example.org/a",
        "title": "News story",
        "publisher": "The Paper",
        "note": "It says gold.",
    }

    response = staff.post("/admin/certifications/awardsource/add/", entered)

    assert response.status_code == 302, faults(response)
    assert award.sources.get().contradicts
    assert faults(staff.post("/admin/certifications/awardsource/add/", entered)) == [
        "This page is a source of that award already."
    ]
