"""The query parameters, each declared once, and all that is said of them. Pure.

The form, the canonical form, the facets, the chips, the sentences and the API description read
these declarations. To add a parameter, declare it here and give `Query` its attribute; one that
narrows a list names the queryset method that does so.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from certifications.as_of import days_pattern
from certifications.levels import Event, Level
from certifications.program import FIRST_YEAR
from cities.states import REGIONS, STATES
from cities.text import WRITABLE_ALONE, in_one_line

# Which rows a parameter narrows.
CITIES, AWARDS = "cities", "awards"
EVER, CURRENT = "ever", "current"
# Which cities a file lists.
CERTIFIED, ELIGIBLE = "certified", "eligible"
BY_NAME = "name"
LONGEST_SEARCH = 100
# Each word is one more comparison with every name, and no name and state have so many.
MOST_WORDS = 8


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A query parameter: its values, what they mean, and what is done with them."""

    name: str  # in the query string
    attribute: str  # of Query: a tuple where the parameter may repeat, else one value
    meaning: str  # in the API description and on /data/
    label: str = ""  # in the form
    noun: str = ""  # of a value
    # {value in the query string: what it says}
    choices: dict[str, str] = field(default_factory=dict)
    is_text: bool = False  # any text may stand here, or one that is wholly `pattern`
    pattern: str = ""
    may_repeat: bool = False
    is_facet: bool = False
    # From a value in the query string to a value of Query, and back.
    read: Callable[[str], Any] = str
    write: Callable[[Any], str] = str
    say: Callable[[Any], str] = str  # a value of Query, on a chip and in a sentence
    narrows: str = ""  # CITIES, AWARDS, or "" for neither
    method: str = ""  # of their queryset; it takes the value of Query
    takes_moment: bool = False  # does the method take the moment as well?
    # Does it choose the record itself, and so stand on every URL?
    is_of_the_record: bool = False
    only_in: str = ""  # the table whose files alone read it
    # The values in words and as JSON Schema, where the choices do not say enough.
    described: str = ""
    described_schema: dict | None = None

    @property
    def values(self) -> str:
        """The values in words."""
        if self.described:
            return self.described
        if self.may_repeat:
            return ", ".join(self.choices) or "none yet"
        return "; ".join(f"{value}: {says}" for value, says in self.choices.items())

    @property
    def refusal(self) -> str:
        """What to say of a value that does not exist, which takes the place of "%(value)s"."""
        sentence = f"There is no “%(value)s” {self.noun}."
        if self.described:
            return f"{sentence} Use {self.described}."
        *first, last = self.choices or ["none yet"]
        known = f"{', '.join(first)} and {last}" if first else last
        return f"{sentence} {self.noun.capitalize()}s are {known}."

    @property
    def explained(self) -> dict[str, str]:
        """{value: what it says}, the default first, where values do not explain themselves."""
        return {} if self.may_repeat else self.choices

    @property
    def schema(self) -> dict:
        """The JSON Schema of the values; an empty one is no filter."""
        if self.described_schema:
            return self.described_schema
        one = {"type": "string", "enum": ["", *self.choices]}
        return {"type": "array", "items": one} if self.may_repeat else one


