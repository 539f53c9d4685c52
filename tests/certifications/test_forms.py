"""An award and its announcement are of one certification year, in every form."""

import pytest

from certifications.forms import AssessmentWithAwardForm
from certifications.models import Assessment, CertificationAward
from tests.admin_pages import CLEARED, PREFIX, WHY, add_row, award, change, faults, form_of
from tests.factories import make_announcement, make_assessment, make_award, make_city

ASSESSMENT = "/admin/certifications/assessment"
AWARD = "/admin/certifications/certificationaward"
OTHER_YEAR = (
    "This announcement is of 2021, and the assessment of {year}. Choose an announcement of {year}, "
    "or enter it first."
)
HAS_AWARD = (
    "This assessment has an award of 2018. Take the award away and save; then change the year."
)


@pytest.fixture
def staff(admin_client):
    return admin_client


@pytest.fixture
def city(db):
    return make_city()


def in_a_row(staff, city, year, fields):
    """Enter an award on the city's page."""
    row = {"city": city.pk, "year": year} | fields
    return staff.post(change(city), add_row(form_of(staff.get(change(city))), 0, **row))


def on_its_page(staff, city, year, fields):
    """Enter an award on its own page, for an assessment that is there."""
    assessment = make_assessment(city=city, year=year)
    return staff.post(f"{AWARD}/add/", {"assessment": assessment.pk} | fields)


def with_its_assessment(staff, city, year, fields):
    """Enter an assessment with its award."""
    form = {"city": city.pk, "year": year, "award-TOTAL_FORMS": 1, "award-INITIAL_FORMS": 0}
    form |= {f"award-0-{name}": value for name, value in fields.items()}
    return staff.post(f"{ASSESSMENT}/add/", form)


WAYS = pytest.mark.parametrize("enter", [in_a_row, on_its_page, with_its_assessment])


@WAYS
@pytest.mark.parametrize("year", [2018, 2022])
def test_an_announcement_of_another_year_is_refused(staff, city, enter, year):
    response = enter(staff, city, year, award())

    assert response.status_code == 200
    assert OTHER_YEAR.format(year=year) in faults(response)
    assert CertificationAward.objects.count() == 0


@WAYS
def test_an_announcement_of_the_year_is_taken(staff, city, enter):
    response = enter(staff, city, 2021, award())

    assert response.status_code == 302, faults(response)
    assert CertificationAward.objects.get().year == 2021


def test_a_year_that_moves_away_from_its_award_is_refused(staff, city):
    made = make_award(city=city, year=2018)
    other = make_announcement(year=2019)
    page, own = change(city), f"{ASSESSMENT}/{made.assessment_id}/change/"

    for address, name, field in (
        (page, f"{PREFIX}0-year", f"{PREFIX}0-announcement"),
        (own, "year", "award-0-announcement"),
    ):
        form = form_of(staff.get(address)) | {name: "2019"}
        alone = staff.post(address, form)
        together = staff.post(address, form | {field: other.pk})

        assert HAS_AWARD in faults(alone)
        assert HAS_AWARD in faults(together)
    assert Assessment.objects.get().year == 2018


def test_a_year_is_corrected_once_the_award_is_taken_away(staff, city):
    make_award(city=city, year=2018)
    asked = staff.post(change(city), form_of(staff.get(change(city))) | CLEARED | WHY)
    staff.post(change(city), form_of(asked))

    form = form_of(staff.get(change(city))) | {f"{PREFIX}0-year": "2021"}
    filled = {f"{PREFIX}0-{name}": value for name, value in award().items()}
    response = staff.post(change(city), form | filled)

    assert response.status_code == 302, faults(response)
    assert CertificationAward.objects.get().year == 2021


def test_a_level_of_rank_0_fills_the_award_of_a_row():
    form = AssessmentWithAwardForm()
    form.cleaned_data = {"level": 0, "announcement": None}

    assert form.deed_on_award() == "add"
    form.cleaned_data["level"] = None
    assert form.deed_on_award() is None
