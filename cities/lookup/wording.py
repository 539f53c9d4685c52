"""What a look-up comes to, and how it is said."""

from dataclasses import dataclass

from certifications.coverage import NUMBERS
from cities.models import City
from cities.responses import printable
from cities.text import key_of

from .gazetteer import NoCity
from .ranking import Nearness

MOST_CITIES = 20
# So many names are asked back in one sentence, at most.
MOST_ASKED_BACK = 3


@dataclass(frozen=True)
class Answer:
    """What a look-up comes to; all cities are eligible, and come with their standing.

    `cities` are those that the text means: by nearness, then by population. `others` are the
    nearest other names. `is_certain` where it means one of them without a doubt. `no_cities` are
    places of that name that are no cities, and the city that each leads to; where no city has the
    name, `means_no_city`, and `cities` are the latter; `is_exact` is False where only the letters
    of their names are near. `states` are the (code, name) of states that the text names, alone or
    beside a city; `names_a_state` where it is no city's name, and `is_state` where it names one for
    certain. `is_name` is False of a text without one, such as a ZIP code.
    """

    text: str
    nearness: Nearness
    cities: list[City]
    others: list[City]
    states: list[tuple[str, str]]
    names_a_state: bool
    is_certain: bool = False
    is_state: bool = False
    is_name: bool = True
    is_zip_code: bool = False
    as_of: str = ""  # until when a city is known not to be certified
    no_cities: tuple[tuple[NoCity, City | None], ...] = ()
    means_no_city: bool = False
    is_exact: bool = True

    @property
    def heading(self) -> str:
        """The answer in a sentence."""
        quoted, count = self._quoted, len(self.cities)
        names = [city.full_name for city in self.cities]
        match self.nearness:
            case Nearness.SAME if count == 1:
                return names[0]
            case Nearness.SAME:
                called = {city.name for city in self.cities}
                name = called.pop() if len(called) == 1 else quoted
                return f"{_number(count).capitalize()} cities of 30,000 or more are called {name}"
            case _ if self.means_no_city and not self.is_exact:
                return _did_you_mean([place.label for place, _ in self.no_cities])
            case _ if self.means_no_city and len(self.no_cities) == 1:
                return self.no_cities[0][0].sentence()
            case _ if self.means_no_city:
                places = _number(len(self.no_cities)).capitalize()
                return f"{places} places are called {quoted}, and none of them is a city"
            case _ if self.names_a_state:
                return " or ".join(name for _, name in self.states)
            case Nearness.PART if count == MOST_CITIES:
                return f"The {count} largest cities that match {quoted}"
            case Nearness.PART if count > 1:
                return f"{_number(count).capitalize()} cities match {quoted}"
            case Nearness.PART | Nearness.ELSEWHERE | Nearness.SIMILAR:
                return _did_you_mean(names)
            case _ if self.is_zip_code:
                return "We can’t search by ZIP code"
            case _ if not self.is_name:
                return "Enter a city or state name"
        return f"We couldn’t find {quoted}"

    @property
    def lead(self) -> str:
        """What a reader wants to know next."""
        count = len(self.cities)
        match self.nearness:
            case Nearness.SAME if count == 1:
                return f"It {standing_in_words(self.cities[0], self.as_of)}."
            case Nearness.SAME:
                return f"{self._tally} Which one is yours?"
            case _ if self.means_no_city and self.is_exact and count == 1:
                city = self.cities[0]
                standing = standing_in_words(city, self.as_of)
                return f"This directory lists cities. {city.full_name}, {standing}."
            case _ if self.means_no_city and self.is_exact:
                return "This directory lists cities."
            case _ if self.names_a_state:
                return ""
            case Nearness.PART if count > 1:
                return self._tally
            case Nearness.ELSEWHERE:
                return f"We list no city {self._quoted}. The same name in other states:"
            case _ if self.means_no_city or self.nearness in (Nearness.PART, Nearness.SIMILAR):
                names = "closest name" if count < 2 else "closest names"
                return f"We couldn’t find {self._quoted}. The {names}:"
            case _ if self.is_zip_code:
                return "Enter the name of the city instead."
            case _ if not self.is_name:
                return ""
        return f"Check the spelling{'' if self.states else ' or add a state'}."

    @property
    def is_dated(self) -> bool:
        """Does the lead say until when a city is known not to be certified?"""
        return bool(self.as_of) and self.as_of in self.lead

    @property
    def heading_of_others(self) -> str:
        """What the other names have in common with what was typed."""
        key = key_of(self.text)
        if all(key in key_of(city.name) for city in self.others):
            return f"Other cities with {self._quoted} in their name"
        return "Similar names"

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
    def has_several_of_the_name(self) -> bool:
        return self.nearness is Nearness.SAME and len(self.cities) > 1

    @property
    def _quoted(self):
        return f"“{printable(self.text)}”"

    @property
    def _tally(self):
        certified = sum(city.is_certified for city in self.cities)
        if not certified:
            return f"None was certified {self.as_of}".strip() + "."
        has = "has" if certified == 1 else "have"
        return f"{_number(certified).capitalize()} of them {has} an award in our record."


def standing_of(city, as_of) -> str:
    """Return the standing of a city as a list says it: "Silver, 2018"."""
    if city.is_certified:
        return f"{city.current_level_label}, {city.current_year}"
    return f"Not certified {as_of}".strip()


def standing_in_words(city, as_of) -> str:
    """Return the same as a sentence says it, after the name."""
    if city.is_certified:
        return f"was certified {city.current_level_slug} in {city.current_year}"
    return f"was not certified {as_of}".strip()


def _number(count):
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _did_you_mean(names):
    asked = "one of these" if len(names) > MOST_ASKED_BACK else " or ".join(names)
    return f"Did you mean {asked}?"
