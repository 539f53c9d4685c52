"""The admin pages of assessments, awards and expected announcements."""

import pytest

from certifications.levels import Level
from certifications.models import Assessment, CertificationAward
from tests.admin_pages import AWARD, faults, form_of
from tests.conftest import listed_cities
from tests.factories import make_city


def test_an_assessment_is_entered_with_its_award_on_its_own_page(staff):
    city = make_city()
    address = "/admin/certifications/assessment/add/"
    form = form_of(staff.get(address)) | {"city": city.pk, "year": "2021"}
    form |= {f"award-0-{name}": value for name, value in AWARD.items()} | {"award-TOTAL_FORMS": 1}

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

    response = staff.post(address, form_of(staff.get(address)) | {"level": int(Level.GOLD)})

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
