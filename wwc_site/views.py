"""Pages that belong to no part of the record: about, and the state of the process."""

from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse

from cities.models import City
from cities.responses import absolute


def favicon(request):
    """Lead to the site's icon those who ask where icons used to be."""
    return redirect(static("favicon.svg"))


def robots(request):
    """Welcome every reader of the public pages, and name the two sitemaps."""
    maps = [absolute(reverse(name)) for name in ("sitemap", "sitemap-eligible")]
    lines = ["User-agent: *", f"Disallow: {reverse('admin:index')}"]
    return HttpResponse("\n".join([*lines, *(f"Sitemap: {m}" for m in maps), ""]), "text/plain")


def healthz(request):
    """Answer 200 when the process lives and the database answers, else 503."""
    try:
        City.objects.exists()  # a table of ours: SELECT 1 never opens SQLite's file
    except DatabaseError:
        return HttpResponse("the database does not answer\n", "text/plain", status=503)
    return HttpResponse("ok\n", "text/plain")
