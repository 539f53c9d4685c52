"""The states as files: a row for each, with its certified and its eligible cities."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.urls import reverse

from certifications.levels import Level
from certifications.record_state import held
from cities.filters.index import index_at
from cities.models import City
from cities.responses import absolute
from cities.states import STATES

from .column import Column
from .columns import COMPLETE_THROUGH
from .files import answer_rows


@dataclass(frozen=True)
class StateRow:
    """A state: its cities by their latest level, and how many may join the program."""

    code: str
    name: str
    levels: Mapping[int, int]
    eligible: int
    record_complete_through: date | None

    @property
    def certified(self) -> int:
        return sum(self.levels.values())


def share_of(certified: int, eligible: int) -> float | None:
    """Return the certified cities among the eligible ones, in percent; None where none is."""
    return 100 * certified / eligible if eligible else None


def _share(row):
    share = share_of(row.certified, row.eligible)
    return None if share is None else round(share, 2)


def _at_level(level):
    return Column(
        f"{level.slug}_cities",
        "integer",
        f"Of the certified cities those whose latest award is {level.slug}.",
        lambda row: row.levels.get(level, 0),
        unit="cities",
    )


COLUMNS = (
    Column(
        "state",
        "string",
        "USPS code of the state, or DC.",
        attrgetter("code"),
        allowed=tuple(STATES),
    ),
    Column("state_name", "string", "The state, spelled out.", attrgetter("name")),
    Column(
        "certified_cities",
        "integer",
        "Cities with a public award.",
        attrgetter("certified"),
        unit="cities",
    ),
    Column(
        "eligible_cities",
        "integer",
        "Cities of 30,000 or more, and certified ones.",
        attrgetter("eligible"),
        unit="cities",
    ),
    Column(
        "share_certified",
        "number",
        "The certified cities among the eligible ones; empty where none is eligible.",
        _share,
        unit="percent",
        is_required=False,
    ),
    *map(_at_level, reversed(Level)),
    Column(
        "page_url",
        "string",
        "The state's page in this directory.",
        lambda row: absolute(reverse("cities:state", args=[row.code])),
        is_url=True,
    ),
    COMPLETE_THROUGH,
)


def states_file(request, format):
    """Answer with one row per state, by name; those without a certified city too."""
    rows = _rows(request.at, request.coverage)
    title = f"Certified and eligible cities by state {request.coverage.in_short}".strip()
    return answer_rows(request, "states", COLUMNS, rows, format, title, "cities:states")


@held
def _rows(at, coverage):
    levels, eligible = index_at(at).by_state(), City.objects.eligible(at).count_by("state")
    through = coverage.complete_through
    return [
        StateRow(code, name, levels.get(code, {}), eligible.get(code, 0), through)
        for code, name in STATES.items()
    ]
