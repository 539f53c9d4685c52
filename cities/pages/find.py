"""The look-up of any city: as a page, and as suggestions while one types."""

from django import forms
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse

from cities.filters.city_filter import LONGEST_SEARCH, TOO_LONG, filled, ordinary_text, typed
from cities.filters.query import Query
from cities.lookup.answer import look_up, standing_of
from cities.responses import BadRequest, errors_of
from cities.text import in_one_line

MOST_SUGGESTIONS = 8


def find(request):
    """Say of the place that is typed whether it is certified, eligible, or not in the record."""
    form = LookUpForm(filled(request.GET, ["q"]))
    if errors := errors_of(form):
        kept = {"typed": typed(form.data), "answer": None}
        raise BadRequest(errors, "cities/pages/find.html", kept)
    text = in_one_line(form.cleaned_data["q"])
    context = {
        "typed": typed(form.data),
        "canonical": Query(q=text, as_of=request.as_of).urlencode(),
        "present": Query(q=text).urlencode(),
        "answer": look_up(text, request.at, request.coverage.in_short) if text else None,
    }
    return render(request, "cities/pages/find.html", context)


def suggestions(request):
    """Answer, in JSON, with the first places that what is typed so far may mean."""
    form = LookUpForm(filled(request.GET, ["q"]))
    if errors := errors_of(form):
        raise BadRequest(errors)
    answer = look_up(form.cleaned_data["q"], request.at, request.coverage.in_short)
    places = [_city_suggestion(city, answer.as_of) for city in answer.cities + answer.others]
    states = [_state_suggestion(*state) for state in answer.states]
    found = states + places if answer.names_a_state else places[:1] + states + places[1:]
    return JsonResponse({"suggestions": found[:MOST_SUGGESTIONS]})


def _city_suggestion(city, as_of):
    return {
        "name": city.full_name,
        "says": standing_of(city, as_of),
        "level": city.current_level_slug if city.is_certified else "",
        "url": city.get_absolute_url(),
    }


def _state_suggestion(code, name):
    return {"name": name, "says": "state", "level": "", "url": reverse("cities:state", args=[code])}


class LookUpForm(forms.Form):
    """Reads the one parameter of the look-up: `q`, the name of a place.

    It may have many words, as a pasted address has: they cost the look-up nothing.
    """

    q = forms.CharField(
        max_length=LONGEST_SEARCH,
        required=False,
        error_messages=TOO_LONG,
        validators=[ordinary_text],
    )
