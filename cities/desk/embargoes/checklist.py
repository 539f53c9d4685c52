"""What is asked of a coming announcement before its minute. Pure: each check is a sentence."""

from dataclasses import dataclass, field
from datetime import datetime, time

from cities.desk.questions.of_awards import FAR_AHEAD, YEARS_AFTER

EARLIEST, LATEST = time(7), time(20)
MOST_NAMED = 5


@dataclass(frozen=True)
class Check:
    """A sentence, and whether it says that all is well."""

    sentence: str
    is_fine: bool


@dataclass(frozen=True)
class Facts:
    """What the checks are asked of; `moment` and `now` are U.S. Eastern time.

    `expected` is what somebody at the desk says, `stated_total` how many cities are certified by
    then, as the program says, and `cities` how many are, as we hold. `unsourced` and `lower` are
    words for awards: whose page nobody read, and those lower than the one before. `seen_by` are
    the names of second persons.
    """

    moment: datetime
    now: datetime
    year: int
    awards: int
    cities: int
    expected: int | None = None
    stated_total: int | None = None
    unsourced: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    seen_by: list[str] = field(default_factory=list)


def checks_of(facts: Facts) -> list[Check]:
    """Return the checks of an announcement, each fine or a question."""
    return [
        _number(facts),
        _sources(facts),
        _levels(facts),
        _year(facts),
        _hour(facts),
        _distance(facts),
        _second_person(facts),
    ]


def counted(number: int, one: str) -> str:
    """Return "no awards", "1 award", "21 awards"."""
    return f"{number or 'no'} {one}{'s' * (number != 1)}"


def _fine(sentence):
    return Check(sentence, is_fine=True)


def _question(sentence):
    return Check(sentence, is_fine=False)


def _number(facts):
    held = counted(facts.awards, "award").capitalize()
    if facts.expected is not None:
        is_fine = facts.awards == facts.expected
        said = "as expected" if is_fine else f"but {facts.expected} expected"
        return Check(f"{held}, {said}.", is_fine)
    if facts.stated_total is not None:
        is_fine = facts.cities == facts.stated_total
        said = "as the program stated" if is_fine else f"but it stated {facts.stated_total}"
        cities = "1 certified city" if facts.cities == 1 else f"{facts.cities} certified cities"
        return Check(f"{held}. That makes {cities}, {said}.", is_fine)
    return _question(f"{held}. Nobody has said how many are expected.")


def _sources(facts):
    if not facts.awards:
        return _question("No award has a source yet.")
    if not facts.unsourced:
        return _fine("Each award has a source that somebody read.")
    return _question(
        f"Nobody noted reading a source of {_named(facts.unsourced)}. Read the announcement’s, and "
        "fill in its “checked”."
    )


def _levels(facts):
    if not facts.lower:
        return _fine("No award is lower than the city’s award before it.")
    return _question(f"Lower than before: {_named(facts.lower)}.")


def _year(facts):
    is_fine = facts.moment.year - facts.year in YEARS_AFTER
    said = "fits" if is_fine else "may not fit"
    return Check(
        f"The certification year {facts.year} {said} a day in {facts.moment.year}.", is_fine
    )


def _hour(facts):
    hour = f"{facts.moment:%-I:%M %p} Eastern"
    if EARLIEST <= facts.moment.time() <= LATEST:
        return _fine(f"{hour} is between 7 AM and 8 PM.")
    return _question(f"{hour} is not between 7 AM and 8 PM: is the hour right?")


def _distance(facts):
    if facts.moment - facts.now <= FAR_AHEAD:
        return _fine(f"It is no more than {FAR_AHEAD.days} days away.")
    return _question(f"It is more than {FAR_AHEAD.days} days away: is the year right?")


def _second_person(facts):
    if facts.seen_by:
        return _fine(f"Seen as it is now by {_named(facts.seen_by)}.")
    return _question("Nobody but those who entered it has looked at it as it is now.")


def _named(words):
    """Return the words as a list in a sentence, the first few of many."""
    more = len(words) - MOST_NAMED
    if more > 0:
        return f"{'; '.join(words[:MOST_NAMED])}; and {more} more"
    return "; ".join(words)
