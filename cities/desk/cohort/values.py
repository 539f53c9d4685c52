"""Reads one cell of a pasted row: a state, a level, web addresses. Pure.

Each raises ValueError with a sentence that quotes the cell and says what to write.
"""

import re
from urllib.parse import urlsplit

from certifications.levels import Level
from cities.lookup.reading import EXACT_STATES, STATE_KEYS, allowed, errors_between
from cities.states import STATES
from cities.text import key_of

# What spreadsheets print in a cell that has no value.
SPREADSHEET_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|ERROR!|#+)")
US = ("us", "usa", "unitedstates", "unitedstatesofamerica", "america")
# The program is open to Canada and Latin America as well (bloomberg.org, August 2022), so lists of
# it hold their provinces and countries where others have a state.
ELSEWHERE = frozenset(
    key_of(name)
    for name in (
        *("Canada", "Alberta", "British Columbia", "Manitoba", "New Brunswick", "Nova Scotia"),
        *("Newfoundland and Labrador", "Ontario", "Prince Edward Island", "Quebec"),
        *("Saskatchewan", "Yukon", "Nunavut", "Northwest Territories"),
        *("AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "PEI", "QC", "SK", "YT", "NU", "NT"),
        *("Mexico", "Brazil", "Brasil", "Argentina", "Chile", "Colombia", "Peru", "Ecuador"),
        *("Uruguay", "Paraguay", "Bolivia", "Venezuela", "Panama", "Costa Rica", "Nicaragua"),
        *("Honduras", "El Salvador", "Guatemala", "Belize", "Cuba", "Dominican Republic"),
        *("Haiti", "Jamaica", "Guyana", "Suriname", "Trinidad and Tobago", "Puerto Rico", "PR"),
        *("Guam", "GU", "American Samoa", "U.S. Virgin Islands", "VI"),
    )
)
HOLDS_US_CITIES = "This directory holds cities of the 50 states and the District of Columbia only."
AROUND_A_LEVEL = re.compile(r"\b(?:what works cities|certified|certification|level|award(?:ed)?)\b")
LEVELS_ARE = "Levels are silver, gold and platinum."
MOST_LETTERS = 500  # of an address, as AwardSource.url
BETWEEN_SOURCES = re.compile(r"[\s|]+|[;,](?=\s|https?://|$)")


def read_state(text: str) -> str:
    """Return the USPS code of a state: written so, spelled out, or in a usual abbreviation."""
    key = key_of(text)
    if code := EXACT_STATES.get(key):
        return code
    if is_elsewhere(text):
        raise ValueError(f"“{text}” is not a U.S. state. {HOLDS_US_CITIES}")
    near = [code for name, code in STATE_KEYS.items() if errors_between(key, name) <= allowed(key)]
    hint = f" Did you mean {STATES[near[0]]}?" if len(near) == 1 else " Write AZ or Arizona."
    raise ValueError(f"“{text}” is not a U.S. state.{hint}")


def refuse_country(text: str) -> None:
    """Raise ValueError for a country other than the United States; no text is no country."""
    if text and key_of(text) not in US:
        raise ValueError(f"“{text}” is not the United States. {HOLDS_US_CITIES}")


def is_elsewhere(text: str) -> bool:
    """Is it a country, a province or a territory where a state should be?"""
    return key_of(text) in ELSEWHERE


def read_level(text: str) -> Level:
    """Return the level; “Certified Gold” is gold."""
    word = key_of(AROUND_A_LEVEL.sub(" ", text.lower()))
    for level in Level:
        if word == level.slug:
            return level
    if is_honor_roll(text):
        raise ValueError(f"“{text}” is not a certification. Only certified cities are entered.")
    near = [level.slug for level in Level if word and errors_between(word, level.slug) <= 2]
    hint = f" Did you mean {near[0]}?" if near else f" {LEVELS_ARE}"
    raise ValueError(f"“{text}” is not a level.{hint}")


def is_honor_roll(text: str) -> bool:
    """Does it speak of the Honor Roll: cities that were assessed and not certified?"""
    return key_of(text).startswith("honorroll")


def is_level(text: str) -> bool:
    try:
        read_level(text)
    except ValueError:
        return False
    return True


def read_sources(text: str) -> tuple[str, ...]:
    """Return the web addresses of a cell, each once, in order."""
    found = [part.strip("<>\"'‘’") for part in BETWEEN_SOURCES.split(text)]
    for address in filter(None, found):
        if not is_web_address(address):
            raise ValueError(
                f"“{address}” is not a web address. Write it whole: https://example.org/page."
            )
        if len(address) > MOST_LETTERS:
            raise ValueError(
                f"“{address[:60]}…” is longer than {MOST_LETTERS} characters. "
                "Use a shorter address of that page."
            )
    return tuple(dict.fromkeys(filter(None, found)))


def is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    host = parts.hostname or ""
    is_named = "." in host.strip(".") and not re.search(r"[^\w.-]", host)
    return parts.scheme in ("http", "https") and is_named


def publisher_of(address: str) -> str:
    """Return who publishes a page, as far as its address says: tempe.gov."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def refuse_unshown(text: str) -> None:
    """Raise ValueError for what a spreadsheet puts where there is no value to read."""
    if SPREADSHEET_ERROR.fullmatch(text):
        raise ValueError(f"“{text}” is an error of the spreadsheet. Mend it there, or type it.")
    if text.startswith(("=", "+", "@")):
        raise ValueError(f"“{text}” is a formula. Paste its value.")
