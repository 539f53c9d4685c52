"""The box that tells how to cite a page."""

from html import unescape

from django import template
from django.utils import timezone

from cities.pages.citation import Citation, lasting

register = template.Library()


@register.inclusion_tag("cities/pages/_citation.html")
def cite(title, address, record):
    """Show the citations of the page, as the record (certifications.record) stood on its day.

    Title and address are `words` of the page, and so HTML already.
    """
    citation = Citation(
        title=unescape(title),
        address=lasting(unescape(address), record.day),
        version=record.version,
        day=record.day,
        retrieved=timezone.localdate(),
        published=record.announced_on,
    )
    return {"citation": citation}