PARAMETERS = (
    Parameter(
        name="q",
        attribute="q",
        label="Filter by city or state",
        is_text=True,
        meaning="A name of the city, name or code of its state; case and accents do not count.",
        read=in_one_line,
        say="“{}”".format,
        narrows=CITIES,
        method="matching",
        described=f"text of at most {LONGEST_SEARCH} characters and {MOST_WORDS} different words, "
        "without control characters",
        described_schema={
            "type": "string",
            "maxLength": LONGEST_SEARCH,
            "pattern": WRITABLE_ALONE,
        },
    ),
    Parameter(
        name="level",
        attribute="levels",
        label="Level",
        noun="level",
        meaning="Level of an award; may repeat.",
        choices={level.slug: str(level.label) for level in Level},
        may_repeat=True,
        is_facet=True,
        read=Level.from_slug,
        write=lambda level: Level(level).slug,
        say=lambda level: str(Level(level).label),
        narrows=AWARDS,
        method="at_levels",
    ),
    Parameter(
        name="year",
        attribute="years",
        label="Year",
        noun="year",
        meaning="Certification year of the same award; may repeat.",
        choices={},  # those of the record: see year_parameter()
        may_repeat=True,
        is_facet=True,
        read=int,
        narrows=AWARDS,
        method="in_years",
    ),
    Parameter(
        name="event",
        attribute="events",
        label="Compared with the award before",
        noun="change",
        meaning="What the same award is, seen from the city’s award before it; may repeat.",
        choices={event.value: str(event.label) for event in Event},
        may_repeat=True,
        is_facet=True,
        read=Event,
        say=lambda event: str(Event(event).label),
        narrows=AWARDS,
        method="of_events",
        takes_moment=True,
    ),
    Parameter(
        name="state",
        attribute="states",
        label="State",
        noun="state",
        meaning="State; may repeat.",
        choices=STATES,
        may_repeat=True,
        is_facet=True,
        say=STATES.__getitem__,
        narrows=CITIES,
        method="in_states",
        described="a USPS code, such as MO, or DC",
    ),
    Parameter(
        name="region",
        attribute="regions",
        label="Region",
        noun="region",
        meaning="Census region; may repeat.",
        choices={region.lower(): region for region in REGIONS},
        may_repeat=True,
        is_facet=True,
        read=str.capitalize,
        write=str.lower,
        narrows=CITIES,
        method="in_regions",
    ),
    Parameter(
        name="geoid",
        attribute="geoid",
        label="GEOID",
        noun="GEOID",
        meaning="Census place code of one city; for programs, no field of the page.",
        is_text=True,
        pattern="[0-9]{7}",
        say="GEOID {}".format,
        narrows=CITIES,
        method="with_geoid",
        described="a Census place code of seven digits, such as 2507000",
        described_schema={"type": "string", "pattern": "^([0-9]{7})?$"},
    ),
    Parameter(
        name="standing",
        attribute="standing",
        label="Which awards count",
        noun="choice",
        meaning="Which awards count.",
        choices={EVER: "All awards", CURRENT: "Latest award only"},
        is_facet=True,
        say=lambda standing: "Latest award only",
        narrows=AWARDS,  # by public() or current(), which also take the moment: see awards_of()
    ),
    Parameter(
        name="scope",
        attribute="scope",
        label="Which cities",
        noun="scope",
        meaning="Which cities a file of cities lists. With a level, year or event it is those that "
        "have such an award, in either scope.",
        choices={
            CERTIFIED: "Cities with an award",
            ELIGIBLE: "Every city that may join; the column “certified” tells them apart",
        },
        only_in=CITIES,
    ),
    Parameter(
        name="sort",
        attribute="sort",
        label="Sort by",
        noun="order",
        meaning="Order of the rows; ties by name, then state.",
        choices={
            BY_NAME: "Name",
            "-population": "Population, largest first",
            "-year": "Latest award, newest first",
            "-level": "Latest level, highest first",
            "first": "First certified, earliest first",
        },
    ),
    Parameter(
        name="as_of",
        attribute="as_of",
        meaning="The record as it stood at the end of that day, U.S. Eastern time.",
        is_of_the_record=True,
    ),
)
NAMED = {parameter.name: parameter for parameter in PARAMETERS}


def names_read(table: str = "") -> list[str]:
    """Return the names that the files of a table read; without one, those that all lists read."""
    return [each.name for each in PARAMETERS if each.only_in in ("", table)]


def year_parameter(years: Iterable[int]) -> Parameter:
    """Return the declaration of `year` with these years, those of awards, to choose from."""
    return replace(NAMED["year"], choices={str(year): str(year) for year in sorted(years)})


def parameters(*, years: Iterable[int], today: date) -> list[Parameter]:
    """Return PARAMETERS with what changes over time: the years with awards, the days so far."""
    first = date(FIRST_YEAR, 1, 1)
    as_of = replace(
        NAMED["as_of"],
        described=f"a day from {first} to {today}, written YYYY-MM-DD",
        # JSON Schema has no limits of a date. Blanks around it are overlooked, and alone are none.
        described_schema={
            "type": "string",
            "pattern": rf"^\s*({days_pattern(today)}|)\s*$",
            "examples": [today.isoformat()],
        },
    )
    return list((NAMED | {"year": year_parameter(years), "as_of": as_of}).values())
