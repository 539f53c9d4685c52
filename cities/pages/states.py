"""The states: all in one table, and a page for each."""

from dataclasses import dataclass
from functools import cache

from django import forms
from django.conf import settings
from django.shortcuts import render

from certifications.data_version import record_at
from cities.filters.city_filter import filled
from cities.filters.query import Query
from cities.map.borders import read_outlines
from cities.map.distance import Distant, nearest
from cities.models import City
from cities.responses import BadRequest, errors_of
from cities.states import STATES
from cities.text import counted

MOST_NEAREST = 5
BY_NAME = "name"
# The columns of the table, by the value of `sort` that puts each first.
COLUMNS = {
    BY_NAME: "State",
    "-certified": "Certified",
    "-eligible": "Eligible",
    "-share": "Share",
}


@dataclass(frozen=True)
class Tally:
    """The cities of one state, or of them all, counted."""

    code: str
    name: str
    certified: int
    eligible: int

    @property
    def share(self) -> float | None:
        """The certified cities among the eligible ones, in percent; None where there are none."""
        return 100 * self.certified / self.eligible if self.eligible else None


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


class SortForm(forms.Form):
    """Reads the one parameter of the table: `sort`."""

    sort = forms.ChoiceField(
        choices=list(COLUMNS.items()),
        required=False,
        error_messages={
            "invalid_choice": "“%(value)s” is not a value of this word. "
            f"Allowed: {', '.join(COLUMNS)}."
        },
    )


def states(request):
    """List the states with the number and the share of their certified cities, sorted."""
    at = request.at
    form = SortForm(filled(request.GET, ["sort"]))
    if errors := errors_of(form):
        raise BadRequest(errors)
    sort = form.cleaned_data["sort"] or BY_NAME
    certified = City.objects.certified(at).count_by("state")
    eligible = City.objects.eligible(at).count_by("state")
    rows = [
        Tally(code, name, certified.get(code, 0), eligible.get(code, 0))
        for code, name in STATES.items()
    ]
    context = {
        "record": record_at(at, request.coverage),
        "rows": in_order(rows, sort),
        "total": Tally("", "All states", sum(certified.values()), sum(eligible.values())),
        "sort": sort,
        "columns": [(by, says, _query_string(request.as_of, by)) for by, says in COLUMNS.items()],
        "canonical": _query_string(request.as_of, sort),
        "present": _query_string(None, sort),
    }
    return render(request, "cities/pages/states.html", context)


def state(request, code):
    """Show the certified and the eligible cities of one state, and if need be those beyond it."""
    at = request.at
    outline = outlines()[code]
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
        "others": [city for city in cities if not city.is_certified],
        "elsewhere": None if certified else _elsewhere(outline.neighbors, cities, at),
    }
    return render(request, "cities/pages/state.html", context)


def in_order(rows, sort):
    """Sort tallies by a value of COLUMNS, the greatest first; ties, and shares of none, by name."""
    by_name = sorted(rows, key=lambda row: row.name)
    if sort == BY_NAME:
        return by_name
    figures = {row.code: getattr(row, sort.removeprefix("-")) for row in rows}
    return sorted(
        by_name,
        key=lambda row: -1 if figures[row.code] is None else figures[row.code],
        reverse=True,
    )


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


def _query_string(as_of, sort):
    """Return the canonical query of the table in that order, of a day or (None) of the present."""
    return Query(as_of=as_of).urlencode(sort=sort if sort != BY_NAME else [])
