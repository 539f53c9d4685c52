"""Reads the notation of the published roster: `City, ST (YYYY Level), and City, ST (...)`."""

import re
from dataclasses import dataclass, replace
from datetime import date

from .levels import Level
from .program import FIRST_YEAR, LAST_YEAR

# All patterns meet text whose white space is collapsed to single spaces.
BRACKET = re.compile(r"([()])")
SEPARATOR = re.compile(r" ?(?:,(?: and)?|and) ", re.IGNORECASE)
COMMA = re.compile(r" ?, ?(?:and )?", re.IGNORECASE)
STATE = re.compile(r"[A-Z]{2}")
YEAR = re.compile(r"[0-9]{4}")
# Combining marks stand beside the letters because a pasted accent may be a character of its own.
NAME = re.compile(r"(?!and )[^\W\d_](?:[^\W\d_]|[\u0300-\u036f .'‘’/–-])*", re.IGNORECASE)
AWARD = r" ?[0-9][^ ,]* [^ ,]+"
AWARDS = re.compile(rf"(?:{AWARD}(?: ?,{AWARD})*)?")


@dataclass(frozen=True)
class RosterLine:
    """One city as the roster prints it; `awards` are (year, level), in order of year."""

    name: str
    state: str | None
    awards: tuple[tuple[int, Level], ...]
    day: date | None = None  # of the announcement, where the roster names it: see rounds.py

    @property
    def label(self) -> str:
        """The city as it is printed: "Boston, MA", or "San Francisco" where no state is printed."""
        return _label(self.name, self.state)


class RosterError(ValueError):
    """A roster that is refused.

    `faults` are sentences that begin with the text they are about; `lines` are the roster lines
    without fault, so that a caller can look for more faults of its own before it reports.
    """

    def __init__(self, faults: list[str], lines: list[RosterLine] | None = None):
        super().__init__("\n".join(faults))
        self.faults = faults
        self.lines = lines or []


@dataclass(frozen=True)
class _Entry:
    """A piece of the roster that ends with a bracket.

    `before` begins with the separator; `inside` is None where the brackets cannot be trusted;
    `brackets` is the inside as printed, with those brackets that it has.
    """

    before: str
    inside: str | None
    brackets: str
    fault: str = ""

    @property
    def printed(self) -> str:
        separator = SEPARATOR.match(self.before)
        return (self.before[separator.end() if separator else 0 :] + self.brackets).strip()


def parse_roster(text: str) -> list[RosterLine]:
    """Return the roster lines of `text`, in its order; lines that begin with # are comments.

    Raises RosterError with every fault in the text. The notation is that of "About What Works
    Cities", Data-Smart City Solutions, July 17, 2017, text as of 2019.
    """
    printed = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    collapsed = " ".join(" ".join(printed).split())
    if not collapsed:
        raise RosterError(["The roster is empty: it names no city."])
    # With a separator in front, the first entry is read like all others.
    entries, left_over = _cut("and " + collapsed)
    faults, lines, places = [], [], set()
    for entry in entries:
        line, found = _read(entry)
        place = line and (line.name.casefold(), line.state)
        if place in places:
            found.append(f"{line.label} stands twice in the roster.")
        if line:
            places.add(place)
        if line and not found:
            lines.append(line)
        faults += [f"{entry.printed}: {fault}" for fault in found]
    faults += _faults_of_left_over(left_over)
    if faults:
        raise RosterError(faults, lines)
    return lines


def _label(name, state):
    return f"{name}, {state}" if state else name


