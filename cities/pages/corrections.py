"""The page of what was public and was changed."""

from django.shortcuts import render

from cities.open_data.corrections import corrections
from cities.responses import page_of

PER_PAGE = 50


def corrections_page(request):
    """List the corrections, newest first."""
    found = corrections(request.at)
    context = {"page": page_of(request, found, PER_PAGE), "count": len(found)}
    return render(request, "cities/pages/corrections.html", context)
