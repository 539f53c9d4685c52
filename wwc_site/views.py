"""Pages that belong to no part of the record: for machines, and the page of a fault."""

import sys
from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse, HttpResponseServerError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import iri_to_uri

from certifications.record_state import AWAY
from cities.responses import absolute, refusal

from .database_away import refused
from .logs import REQUEST_ID
from .not_saved import not_saved

# RFC 9116 advises less than a year: by then somebody has looked at the site.
GOOD_FOR = timedelta(days=364)


def fault(request):
    """Answer with the 500 page, which names the request as the log does. It asks no database.

    What the middleware of sessions and accounts meets is told to no other middleware, but here.
    """
    if isinstance(sys.exc_info()[1], AWAY):
        return not_saved(request) if request.method == "POST" else refused(request)
    return HttpResponseServerError(render_to_string("500.html", {"request_id": REQUEST_ID.get()}))


def favicon(request):
    """Lead to the site's icon those who ask where icons used to be."""
    return redirect(static("favicon.svg"))


def robots(request):
    """Welcome every reader of the public pages, and name the two sitemaps."""
    maps = [absolute(reverse(name)) for name in ("sitemap", "sitemap-eligible")]
    lines = ["User-agent: *", f"Disallow: {reverse('admin:index')}"]
    return HttpResponse("\n".join([*lines, *(f"Sitemap: {m}" for m in maps), ""]), "text/plain")


def llms_txt(request):
    """Tell language models what the record is, how far it reaches, and where its files are."""
    return render(request, "llms.txt", content_type="text/plain; charset=utf-8")


def security_txt(request):
    """Say where to report a fault of security, as RFC 9116 has it, which knows no plain http."""
    contact = settings.CONTACT
    if not contact or contact.startswith("http://"):
        sentence = "This site names no contact for reports about its security."
        return refusal(request, [sentence], 404, "404.html")
    expires = timezone.localdate(request.now) + GOOD_FOR
    lines = [
        f"Contact: {'' if contact.startswith('https://') else 'mailto:'}{iri_to_uri(contact)}",
        f"Expires: {expires:%Y-%m-%d}T00:00:00Z",
        f"Canonical: {absolute(reverse('security_txt'))}",
        "Preferred-Languages: en",
    ]
    return HttpResponse("\n".join([*lines, ""]), "text/plain; charset=utf-8")
