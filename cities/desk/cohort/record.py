"""What the record holds, loaded at once for a paste of any length."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from certifications.models import Assessment, AwardSource
from cities.desk.questions.asking import open_questions
from cities.desk.questions.question import Question
from cities.lookup.ranking import Name
from cities.models import City, OtherName

from .names import Names


@dataclass(frozen=True)
class Place:
    """A city as the preview names it."""

    pk: int
    name: str
    state: str
    population: int | None

    def __str__(self):
        return f"{self.name}, {self.state}"


@dataclass(frozen=True)
class Held:
    """An award that the record holds."""

    pk: int
    level: int
    announcement: int
    announced_at: datetime
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Record:
    """The cities with their names; assessments and awards by (city, year)."""

    places: dict[int, Place]
    names: Names
    assessments: dict[tuple[int, int], int] = field(default_factory=dict)
    awards: dict[tuple[int, int], Held] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)  # those that are open

    def level_before(self, city: int, year: int, at: datetime) -> int | None:
        """Return the level of the city's award before that year, of those public at a moment."""
        earlier = [
            (of, held.level)
            for of, held in self._by_city[city]
            if of < year and held.announced_at <= at
        ]
        return max(earlier)[1] if earlier else None

    def certified(self, at: datetime) -> set[int]:
        """Return the cities that hold an award which is public at a moment."""
        return {city for (city, _), held in self.awards.items() if held.announced_at <= at}

    @cached_property
    def _by_city(self):
        awards = defaultdict(list)
        for (city, year), held in self.awards.items():
            awards[city].append((year, held))
        return awards


def load() -> Record:
    """Return the record as it is now, with as many statements however much it is."""
    rows = City.objects.order_by().values_list(
        "pk", "name", "state", "population", "official_name", "certified_as"
    )
    places, names = {}, []
    for pk, name, state, population, *others in rows:
        places[pk] = Place(pk, name, state, population)
        names.append(Name(pk, name, state, population, is_other=False))
        names += [Name(pk, n, state, population, is_other=True) for n in others if n]
    for city, name in OtherName.objects.order_by().values_list("city", "name"):
        place = places[city]
        names.append(Name(city, name, place.state, place.population, is_other=True))
    return Record(places, Names(names), *_awards(), open_questions(timezone.now()))


def _awards():
    """Return the assessments and the awards by (city, year)."""
    sources = defaultdict(set)
    for award, url in AwardSource.objects.order_by().values_list("award", "url"):
        sources[award].add(url)
    assessments, awards = {}, {}
    rows = Assessment.objects.order_by().values_list(
        *("pk", "city", "year", "award", "award__level", "award__announcement"),
        "award__announcement__announced_at",
    )
    for pk, city, year, award, *of_award in rows:
        assessments[city, year] = pk
        if award:
            awards[city, year] = Held(award, *of_award, frozenset(sources[award]))
    return assessments, awards
