"""The look-up of any city: as a page, and as suggestions while one types."""

from django import forms
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cities.filters.city_filter import LONGEST_SEARCH, TOO_LONG, filled, ordinary_text, typed
from cities.filters.index import index_at
from cities.filters.query import Query
from cities.lookup.answer import look_up
from cities.lookup.awards_named import awards_named
from cities.lookup.wording import standing_of
from cities.responses import BadRequest, errors_of
from cities.text import in_one_line

MOST_SUGGESTIONS = 8
TEMPLATE = "cities/pages/find.html"


def find(request):
    """Go straight to the place that is typed; where it is not certain which, ask."""
    form = LookUpForm(filled(request.GET, ["q"]))
    if errors := errors_of(form):
        raise BadRequest(errors, TEMPLATE, {"typed": typed(form.data), "answer": None})
    text = in_one_line(form.cleaned_data["q"])
    context = {
        "typed": typed(form.data),
        "text": text,
        "canonical": Query(q=text, as_of=request.as_of).urlencode(),
        "present": Query(q=text).urlencode(),
    }
    if named := awards_named(text):
        years = index_at(request.at).years
        if set(named.years) <= set(years):
            return redirect(_list_of(named, request.as_of))
        return render(request, TEMPLATE, context | {"without_awards": named.years, "years": years})
    answer = look_up(text, request.at, request.coverage.in_short) if text else None
    if answer and (place := _certain_place(answer)):
        return redirect(place + request.kept)
    return render(request, TEMPLATE, context | {"answer": answer})


def suggestions(request):
    """Answer, in JSON, with the first places that what is typed so far may mean."""
    form = LookUpForm(filled(request.GET, ["q"]))
    if errors := errors_of(form):
        raise BadRequest(errors)
    text = form.cleaned_data["q"]
    if named := awards_named(text):
        return JsonResponse({"suggestions": _list_suggestions(named, request)})
    answer = look_up(text, request.at, request.coverage.in_short)
    places = [_city_suggestion(city, answer.as_of) for city in answer.cities + answer.others]
    states = [_state_suggestion(*state) for state in answer.states]
    found = states + places if answer.names_a_state else places[:1] + states + places[1:]
    return JsonResponse({"suggestions": found[:MOST_SUGGESTIONS]})


def _certain_place(answer):
    """Return the path of the page that a look-up means without a doubt, None where there is one."""
    if answer.is_certain:
        return answer.cities[0].get_absolute_url()
    if answer.names_a_state and answer.is_state:
        return reverse("cities:state", args=[answer.states[0][0]])
    return None


def _list_of(named, as_of=None):
    """Return the URL of the directory with these levels and years."""
    query = Query(levels=named.levels, years=named.years, as_of=as_of)
    return reverse("cities:directory") + query.urlencode()


def _list_suggestions(named, request):
    """Return the one list that is meant, none where a year has no award."""
    years = index_at(request.at).years
    if not set(named.years) <= set(years):
        return []
    return [_suggestion(named.label, "List", "", _list_of(named))]


def _city_suggestion(city, as_of):
    level = city.current_level_slug if city.is_certified else "unstruck"
    return _suggestion(city.full_name, standing_of(city, as_of), level, city.get_absolute_url())


def _state_suggestion(code, name):
    return _suggestion(name, "State", "", reverse("cities:state", args=[code]))


def _suggestion(name, says, level, url):
    """Return a suggestion; `level` names its mark, "unstruck" that of a city without an award."""
    return {"name": name, "says": says, "level": level, "url": url}


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
