"""Reads a roster in rounds: `## 2021-12-15 Title <https://...>` begins one. Pure."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from .roster import RosterError, RosterLine, parse_roster

# Title and address are for readers of the roster: the announcement itself stands in its table.
HEADING = re.compile(r"## *(?P<day>\S+) +\S.*? *<https?://[^\s<>]+>")
WRITTEN = "write ## 2021-12-15 Press release <https://...>"


@dataclass
class Round:
    """The text of one announcement; `day` is None of what stands before the first heading."""

    day: date | None = None
    text: list[str] = field(default_factory=list)


def parse_rounds(text: str) -> list[RosterLine]:
    """Return the roster lines of `text`, each with the day of its round.

    A text without headings is read as parse_roster() reads it. Raises RosterError with every fault
    of every round.
    """
    faults: list[str] = []
    rounds = _parted(text, faults)
    lines: list[RosterLine] = []
    for each in rounds:
        try:
            found = parse_roster("\n".join(each.text))
        except RosterError as error:
            found = error.lines
            faults += [f"{each.day}: {fault}" if each.day else fault for fault in error.faults]
        lines += [replace(line, day=each.day) for line in found]
    if faults:
        raise RosterError(faults, lines)
    return lines


def _parted(text, faults):
    """Return the rounds of a text; what stands before the first heading is one if it says any."""
    rounds = [Round()]
    for line in text.splitlines():
        if not line.startswith("##"):
            rounds[-1].text.append(line)
            continue
        rounds.append(_begun(line, faults))
    first = rounds[0].text
    is_said = any(line.strip() and not line.lstrip().startswith("#") for line in first)
    return rounds if is_said or len(rounds) == 1 else rounds[1:]


def _begun(line, faults):
    """Return the round that a heading begins; one that cannot be read has no day."""
    found = HEADING.fullmatch(line.strip())
    if found is None:
        faults.append(f"{line.strip()}: no heading of a round: {WRITTEN}.")
        return Round()
    try:
        return Round(date.fromisoformat(found["day"]))
    except ValueError:
        faults.append(f"{line.strip()}: {found['day']} is no day: {WRITTEN}.")
        return Round()
