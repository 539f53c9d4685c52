"""The page of what was public and was changed."""

from django.core.paginator import Paginator
from django.shortcuts import render

from cities.open_data.corrections import corrections
from cities.responses import BadRequest

PER_PAGE = 50


def corrections_page(request):
    """List the corrections, newest first."""
    found = corrections(request.at)
    pages = Paginator(found, PER_PAGE)
    asked = request.GET.get("page") or "1"
    if not asked.isdecimal() or not 1 <= int(asked) <= pages.num_pages:
        raise BadRequest([f"page: use a number from 1 to {pages.num_pages}."])
    context = {"page": pages.page(int(asked)), "count": len(found)}
    return render(request, "cities/pages/corrections.html", context)
