"""What a look-up of a typed name comes to."""

from dataclasses import dataclass
from itertools import chain

from django.db.models import Q, Value

from cities.lookup.gazetteer import NoCity, no_cities, similar_no_cities
from cities.lookup.ranking import Found, Name, Nearness, meant, rank
from cities.lookup.reading import parse
from cities.models import City, OtherName
from cities.querysets import is_eligible, names_near
from cities.responses import printable
from cities.states import STATES

MOST_CITIES = 20
MOST_NEAREST = 6
# So many names are asked back in one sentence, at most.
MOST_ASKED_BACK = 3


@dataclass(frozen=True)
class Answer:
    """What a look-up comes to; all cities are eligible, and come with their standing.

    `cities` are those that the text means: by nearness, then by population. `others` are the
    nearest other names. `no_cities` are places of that name that are no cities, and the city
    that each leads to; where no city has the name, `means_no_city`, and `cities` are the
    latter; `is_exact` is False where only the letters of their names are near. `states` are the
    (code, name) of states that the text names, alone or beside a city; `names_a_state` where it
    is no city's name. `is_name` is False of a text without one, such as a ZIP code.
    """

    text: str
    nearness: Nearness
    cities: list[City]
    others: list[City]
    states: list[tuple[str, str]]
    names_a_state: bool
    is_name: bool = True
    as_of: str = ""  # until when a city is known not to be certified
    no_cities: tuple[tuple[NoCity, City | None], ...] = ()
    means_no_city: bool = False
    is_exact: bool = True

    @property
    def heading(self) -> str:
        """The answer in a sentence."""
        text, count = f"“{printable(self.text)}”", len(self.cities)
        names = [city.full_name for city in self.cities]
        match self.nearness:
            case Nearness.SAME if count == 1:
                city = self.cities[0]
                return f"{city.full_name}: {standing_of(city, self.as_of)}"
            case Nearness.SAME:
                return f"{count} cities are called {text}"
            case _ if self.means_no_city and not self.is_exact:
                return _did_you_mean([place.label for place, _ in self.no_cities])
            case _ if self.means_no_city and len(self.no_cities) == 1:
                return self.no_cities[0][0].sentence()
            case _ if self.means_no_city:
                return f"{len(self.no_cities)} places are called {text}, and none of them is a city"
            case _ if self.names_a_state:
                return f"{text}: {', '.join(name for _, name in self.states)}"
            case Nearness.PART if count == MOST_CITIES:
                return f"The {count} largest cities that match {text}"
            case Nearness.PART:
                return f"{count} {'city matches' if count == 1 else 'cities match'} {text}"
            case Nearness.ELSEWHERE:
                return f"We list no city {text}. {_did_you_mean(names)}"
            case Nearness.SIMILAR:
                return _did_you_mean(names)
            case _ if not self.is_name:
                return "Enter a city or state name"
        hint = "" if self.states else " or add a state"
        return f"We couldn’t find {text}. Check the spelling{hint}."

    @property
    def remarks(self) -> list[tuple[str, City | None]]:
        """What else is to be said of places that are no cities, and a city that is not shown."""
        if self.means_no_city and self.is_exact and len(self.no_cities) == 1:
            return []
        return [
            (place.sentence(with_state=True), None if self.means_no_city else city)
            for place, city in self.no_cities
        ]

    @property
    def sources(self) -> list[str]:
        """Whose word it is that these places are no cities."""
        return list(dict.fromkeys(place.source for place, _ in self.no_cities))

    @property
    def is_doubtful(self) -> bool:
        """Is what was typed perhaps a place that the record does not cover?"""
        is_known = self.nearness is Nearness.SAME or self.names_a_state
        return not (is_known or (self.means_no_city and self.is_exact))


