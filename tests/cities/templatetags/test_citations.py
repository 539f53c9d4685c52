"""The box that tells how to cite a page."""

from datetime import UTC, date, datetime

from django.template import Context, Template
from django.test import RequestFactory

from certifications.data_version import Record


def test_a_citation_names_the_page_the_day_and_the_version():
    record = Record(date(2018, 12, 31), 9, 9, date(2018, 1, 25), "v1")
    request = RequestFactory().get("/")
    request.now = datetime(2026, 12, 1, 3, tzinfo=UTC)  # in New York it is November still
    words = {"record": record, "title": "Texas & more", "address": "https://d/?q=x"}
    context = Context(words | {"request": request})

    box = Template("{% load citations %}{% cite title address record %}").render(context)

    assert "https://d/?as_of=2018-12-31&amp;q=x" in box
    assert "data version v1" in box
    assert "(retrieved November 30, 2026)" in box
    assert "Texas &amp; more" in box
    assert "&amp;amp;" not in box
