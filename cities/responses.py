"""What answers share: what is refused, what is open to other sites, and absolute addresses."""

from pathlib import PurePosixPath

from django.conf import settings
from django.http import (
    Http404,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.urls import reverse

JSON_ADDRESSES = (".json", ".geojson", ".ndjson")
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


# These hold nothing that depends on who asks, so any page may read them.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def open_to_all(response, **headers):
    """Return the response, which pages of every origin may now read, with these headers more."""
    for name, value in (OPEN | headers).items():
        response[name] = value
    return response


def absolute(path):
    """Return the address of `path`, which begins with "/", as the world knows it."""
    return f"{settings.SITE_URL}{path}"


LONGEST_ECHO = 60
JOINER = "\u200d"  # of the parts of an emoji


def faults_of(form) -> list[str]:
    """Return a sentence on each value that is refused: it names the word, and what is allowed."""
    faults = []
    for word, errors in form.errors.as_data().items():
        for error in errors:
            value = printable(str((error.params or {}).get("value", "")))
            sentence = error.message % {**(error.params or {}), "value": value}
            faults.append(f"{word}: {sentence}")
    return faults


def faults_of_repeated(data, *words) -> list[str]:
    """Return a sentence on each of `words`, which take one value, that has different ones."""
    return [
        f"{word}: {len(values)} different values were given. Allowed: one."
        for word in words
        if len(values := {value.strip() for value in data.getlist(word) if value.strip()}) > 1
    ]


def printable(value: str) -> str:
    """Return what a visitor typed, fit for a sentence: short, and without control characters."""
    shown = "".join(sign if sign.isprintable() or sign == JOINER else "\ufffd" for sign in value)
    return shown if len(shown) <= LONGEST_ECHO else f"{shown[:LONGEST_ECHO]}…"


def moved(request, slug, cities, to="cities:city"):
    """Lead from a former address of one of `cities` to its present one, or answer 404.

    `to` names the URL that takes the slug: a city's page, or one of its pictures. The day that is
    asked for is kept: a cited link must not turn into the present.
    """
    city = cities.filter(addresses__slug=slug).first()
    if city is None:
        raise Http404("No city of this record has this address.")
    response = HttpResponsePermanentRedirect(reverse(to, args=[city.slug]) + request.kept)
    # Kept for ever by default: a city that takes its former address back would lead in a circle.
    response["Cache-Control"] = "max-age=300"
    return response
