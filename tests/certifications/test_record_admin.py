"""What the admin's pages of all records share."""

import pytest
from django.contrib import admin

from certifications.history.models import Revision
from certifications.history.undo import undo
from certifications.levels import Level
from certifications.models import CertificationAward
from certifications.record_admin import RecordAdmin
from cities.models import CaseStudy, City
from tests.admin_pages import change, form_of
from tests.factories import make_award, make_city

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