def look_up(text, at, as_of="") -> Answer:
    """Return what `text` means; two statements, one where no name is near.

    `as_of` says, in a few words, until when a city is known not to be certified.
    """
    wanted = parse(text)
    found = rank(wanted, _names(wanted, at)) if wanted.readings else []
    nearness = found[0].nearness if found else Nearness.FAR
    exact = no_cities(wanted)
    may_be_similar = nearness >= Nearness.SIMILAR and not wanted.states
    outside = exact or (similar_no_cities(wanted) if may_be_similar else [])
    is_no_city = bool(outside) and nearness > (Nearness.SAME if exact else Nearness.SIMILAR)
    meant_here = [] if is_no_city else meant(found)
    furthest = Nearness.PART if is_no_city else Nearness.SIMILAR
    near = _near(wanted, found[len(meant_here) :], furthest)
    shown = [[each.city for each in part] for part in (meant_here[:MOST_CITIES], near)]
    cities, leads = _cities(list(chain(*shown)), [each.city for each in outside if each.city], at)
    meant_cities, others = ([cities[pk] for pk in part] for part in shown)
    states = [(code, STATES[code]) for code in _states(wanted, found)]
    return Answer(
        text,
        nearness,
        list(leads.values())[:MOST_CITIES] if is_no_city else meant_cities,
        others,
        states,
        names_a_state=bool(wanted.states) and nearness > Nearness.SAME and not exact,
        is_name=bool(wanted.readings),
        as_of=as_of,
        no_cities=tuple((each, leads.get(each.city)) for each in outside),
        means_no_city=is_no_city,
        is_exact=bool(exact),
    )


def same_or_similar(text, at) -> list[Found]:
    """Return the eligible cities that have that name, or one an error or two away."""
    wanted = parse(text)
    found = rank(wanted, _names(wanted, at)) if wanted.readings else []
    return [each for each in found if each.nearness in (Nearness.SAME, Nearness.SIMILAR)]


def _names(wanted, at):
    """Return the Names, of eligible cities, that are worth comparing; one statement."""
    own = names_near(City.objects.eligible(at), wanted).values_list(
        "pk", "name", "state", "population", Value(value=False)
    )
    other = names_near(OtherName.objects.filter(is_eligible(at, "city__")), wanted).values_list(
        "city", "name", "city__state", "city__population", Value(value=True)
    )
    return [Name(*row) for row in own.union(other, all=True)]


def _near(wanted, found, furthest):
    """Return the nearest of those found, none of them further than `furthest`.

    A state that is named for certain is answered with itself, not with what sounds like it; one
    that is stated beside a name binds.
    """
    if wanted.is_a_state:
        return []
    near = (each for each in found if each.nearness <= furthest)
    stated = wanted.stated or STATES
    return [each for each in near if each.state in stated][:MOST_NEAREST]


def _cities(pks, geoids, at):
    """Return ({key: city}, {GEOID: city}) of eligible cities with their standing."""
    if not pks and not geoids:
        return {}, {}
    asked = Q(pk__in=pks) | Q(geoid__in=geoids)
    cities = list(City.objects.eligible(at).with_standing(at).filter(asked))
    by_geoid = {city.geoid: city for city in cities}
    leads = {geoid: by_geoid[geoid] for geoid in geoids if geoid in by_geoid}
    return {city.pk: city for city in cities}, leads


def _states(wanted, found):
    """Return the codes of the states that the text names by itself, or beside the city found."""
    if wanted.is_a_state:
        return wanted.states
    is_settled = found and found[0].nearness < Nearness.ELSEWHERE
    beside = [
        state
        for reading in wanted.readings
        if not reading.liberties
        for state in reading.states
        if not is_settled or state == found[0].state
    ]
    return list(dict.fromkeys([*wanted.states, *beside]))


def _did_you_mean(names):
    asked = "one of these" if len(names) > MOST_ASKED_BACK else " or ".join(names)
    return f"Did you mean {asked}?"


def standing_of(city, as_of) -> str:
    if not city.is_certified:
        return f"not certified {as_of}".strip()
    return f"certified {city.current_level_label}, {city.current_year}"
