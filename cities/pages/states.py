"""The states: the squares of all, a table of those with awards, the rest folded."""

from dataclasses import dataclass

from django import forms
from django.shortcuts import render
from django.utils import timezone

from certifications.as_of import end_of
from certifications.data_version import record_at
from certifications.findings import begun, joined, spelled
from certifications.levels import Level
from certifications.record_state import held
from cities.filters.city_filter import filled
from cities.filters.index import index_at
from cities.filters.query import Query
from cities.models import City
from cities.open_data.states_files import share_of
from cities.responses import BadRequest, errors_of
from cities.states import STATES

BY_CERTIFIED = "-certified"
# The columns of the table, by the value of `sort` that puts each first.
COLUMNS = {
    "name": "State",
    BY_CERTIFIED: "Certified",
    "-eligible": "Eligible",
    "-share": "Share",
}
MOST_NAMES = 3


@dataclass(frozen=True)
class Tally:
    """A state: its first certified cities, the highest level first, and how many it has."""

    code: str
    name: str
    shown: list[City]
    certified: int
    eligible: int

    @property
    def share(self) -> float | None:
        """The certified cities among the eligible ones, in percent; None where there are none."""
        return share_of(self.certified, self.eligible)

    @property
    def names(self) -> str:
        """The first names: "Los Angeles, San Diego and San Francisco", "..., and 12 more"."""
        names = [city.name for city in self.shown]
        more = self.certified - len(names)
        return joined([*names, f"{more:,} more"] if more else names)


class SortForm(forms.Form):
    """Reads the one parameter of the table: `sort`."""

    sort = forms.ChoiceField(
        choices=list(COLUMNS.items()),
        required=False,
        error_messages={
            "invalid_choice": f"There is no “%(value)s” order. Orders are {', '.join(COLUMNS)}."
        },
    )


def states(request):
    """Show which states have certified cities, how many, and of how many."""
    at = request.at
    form = SortForm(filled(request.GET, ["sort"]))
    if errors := errors_of(form):
        raise BadRequest(errors)
    sort = form.cleaned_data["sort"] or BY_CERTIFIED
    rows, by_state = in_order(_tallies(at), sort), index_at(at).by_state()
    context = {
        "record": record_at(at, request.coverage),
        "finding": _finding(at, request.coverage),
        "most": _most(rows),
        "by_state": by_state,
        "rows": [row for row in rows if row.certified],
        "others": [row for row in rows if not row.certified],
        "certified": sum(row.certified for row in rows),
        "eligible": sum(row.eligible for row in rows),
        "sort": sort,
        "levels": sorted({Level(each) for levels in by_state.values() for each in levels})[::-1],
        "columns": [(by, says, _query_string(request.as_of, by)) for by, says in COLUMNS.items()],
        "canonical": _query_string(request.as_of, sort),
        "present": _query_string(None, sort),
    }
    return render(request, "cities/pages/states.html", context)


def in_order(rows, sort):
    """Sort tallies by a value of COLUMNS, the greatest first; ties, and shares of none, by name."""
    by_name = sorted(rows, key=lambda row: row.name)
    if sort == "name":
        return by_name
    figures = {row.code: getattr(row, sort.removeprefix("-")) for row in rows}
    return sorted(
        by_name,
        key=lambda row: -1 if figures[row.code] is None else figures[row.code],
        reverse=True,
    )


def in_words(codes, by) -> str:
    """Return how many states had a certified city, `by` when: "10 states and DC had ..."."""
    count = len(codes - {"DC"})
    counted = f"{spelled(count)} {'state' if count == 1 else 'states'}"
    places = [counted] if count or "DC" not in codes else []
    places += ["DC"] if "DC" in codes else []
    return begun(f"{joined(places)} had a certified city by {by}")


@held
def _finding(at, coverage):
    """Return the headline, of the time that the record holds completely; "" without one."""
    if coverage.complete_through is None:
        return ""
    then = end_of(coverage.complete_through, timezone.get_current_timezone(), at)
    codes = set(City.objects.certified(then).values_list("state", flat=True))
    return in_words(codes, f"{coverage.complete_through:%B %Y}")


@held
def _tallies(at):
    index, eligible = index_at(at), City.objects.eligible(at).count_by("state")
    of_state = {code: index.states.get(code, 0) for code in STATES}
    first = {code: index.in_order(found, "-level")[:MOST_NAMES] for code, found in of_state.items()}
    keys = [key for of_state in first.values() for key in of_state]
    cities = City.objects.with_standing(at).in_bulk(keys)
    return [
        Tally(
            code,
            name,
            [cities[key] for key in first[code]],
            of_state[code].bit_count(),
            eligible.get(code, 0),
        )
        for code, name in STATES.items()
    ]


def _most(rows):
    """Return the state with the most certified cities; None where it is not the only one."""
    ranked = sorted(rows, key=lambda row: -row.certified)
    return ranked[0] if ranked[0].certified > max(1, ranked[1].certified) else None


def _query_string(as_of, sort):
    """Return the canonical query of the table in that order, of a day or (None) of the present."""
    return Query(as_of=as_of).urlencode(sort=sort if sort != BY_CERTIFIED else [])
