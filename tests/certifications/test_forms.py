"""A certification year and the year of its announcement are near each other, in every form."""

import pytest

from certifications.forms import AssessmentWithAwardForm
from certifications.models import Assessment, CertificationAward
from tests.cities.test_admin import PREFIX, add_row, change, faults, form_of
from tests.factories import SOURCE, make_assessment, make_award, make_city

ASSESSMENT = "/admin/certifications/assessment"
AWARD = "/admin/certifications/certificationaward"
SENTENCE = "{} is more than 2 years from the certification year {}: check both years."


@pytest.fixture
def staff(admin_client):
    return admin_client


@pytest.fixture
def city(db):
    return make_city()


def announced(day, time="09:00:00"):
    return {"level": "2", "announced_at_0": day, "announced_at_1": time, "source_url": SOURCE}


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
@pytest.mark.parametrize("year", [2018, 2024, 2029])
def test_years_apart_are_refused_at_the_announcement(staff, city, enter, year):
    response = enter(staff, city, year, announced("2021-04-01"))

    assert response.status_code == 200
    assert SENTENCE.format(2021, year) in faults(response)
    assert CertificationAward.objects.count() == 0


@WAYS
@pytest.mark.parametrize("year", [2019, 2021, 2023])
def test_years_near_each_other_are_taken(staff, city, enter, year):
    response = enter(staff, city, year, announced("2021-04-01"))

    assert response.status_code == 302, faults(response)
    assert CertificationAward.objects.get().year == year


@WAYS
def test_the_year_of_the_announcement_is_that_of_eastern_time(staff, city, enter):
    response = enter(staff, city, 2019, announced("2021-12-31", "23:30:00"))

    assert response.status_code == 302, faults(response)


def test_a_year_that_moves_away_from_its_award_is_refused(staff, city):
    award = make_award(city=city, year=2018)
    page, own = change(city), f"{ASSESSMENT}/{award.assessment_id}/change/"

    for address, name in ((page, f"{PREFIX}0-year"), (own, "year")):
        response = staff.post(address, form_of(staff.get(address)) | {name: "2029"})

        assert SENTENCE.format(2018, 2029) in faults(response)
    assert Assessment.objects.get().year == 2018


def test_year_and_announcement_are_corrected_together(staff, city):
    award = make_award(city=city, year=2018)
    address = f"{ASSESSMENT}/{award.assessment_id}/change/"
    form = form_of(staff.get(address)) | {"year": "2029", "award-0-announced_at_0": "2029-04-01"}

    response = staff.post(address, form)

    assert response.status_code == 302, faults(response)
    assert Assessment.objects.get().year == 2029


def test_an_impossible_moment_is_refused_once(staff, city):
    response = in_a_row(staff, city, 2021, announced("9999-12-31"))

    assert [fault for fault in faults(response) if "years" in fault] == [
        "Enter a date of the years 2015 to 2101."
    ]


def test_an_award_that_is_taken_away_is_not_compared(staff, city):
    make_award(city=city, year=2018)
    form = form_of(staff.get(change(city))) | {f"{PREFIX}0-year": "2029"}
    form |= {f"{PREFIX}0-{name}": "" for name in announced("")}

    asked = staff.post(change(city), form)
    response = staff.post(change(city), form_of(asked))

    assert response.status_code == 302, faults(response)
    assert Assessment.objects.get().year == 2029


def test_a_level_of_rank_0_fills_the_award_of_a_row():
    form = AssessmentWithAwardForm()
    form.cleaned_data = {"level": 0, "announced_at": None, "source_url": ""}

    assert form.deed_on_award() == "add"
    form.cleaned_data["level"] = None
    assert form.deed_on_award() is None
