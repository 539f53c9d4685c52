"""The look-up of any city: as a page, and as suggestions while one types."""

from django import forms
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse

from cities.filters.city_filter import LONGEST_SEARCH, TOO_LONG, filled, ordinary_text, typed
from cities.filters.query import Query
from cities.lookup.answer import _standing, look_up
from cities.responses import faults_of, faults_of_repeated, refused
from cities.text import in_one_line

MOST_SUGGESTIONS = 8


def find(request):
    """Say of the place that is typed whether it is certified, eligible, or not in the record."""
    at = request.at
    asked = filled(request.GET, ["q"])
    form = LookUpForm(asked)
    faults = faults_of(form) + faults_of_repeated(asked, "q")
    context = {"typed": typed(asked), "faults": faults, "answer": None}
    if not faults:
        text = in_one_line(form.cleaned_data["q"])
        context["canonical"] = Query(q=text, as_of=request.as_of).urlencode()
        context["present"] = Query(q=text).urlencode()
        context["answer"] = look_up(text, at) if text else None
    return render(request, "cities/pages/find.html", context, status=400 if faults else 200)


def suggestions(request):
    """Answer, in JSON, with the first places that what is typed so far may mean."""
    at = request.at
    asked = filled(request.GET, ["q"])
    form = LookUpForm(asked)
    faults = faults_of(form) + faults_of_repeated(asked, "q")
    if faults:
        return refused(request, faults)
    answer = look_up(form.cleaned_data["q"], at)
    places = [_city_suggestion(city) for city in answer.cities + answer.others]
    states = [_state_suggestion(*state) for state in answer.states]
    found = states + places if answer.names_a_state else places[:1] + states + places[1:]
    return JsonResponse({"suggestions": found[:MOST_SUGGESTIONS]})


def _city_suggestion(city):
    return {
        "name": city.full_name,
        "says": _standing(city),
        "level": city.current_level_slug if city.is_certified else "",
        "url": city.get_absolute_url(),
    }


def _state_suggestion(code, name):
    return {"name": name, "says": "state", "level": "", "url": reverse("cities:state", args=[code])}


class LookUpForm(forms.Form):
    """Reads the one word of the look-up: `q`, the name of a place.

    It may have many words, as a pasted address has: they cost the look-up nothing.
    """

    q = forms.CharField(
        max_length=LONGEST_SEARCH,
        required=False,
        error_messages=TOO_LONG,
        validators=[ordinary_text],
    )
