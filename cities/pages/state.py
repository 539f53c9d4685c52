"""A state: its certified cities, its eligible ones by population or name, and its neighbors."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django import forms
from django.conf import settings
from django.shortcuts import render

from certifications.data_version import record_at
from cities.filters.city_filter import LONGEST_SEARCH, TOO_LONG, filled, ordinary_text, typed
from cities.filters.query import Query
from cities.map.borders import read_outlines
from cities.map.distance import Distant, nearest
from cities.models import City
from cities.responses import BadRequest, errors_of
from cities.states import STATES
from cities.text import counted, fold, in_one_line

MOST_NEAREST = 5
# So many cities are listed at once; where there are more, the rest is folded.
MOST_AT_ONCE = 24
# No page grows without bound: the directory has all certified cities, the filter finds the others.
# California, the state with the most, has 258 places of 30,000 or more.
MOST_LISTED, MOST_FOLDED = 100, 600
BY_POPULATION, BY_NAME = "-population", "name"
ORDERS = {BY_POPULATION: "By population", BY_NAME: "A to Z"}


@dataclass(frozen=True)
class Elsewhere:
    """Where the certified cities are that lie next to a state which has none.

    `neighbors` are (code, name, certified cities) of the states that adjoin it and have some.
    Where none has, `nearest` are the certified cities nearest to `origin`, the state's largest
    eligible city whose place is recorded; empty, or None, where that cannot be said.
    """

    is_certified_anywhere: bool
    has_neighbors: bool
    neighbors: list[tuple[str, str, list[City]]]
    origin: City | None
    nearest: list[Distant]


class ListForm(forms.Form):
    """Reads the parameters of the list: `q`, a part of a name, and `sort`."""

    q = forms.CharField(
        required=False,
        max_length=LONGEST_SEARCH,
        validators=[ordinary_text],
        error_messages=TOO_LONG,
    )
    sort = forms.ChoiceField(
        choices=list(ORDERS.items()),
        required=False,
        error_messages={
            "invalid_choice": f"There is no “%(value)s” order. Orders are {', '.join(ORDERS)}."
        },
    )


def state(request, code):
    """Show the certified and the eligible cities of one state, and if need be those beyond it."""
    at, outline = request.at, outlines()[code]
    form = ListForm(filled(request.GET, ["q", "sort"]))
    if errors := errors_of(form):
        raise BadRequest(errors)
    cities = list(City.objects.eligible(at).in_states([code]).with_standing(at).in_order("name"))
    certified = [city for city in cities if city.is_certified]
    context = {
        "record": record_at(at, request.coverage),
        "code": code,
        "name": STATES[code],
        "spoken": _spoken(code),
        "answer": in_words(_spoken(code), len(certified), len(cities), request.coverage.in_short),
        "bbox": outline.bbox,
        "cities": cities,
        "certified": certified,
        "listed": certified[:MOST_LISTED],
        "others": [city for city in cities if not city.is_certified],
        "elsewhere": None if certified else _elsewhere(outline.neighbors, cities, at),
        **_list(cities, form, request.as_of),
    }
    return render(request, "cities/pages/state.html", context)


def _list(cities, form, as_of):
    """Return what the list of eligible cities shows: those named like `q`, in the order asked."""
    text = in_one_line(form.cleaned_data["q"])
    sort = form.cleaned_data["sort"] or BY_POPULATION
    found = [c for c in cities if not c.is_certified and fold(text) in fold(c.name)]
    asked = {"q": text} if text else {}
    orders = [
        (by, says, Query(as_of=as_of).urlencode(**asked, **({"sort": by} if by == BY_NAME else {})))
        for by, says in ORDERS.items()
    ]
    if sort == BY_POPULATION:
        found.sort(key=lambda city: -(city.population or 0))
    return {
        "typed": typed(form.data),
        "asked": text,
        "sort": sort,
        "orders": orders,
        "cleared": Query(as_of=as_of).urlencode(**({"sort": sort} if sort == BY_NAME else {})),
        "found": found,
        "first": found[: MOST_FOLDED if text else MOST_AT_ONCE],
        "rest": [] if text else found[MOST_AT_ONCE:MOST_FOLDED],
        "left_out": max(0, len(found) - MOST_FOLDED),
        "letters": [
            (first, list(group)) for first, group in groupby(found[:MOST_FOLDED], key=_letter)
        ],
    }


def in_words(name, certified, eligible, as_of):
    """Return the sentence that a page of a state begins with."""
    then = f"certified {as_of}".strip()
    if not certified:
        join = f"; {counted(eligible, 'is eligible', 'are eligible')} to join"
        rest = join if eligible else ", and none eligible is recorded"
        return f"No city of {name} was {then}{rest}."
    if certified == eligible == 1:
        return f"The one eligible city of {name} was {then}."
    be = "was" if certified == 1 else "were"
    share = f"{certified:,} of the {eligible:,} eligible cities of {name}"
    return f"{share} {be} {then}."


@cache
def outlines():
    """Return {USPS code: Outline}, read once a process: the file is a part of the program."""
    return read_outlines((settings.FIXTURE_DIRS[0] / "state_outlines.json").read_text())


def _letter(city):
    return fold(city.name)[0].upper()


def _elsewhere(neighbors, cities, at):
    """Return what lies beyond a state whose cities, `cities`, all have no award."""
    certified = list(City.objects.certified(at).with_standing(at).in_order("name"))
    beside = [
        (code, name, found)
        for code, name in STATES.items()
        if code in neighbors and (found := [city for city in certified if city.state == code])
    ]
    origin = max(
        (city for city in cities if city.latitude is not None),
        key=lambda city: city.population,
        default=None,
    )
    near = nearest(origin, certified, MOST_NEAREST) if origin and not beside else []
    return Elsewhere(bool(certified), bool(neighbors), beside, origin, near)


def _spoken(code):
    """Return the state's name as a sentence says it: "the District of Columbia"."""
    return f"the {STATES[code]}" if code == "DC" else STATES[code]
