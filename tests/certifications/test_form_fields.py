"""The admin reads what people type."""

from datetime import UTC, datetime

from bs4 import BeautifulSoup

from certifications.models import Announcement
from cities.models import City
from tests.admin_pages import WHY, change, faults, form_of
from tests.factories import make_announcement, make_city


def test_a_population_is_typed_in_groups(staff):
    city = make_city()
    figure = {"population": "675,647", "population_year": "2020", "population_source": "Census"}

    staff.post(change(city), form_of(staff.get(change(city))) | figure)

    assert City.objects.get().population == 675_647


def test_a_number_that_is_none_is_refused_at_its_field(staff):
    city = make_city()

    answer = staff.post(change(city), form_of(staff.get(change(city))) | {"population": "40.000,5"})

    assert faults(answer) == ["Enter a whole number."]


def test_day_and_time_have_names_of_their_own(staff):
    page = staff.get("/admin/certifications/announcement/add/")
    fields = BeautifulSoup(page.content, "html.parser").select("[name^=announced_at]")

    assert [field["aria-label"] for field in fields] == ["Date", "Time"]


def test_a_moment_is_typed_as_on_a_clock(staff):
    announcement = make_announcement(year=2018)
    address = f"/admin/certifications/announcement/{announcement.pk}/change/"
    moment = {"announced_at_0": "2018-01-25", "announced_at_1": "9:00 AM"}

    staff.post(address, form_of(staff.get(address)) | moment | WHY)

    assert Announcement.objects.get().announced_at == datetime(2018, 1, 25, 14, tzinfo=UTC)


def test_a_time_that_is_none_is_refused_with_an_example(staff):
    announcement = make_announcement(year=2018)
    address = f"/admin/certifications/announcement/{announcement.pk}/change/"

    answer = staff.post(address, form_of(staff.get(address)) | {"announced_at_1": "9"})

    assert "Write 9:00 AM." in faults(answer)[0]