def _cut(text):
    """Cut `text` at its brackets; return the entries and the text after the last one."""
    before, *rest = BRACKET.split(text)
    entries, inside = [], None
    for bracket, following in zip(rest[::2], rest[1::2], strict=True):
        if bracket == "(" and inside is None:
            inside = following
        elif bracket == "(":
            awards, next_before = _part_unclosed(inside)
            if next_before:
                entries.append(_unclosed(before, awards))
                before, inside = next_before, following
            else:
                inside += "(" + following
        elif inside is not None:
            entries.append(_closed(before, inside))
            before, inside = following, None
        elif not before.strip() and entries:
            # One bracket more closes what is closed already, such as the outer one of two.
            fault = entries[-1].fault or "there is a closing bracket too many."
            entries[-1] = replace(entries[-1], fault=fault)
            before = following
        else:
            entries.append(_Entry(before, None, ")", "the opening bracket is missing."))
            before = following
    if inside is None:
        return entries, before
    awards, left_over = _part_unclosed(inside)
    return [*entries, _unclosed(before, awards)], left_over


def _closed(before, inside):
    if "(" in inside:
        return _Entry(before, None, f"({inside})", "there are brackets within brackets.")
    return _Entry(before, inside, f"({inside})")


def _unclosed(before, awards):
    return _Entry(before, awards, f"({awards}", "the closing bracket is missing.")


def _part_unclosed(inside):
    """Part "2018 Silver, Reno, NV" into the awards and the start of the next entry, "" if none."""
    end = AWARDS.match(inside).end()
    return (inside[:end], inside[end:]) if SEPARATOR.match(inside, end) else (inside, "")


def _read(entry):
    """Return (roster line or None, faults); a line is made whenever its place can be read."""
    faults = [entry.fault] if entry.fault else []
    if entry.inside is None:
        return None, faults
    place = _read_place(entry.before, faults)
    awards = _read_awards(entry.inside, faults)
    return (RosterLine(*place, awards) if place else None), faults


def _read_place(before, faults):
    before = before.rstrip() + " "
    separator = SEPARATOR.match(before)
    if before.strip() and not separator:
        faults.append('no comma or "and", with a space after it, parts it from the entry before.')
        return None
    *others, (name, state) = _places(before[separator.end() :] if separator else "")
    for other in others:
        if any(other):
            faults.append(f'"{_label(*other)}" has no awards (a state is two capital letters).')
        else:
            faults.append("there is a comma too many before it.")
    if not name or (state is None and STATE.fullmatch(name)):
        faults.append("the name of the city is missing.")
        return None
    if not NAME.fullmatch(name):
        faults.append(f"{name!r} cannot be the name of a city.")
        return None
    return name, state


def _places(text):
    """Return the (name, state or None) that stand in `text`, such as "Reno, NV, Boston, MA"."""
    places = []
    for part in COMMA.split(text.strip()):
        if STATE.fullmatch(part) and places and places[-1][1] is None:
            places[-1] = (places[-1][0], part)
        else:
            places.append((part, None))
    return places


def _read_awards(inside, faults):
    if not inside.strip():
        faults.append("there are no awards in the brackets.")
        return ()
    awards = {}
    for printed in inside.split(","):
        year, _, word = printed.strip().partition(" ")
        if not word:
            faults.append(f'"{year}" is no award: write year and level, such as 2018 Silver.')
            continue
        year, level = _read_year(year, faults), _read_level(word, faults)
        if year in awards:
            faults.append(f"the year {year} stands twice.")
        if year:
            awards[year] = level
    return tuple(sorted(awards.items()))


def _read_year(text, faults):
    if not YEAR.fullmatch(text):
        faults.append(f'"{text}" is no year of four digits.')
    elif not FIRST_YEAR <= int(text) <= LAST_YEAR:
        faults.append(f"the year {text} is not one from {FIRST_YEAR} to {LAST_YEAR}.")
    else:
        return int(text)
    return None


def _read_level(text, faults):
    try:
        return Level.from_slug(text.lower())
    except ValueError:
        allowed = ", ".join(level.label for level in Level)
        faults.append(f'"{text}" is no level: the levels are {allowed}.')
        return None


def _faults_of_left_over(text):
    if not text.strip():
        return []
    separator = SEPARATOR.match(text)
    rest = text[separator.end() :].strip() if separator else ""
    if not rest:
        return [f'"{text.strip()}": this text is left over after the last entry.']
    return [f"{_label(*place)}: no awards follow it in brackets." for place in _places(rest)]
