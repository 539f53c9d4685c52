"""What the admin's pages of all records share."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib import admin
from django.utils import timezone

from certifications.history.models import Revision
from certifications.history.undo import undo
from certifications.levels import Level
from certifications.models import Announcement, CertificationAward
from certifications.record_admin import LACKS_WHY, RecordAdmin
from cities.models import CaseStudy, City
from tests.admin_pages import PREFIX, WHY, change, faults, form_of
from tests.factories import make_announcement, make_award, make_city

RECORDS = ["cities", "certifications"]
# What is no part of the record of awards.
DELETED_TOGETHER = ["casestudy", "expectedannouncement", "awardsource"]
WRITTEN_BY_THE_DATABASE = ["cityaddress", "revision"]


def record_pages():
    return [
        page
        for model, page in admin.site._registry.items()
        if model._meta.app_label in RECORDS
        and model._meta.model_name not in WRITTEN_BY_THE_DATABASE
    ]


def test_every_page_of_a_record_loses_nothing_unasked():
    pages = record_pages()

    assert City in [page.model for page in pages]
    assert [page for page in pages if not isinstance(page, RecordAdmin)] == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_record_that_is_gone_leads_to_the_list_and_says_so(staff, method):
    answer = getattr(staff, method)("/admin/cities/city/9999/change/", follow=True)

    said = [str(message) for message in answer.context["messages"]]
    assert answer.redirect_chain == [("/admin/cities/city/", 302)]
    assert said[0].startswith("This city is not there: another person may have deleted it.")
    assert said[0].endswith("Nothing was saved.") is (method == "post")


# Withdrawing ---------------------------------------------------------------------------------


def withdraw(award):
    return f"/admin/certifications/certificationaward/{award.pk}/delete/"


@pytest.fixture
def topeka_award(db):
    return make_award(city=make_city(name="Topeka", state="KS"), year=2018)


def test_a_withdrawal_says_why_and_can_be_taken_back(staff, topeka_award):
    sent = {"post": "yes", "_why": "Another Topeka.", "_public_note": "Topeka was not certified."}

    staff.post(withdraw(topeka_award), sent)

    made = Revision.objects.first()
    assert not CertificationAward.objects.exists()
    assert (made.kind, made.by_name) == ("withdraw", "robin")
    assert (made.why, made.public_note) == (sent["_why"], sent["_public_note"])
    undo(made)
    assert CertificationAward.objects.exists()


def test_a_withdrawal_without_a_why_is_asked_once_more(staff, topeka_award):
    answer = staff.post(withdraw(topeka_award), {"post": "yes", "_public_note": "Typed."})

    assert "Say why, and nothing is lost" in answer.content.decode()
    assert "Typed." in answer.content.decode()
    assert CertificationAward.objects.exists()


def test_a_withdrawal_that_a_colleague_overtook_is_shown_once_more(staff, topeka_award):
    form = form_of(staff.get(withdraw(topeka_award)))
    CertificationAward.objects.update(level=Level.GOLD)

    answer = staff.post(withdraw(topeka_award), form | {"_why": "Another Topeka."})

    assert "Somebody changed this while you were reading" in answer.content.decode()
    assert CertificationAward.objects.exists()
    staff.post(withdraw(topeka_award), form_of(answer))
    assert not CertificationAward.objects.exists()


def test_why_something_was_changed_is_kept_with_it(staff):
    city = make_city()
    reasons = {"_why": "The city told us.", "_public_note": "As of 2026."}

    staff.post(change(city), form_of(staff.get(change(city))) | {"note": "x"} | reasons)

    made = Revision.objects.first()
    assert (made.kind, made.why, made.public_note) == ("edit", *reasons.values())


# Why, of what readers see already ------------------------------------------------------------


def test_what_readers_see_is_not_changed_without_a_why(staff, topeka_award):
    city = topeka_award.city
    mine = {"note": "typed with care", f"{PREFIX}0-level": int(Level.GOLD)}

    refused = staff.post(change(city), form_of(staff.get(change(city))) | mine)

    assert faults(refused) == [LACKS_WHY]
    soup = BeautifulSoup(refused.content, "html.parser")
    field = soup.select_one("[name=_why]")
    place = soup.find(id=field["aria-describedby"].split()[0])
    assert (field["aria-invalid"], place.get_text()) == ("true", LACKS_WHY)
    assert soup.select_one(".errornote a")["href"] == f"#{field['id']}"
    kept = form_of(refused)
    assert (kept["note"], kept[f"{PREFIX}0-level"]) == (mine["note"], str(int(Level.GOLD)))
    assert CertificationAward.objects.get().level == Level.SILVER
    assert not Revision.objects.filter(kind="edit").exists()

    answer = staff.post(change(city), kept | WHY)

    assert answer.status_code == 302, faults(answer)
    assert (City.objects.get().note, Revision.objects.first().why) == (mine["note"], WHY["_why"])
    assert CertificationAward.objects.get().level == Level.GOLD


def test_a_public_announcement_is_not_moved_without_a_why(staff, topeka_award):
    address = f"/admin/certifications/announcement/{topeka_award.announcement_id}/change/"
    form = form_of(staff.get(address)) | {"title": "Another title"}

    assert faults(staff.post(address, form)) == [LACKS_WHY]
    assert staff.post(address, form | WHY).status_code == 302


def test_what_is_public_is_not_deleted_without_a_why(staff, topeka_award):
    city = topeka_award.city
    form = form_of(staff.get(change(city))) | {f"{PREFIX}0-DELETE": "on"}

    refused = staff.post(change(city), form)

    assert (faults(refused), form_of(refused)[f"{PREFIX}0-DELETE"]) == ([LACKS_WHY], "on")
    assert CertificationAward.objects.exists()


@pytest.mark.parametrize("mine", [{f"{PREFIX}0-level": int(Level.GOLD)}, {"website": ""}])
def test_what_nobody_sees_yet_is_changed_unasked(staff, mine):
    moment = timezone.now() + timedelta(days=7)
    award = make_award(city=make_city(), year=moment.year, announced_at=moment)
    form = form_of(staff.get(change(award.city))) | mine | {"note": "for the day"}

    answer = staff.post(change(award.city), form)

    assert answer.status_code == 302, faults(answer)
    assert City.objects.get().note == "for the day"


def test_a_note_for_staff_is_changed_unasked(staff):
    announcement = make_announcement(year=2018)
    address = f"/admin/certifications/announcement/{announcement.pk}/change/"

    answer = staff.post(address, form_of(staff.get(address)) | {"note": "Asked them by mail."})

    assert answer.status_code == 302, faults(answer)
    assert Announcement.objects.get().note == "Asked them by mail."


# Names, and lists ----------------------------------------------------------------------------


def test_no_list_withdraws_many_at_once(staff):
    for page in record_pages():
        assert page.model._meta.model_name in DELETED_TOGETHER or page.actions is None


def test_a_case_study_of_a_city_is_called_by_its_title(staff, db):
    city = make_city()
    study = CaseStudy.objects.create(title="Potholes", url="https://example.org/", publisher="P")
    study.cities.add(city)

    page = staff.get(change(city)).content.decode()

    assert "Potholes" in page
    assert "object (" not in page
