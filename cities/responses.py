"""The answer to a query that cannot be answered, in the type of its address."""

from pathlib import PurePosixPath

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from .travels import open_to_all

JSON_ADDRESSES = (".json", ".geojson")
TEXT_ADDRESSES = (".csv", ".xlsx", ".atom", ".svg", ".png", ".xml", ".txt")


def refused(request, faults):
    """Return status 400 with the sentences on what is wrong: as JSON, as text or as a page."""
    kind = PurePosixPath(request.path).suffix
    if kind in JSON_ADDRESSES:
        return open_to_all(JsonResponse({"error": " ".join(faults), "faults": faults}, status=400))
    if kind in TEXT_ADDRESSES:
        text = "\n".join(faults) + "\n"
        return open_to_all(HttpResponse(text, "text/plain; charset=utf-8", status=400))
    return render(request, "query_refused.html", {"faults": faults}, status=400)
