"""The box that tells how to cite a page."""

from datetime import date

from django.template import Context, Template

from certifications.data_version import Record


def test_a_citation_names_the_page_the_day_and_the_version():
    record = Record(date(2018, 12, 31), 9, 9, date(2018, 1, 25), "v1")
    context = Context({"record": record, "title": "Texas & more", "address": "https://d/?q=x"})

    box = Template("{% load citations %}{% cite title address record %}").render(context)

    assert "https://d/?as_of=2018-12-31&amp;q=x" in box
    assert "data version v1" in box
    assert "Texas &amp; more" in box
    assert "&amp;amp;" not in box
