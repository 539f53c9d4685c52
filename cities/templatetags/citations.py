"""The box that tells how to cite a page."""

from django import template
from django.conf import settings
from django.utils import timezone

from cities.pages.citation import Citation, lasting

register = template.Library()


@register.inclusion_tag("cities/pages/_citation.html", takes_context=True)
def cite(context, title, url, record):
    """Show the citations of the page, as the record (certifications.record) stood on its day.

    Title and URL are plain text.
    """
    citation = Citation(
        publisher=settings.PUBLISHER,
        title=title,
        url=lasting(url, record.day),
        version=record.version,
        day=record.day,
        retrieved=timezone.localdate(context["request"].now),
    )
    return {"citation": citation}
