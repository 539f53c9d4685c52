"""What answers share: bad requests, absolute URLs, redirects."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from django import forms
from django.conf import settings
from django.core import exceptions
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse

TOO_LARGE = (exceptions.RequestDataTooBig, exceptions.TooManyFieldsSent)
NOT_RIGHT = "Something in this address isn’t right. Check it and try again."
JSON_SUFFIXES = (".json", ".geojson", ".ndjson")
TEXT_SUFFIXES = (".csv", ".xlsx", ".atom", ".svg", ".png", ".xml", ".txt", ".zip")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a query parameter, in a sentence that says what to change.

    As text it names the parameter, for programs; a page shows the sentence at the field.
    """

    parameter: str
    sentence: str

    def __str__(self):
        return f"{self.parameter}: {self.sentence}"


class BadRequest(exceptions.BadRequest):
    """A request with a value that does not exist; `errors` are faults, or sentences.

    A page that keeps what was typed names its template, and what that needs beside the errors.
    """

    def __init__(self, errors, template="bad_request.html", context=None):
        super().__init__("Bad Request")  # for the log: what a visitor typed stays out of it
        self.errors = errors
        self.template = template
        self.context = context or {}


def page_of(request, rows, per_page):
    """Return the page of the rows that `page` asks for, the first by default; or BadRequest."""
    pages = Paginator(rows, per_page)
    asked = request.GET.get("page") or "1"
    if not asked.isdecimal() or not 1 <= int(asked) <= pages.num_pages:
        raise BadRequest([f"page: use a number from 1 to {pages.num_pages}."])
    return pages.page(int(asked))


def bad_request(request, exception):
    """Answer with status 400 and the errors, in the format of the URL: JSON, text or a page.

    What is no BadRequest of ours, such as an unknown host, is not told apart.
    """
    # A query string of too many parameters is a bad request; what is sent may be too large.
    if isinstance(exception, TOO_LARGE) and request.method == "POST":
        return render(request, "413.html", status=413)
    if not isinstance(exception, BadRequest):
        return refusal(request, [NOT_RIGHT], 400, "400.html")
    context = {**exception.context, "errors": exception.errors}
    return refusal(request, [str(e) for e in exception.errors], 400, exception.template, context)


def refusal(request, sentences, status, template, context=None):
    """Answer with the sentences in the format of the URL: JSON, text, or the page `template`."""
    suffix = PurePosixPath(request.path).suffix
    if suffix in JSON_SUFFIXES:
        content = {"error": " ".join(sentences), "faults": sentences}
        return JsonResponse(content, status=status)
    if suffix in TEXT_SUFFIXES:
        text = "\n".join(sentences) + "\n"
        return HttpResponse(text, "text/plain; charset=utf-8", status=status)
    return render(request, template, context, status=status)


def absolute(path):
    """Return the public URL of `path`, which begins with "/"."""
    return f"{settings.SITE_URL}{path}"


LONGEST_ECHO = 60
JOINER = "\u200d"  # of the parts of an emoji


def errors_of(form) -> list[Fault]:
    """Return a fault for each wrong value.

    The data of the form is a QueryDict: a field of one value must not be given different ones.
    """
    faults = []
    for name, errors in form.errors.as_data().items():
        for error in errors:
            value = printable(str((error.params or {}).get("value", "")))
            sentence = error.message % {**(error.params or {}), "value": value}
            faults.append(Fault(name, sentence))
    single = [n for n, f in form.fields.items() if not isinstance(f, forms.MultipleChoiceField)]
    return faults + errors_of_repeated(form.data, *single)


def errors_of_repeated(data, *names) -> list[Fault]:
    """Return a fault for each parameter of one value that is given different ones."""
    return [
        Fault(name, f"You gave {len(values)} different values of “{name}”. Use one.")
        for name in names
        if len(values := {value.strip() for value in data.getlist(name) if value.strip()}) > 1
    ]


def printable(value: str) -> str:
    """Return what a visitor typed, fit for a sentence: short, and without control characters."""
    shown = "".join(sign if sign.isprintable() or sign == JOINER else "\ufffd" for sign in value)
    return shown if len(shown) <= LONGEST_ECHO else f"{shown[:LONGEST_ECHO]}…"


def moved_to(url):
    """Redirect from a former URL to the present one.

    Browsers keep a 301 forever by default: a city that takes back its former slug would then
    redirect in a circle.
    """
    response = HttpResponsePermanentRedirect(url)
    response["Cache-Control"] = "max-age=300"
    return response


def moved(request, slug, cities, to="cities:city"):
    """Redirect from a former slug of one of `cities` to its present one, or raise Http404.

    `to` names the URL that takes the slug: a city's page, or one of its pictures. The day that is
    asked for is kept: a cited link must not turn into the present.
    """
    city = cities.filter(addresses__slug=slug).first()
    if city is None:
        raise Http404("We don’t know a city at this address.")
    return moved_to(reverse(to, args=[city.slug]) + request.kept)
