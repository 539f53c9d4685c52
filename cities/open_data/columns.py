"""The columns of the files: one list for every format, the dictionary and the description. Pure."""

from dataclasses import replace
from operator import attrgetter

from certifications.levels import Event, Level
from cities.states import STATES

from .column import Column

LEVELS = tuple(level.slug for level in Level)


def level_slug(level: int) -> str:
    return Level(level).slug


def in_short(awards) -> str:
    """Return awards, latest first, as "2018 Silver; 2019 Gold": earliest first."""
    return "; ".join(f"{award.year} {award.get_level_display()}" for award in reversed(awards))


OF_THE_CITY = (
    Column("slug", "string", "Last part of the city page's address; unique.", attrgetter("slug")),
    Column(
        "name",
        "string",
        "The city: its Census name, without the word for its kind.",
        attrgetter("name"),
    ),
    Column(
        "state",
        "string",
        "USPS code of the state, or DC.",
        attrgetter("state"),
        allowed=tuple(STATES),
    ),
    Column("state_name", "string", "The state, spelled out.", lambda city: STATES[city.state]),
    Column(
        "geoid",
        "string",
        "Census place code of seven digits; text, because it may begin with 0.",
        attrgetter("geoid"),
        is_code=True,
        is_required=False,
    ),
    Column(
        "current_level",
        "string",
        "Level of the city's latest award that is public; empty without one.",
        lambda city: level_slug(city.current_level) if city.is_certified else None,
        is_required=False,
        allowed=LEVELS,
    ),
    Column(
        "current_year",
        "integer",
        "Certification year of that award.",
        attrgetter("current_year"),
        unit="year",
        is_required=False,
    ),
    Column(
        "first_year",
        "integer",
        "Certification year of the city's first award.",
        attrgetter("first_year"),
        unit="year",
        is_required=False,
    ),
    Column(
        "awards",
        "integer",
        "Number of the city's public awards.",
        lambda city: len(city.awards),
        unit="awards",
    ),
    Column(
        "awards_in_short",
        "string",
        "All its public awards, earliest first: year and level, separated by semicolons.",
        lambda city: in_short(city.awards) or None,
        is_required=False,
    ),
    Column(
        "certified_as",
        "string",
        "The name that the program prints, where it is another one.",
        lambda city: city.certified_as or None,
        is_required=False,
    ),
    Column(
        "population",
        "integer",
        "Population; the city's page names its source.",
        attrgetter("population"),
        unit="persons",
        is_required=False,
    ),
    Column(
        "population_year",
        "integer",
        "Year of the census, or of the estimate, that the population is from.",
        attrgetter("population_year"),
        unit="year",
        is_required=False,
    ),
    Column(
        "population_area",
        "string",
        "The area that the population is of, where that is not the area of its Census code.",
        lambda city: city.population_area or None,
        is_required=False,
    ),
    Column(
        "latitude",
        "number",
        "A point in the city, north of the equator.",
        attrgetter("latitude"),
        unit="degrees WGS 84",
        is_required=False,
    ),
    Column(
        "longitude",
        "number",
        "The same point, east of Greenwich: negative in the United States.",
        attrgetter("longitude"),
        unit="degrees WGS 84",
        is_required=False,
    ),
    Column(
        "region",
        "string",
        "Census region.",
        lambda city: city.region or None,
        is_required=False,
    ),
    Column(
        "website",
        "string",
        "The city government's own site.",
        lambda city: city.website or None,
        is_url=True,
        is_required=False,
    ),
    Column(
        "page_url",
        "string",
        "The city's page in this directory.",
        attrgetter("page_url"),
        is_url=True,
    ),
)
# Set on the cities of a file: it is the same in every row, for whoever keeps a row alone.
COMPLETE_THROUGH = Column(
    "record_complete_through",
    "date",
    "The day up to which every award of every known announcement is here.",
    attrgetter("record_complete_through"),
    is_required=False,
)
CITY_COLUMNS = (
    *OF_THE_CITY,
    Column(
        "source_url",
        "string",
        "The announcement of the city's latest award.",
        lambda city: city.awards[0].source_url if city.awards else None,
        is_url=True,
        is_required=False,
    ),
    Column(
        "matched_level",
        "string",
        "Level of the award that made the city match, the latest where there are several; empty "
        "where no level, year, event or latest award was asked for.",
        lambda city: level_slug(city.matched_awards[0].level) if city.matched_awards else None,
        is_required=False,
        allowed=LEVELS,
    ),
    Column(
        "matched_year",
        "integer",
        "Certification year of that award; empty likewise.",
        lambda city: city.matched_awards[0].year if city.matched_awards else None,
        unit="year",
        is_required=False,
    ),
    Column(
        "corrected_on",
        "date",
        "Day on which an award of the city was last corrected, if one was.",
        lambda city: max(filter(None, (award.corrected_on for award in city.awards)), default=None),
        is_required=False,
    ),
    COMPLETE_THROUGH,
    Column(
        "certified",
        "boolean",
        "Has the city a public award? Only with scope=eligible are there cities without one.",
        attrgetter("is_certified"),
    ),
)
# What every city with an award has.
OF_THE_CERTIFIED = ("current_level", "current_year", "first_year", "awards_in_short")


def _of_its_city(column):
    """Return the column of a city as one of an award."""
    return replace(
        column,
        value=lambda award: column.value(award.city),
        is_required=column.is_required or column.name in OF_THE_CERTIFIED,
    )


AWARD_COLUMNS = (
    *map(_of_its_city, OF_THE_CITY),
    Column("year", "integer", "Certification year of the award.", attrgetter("year"), unit="year"),
    Column(
        "level",
        "string",
        "Level of the award.",
        lambda award: level_slug(award.level),
        allowed=LEVELS,
    ),
    Column(
        "event",
        "string",
        "What the award is, seen from the city's award before it.",
        lambda award: award.event.value,
        allowed=tuple(event.value for event in Event),
    ),
    Column(
        "announced_on",
        "date",
        "Day of the announcement, U.S. Eastern time.",
        attrgetter("announced_on"),
    ),
    Column(
        "source_url",
        "string",
        "The announcement that the award can be checked against.",
        attrgetter("source_url"),
        is_url=True,
    ),
    Column(
        "sources",
        "string",
        "Further pages on the award, each with what it does, separated by semicolons: "
        "supports: URL; contradicts: URL.",
        lambda award: "; ".join(f"{s.stance}: {s.url}" for s in award.sources.all()) or None,
        is_required=False,
    ),
    Column(
        "corrected_on",
        "date",
        "Day on which the award was last corrected, if it was; /corrections/ says how.",
        attrgetter("corrected_on"),
        is_required=False,
    ),
    _of_its_city(COMPLETE_THROUGH),
)
# Every table that there are files of, by the name that its URLs begin with.
TABLES = {"cities": CITY_COLUMNS, "awards": AWARD_COLUMNS}
