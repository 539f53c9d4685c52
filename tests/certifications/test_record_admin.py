"""What the admin's pages of all records share."""

import pytest
from django.contrib import admin

from certifications.record_admin import RecordAdmin
from cities.models import City

RECORDS = ["cities", "certifications"]
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
