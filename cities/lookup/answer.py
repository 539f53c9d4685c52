"""What a look-up of a typed name comes to."""

from dataclasses import dataclass
from itertools import chain

from django.db.models import Value

from cities.lookup.ranking import Found, Name, Nearness, meant, rank
from cities.lookup.reading import parse
from cities.models import City, OtherName
from cities.querysets import is_eligible, names_near
from cities.responses import printable
from cities.states import STATES

MOST_CITIES = 20
MOST_NEAREST = 6


@dataclass(frozen=True)
class Answer:
    """What a look-up comes to; all cities are eligible, and come with their standing.

    `cities` are those that the text means: by nearness, then by population. `others` are the
    nearest other names. `states` are the (code, name) of states that the text names, alone or
    beside a city; `names_a_state` where it is no city's name. `is_name` is False of a text without
    letters or digits.
    """

    text: str
    nearness: Nearness
    cities: list[City]
    others: list[City]
    states: list[tuple[str, str]]
    names_a_state: bool
    is_name: bool = True
    as_of: str = ""  # until when a city is known not to be certified

    @property
    def heading(self) -> str:
        """The answer in a sentence."""
        text, count = f"“{printable(self.text)}”", len(self.cities)
        match self.nearness:
            case Nearness.SAME if count == 1:
                city = self.cities[0]
                return f"{city.full_name}: {standing_of(city, self.as_of)}"
            case Nearness.SAME:
                return f"{count} cities are called {text}"
            case _ if self.names_a_state:
                return f"{text}: {', '.join(name for _, name in self.states)}"
            case Nearness.PART if count == MOST_CITIES:
                return f"The {count} largest cities that match {text}"
            case Nearness.PART:
                return f"{count} {'city matches' if count == 1 else 'cities match'} {text}"
            case Nearness.ELSEWHERE:
                return f"{text} is not in this record, but the name is elsewhere"
            case Nearness.SIMILAR:
                return f"No city of this record is called {text}: is it one of these?"
            case _ if not self.is_name:
                return "Type the letters of a city’s or a state’s name"
        return f"{text} was not found among the U.S. places of 30,000 or more"

    @property
    def is_doubtful(self) -> bool:
        """Is what was typed perhaps a place that the record does not cover?"""
        return self.nearness >= Nearness.ELSEWHERE and not self.names_a_state


def look_up(text, at, as_of="") -> Answer:
    """Return what `text` means; two statements, one where no name is near.

    `as_of` says, in a few words, until when a city is known not to be certified.
    """
    wanted = parse(text)
    found = rank(wanted, _names(wanted, at)) if wanted.readings else []
    nearness = found[0].nearness if found else Nearness.FAR
    meant_here = meant(found)
    near = [
        each
        for each in found[len(meant_here) :]
        if each.nearness <= max(nearness, Nearness.SIMILAR)
    ]
    # A state that is named for certain is answered with itself, not with what sounds like it.
    shown = meant_here[:MOST_CITIES], [] if wanted.is_a_state else near[:MOST_NEAREST]
    standing = City.objects.with_standing(at)
    cities = standing.in_bulk([each.city for each in chain(*shown)]) if found else {}
    meant_cities, others = ([cities[each.city] for each in part] for part in shown)
    states = [(code, STATES[code]) for code in _states(wanted, found)]
    names_a_state = bool(wanted.states) and nearness > Nearness.SAME
    return Answer(
        text, nearness, meant_cities, others, states, names_a_state, bool(wanted.readings), as_of
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


def standing_of(city, as_of) -> str:
    if not city.is_certified:
        return f"not certified {as_of}".strip()
    return f"certified {city.current_level_label}, {city.current_year}"
