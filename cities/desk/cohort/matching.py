"""Judges the rows of a paste against the record: new, as it is, a change, a question, refused."""

from dataclasses import dataclass
from enum import StrEnum

from certifications.levels import Event, Level, event_of
from certifications.program import MINIMUM_POPULATION
from cities.lookup.gazetteer import no_cities
from cities.states import STATES

from .reading import Row
from .record import Held, Place, Record
from .values import HOLDS_US_CITIES


class Verdict(StrEnum):
    """What entering a row would do."""

    NEW = "new"
    SAME = "as it is"
    CHANGES = "changes"
    QUESTION = "question"
    REFUSED = "refused"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class Judged:
    """A row with its verdict, and all that is needed to enter it."""

    row: Row
    verdict: Verdict
    sentences: tuple[str, ...] = ()
    place: Place | None = None
    options: tuple[Place, ...] = ()
    held: Held | None = None
    before: int | None = None  # the level of the city's award before this one
    sources: tuple[str, ...] = ()  # those that are not in the record

    @property
    def event(self) -> str:
        """What the award is after the one before it, in words."""
        if self.place is None or self.verdict in (Verdict.REFUSED, Verdict.LEFT_OUT):
            return ""
        before = "" if self.before is None else Level(self.before).slug
        return {
            Event.FIRST: "first",
            Event.LEVEL_UP: f"level-up from {before}",
            Event.RENEWED: f"{before} again",
            Event.LOWER: f"lower than {before}: is that right?",
        }[event_of(self.row.level, self.before)]

    @property
    def typed(self) -> str:
        """The row as it was typed, without its web addresses."""
        return " ".join(word for word in self.row.typed.split() if "://" not in word)

    @property
    def level(self) -> str:
        return "" if self.row.level is None else self.row.level.label

    @property
    def words(self) -> str:
        """The verdict in words: "changes silver to gold"."""
        if self.verdict != Verdict.CHANGES:
            return str(self.verdict)
        return f"changes {Level(self.held.level).slug} to {self.row.level.slug}"

    @property
    def is_open(self) -> bool:
        return self.verdict in (Verdict.QUESTION, Verdict.REFUSED)


class Judge:
    """Judges rows, one after the other, for one announcement."""

    def __init__(self, announcement, record: Record, chosen: dict[int, int], left_out: set[int]):
        self.announcement = announcement
        self.record = record
        self.chosen = chosen
        self.left_out = left_out
        self.row_of: dict[int, int] = {}  # of each city that came up

    def judge(self, row: Row) -> Judged:
        if row.number in self.left_out:
            return Judged(row, Verdict.LEFT_OUT)
        if row.faults:
            return Judged(row, Verdict.REFUSED, row.faults)
        match = self.record.names.match(row.name, row.state)
        options = tuple(self.record.places[pk] for pk in match.options)
        chosen = self.chosen.get(row.number)
        # A choice answers a question, and only with what was offered.
        is_answer = match.city is None and chosen in match.options
        place = self.record.places.get(chosen if is_answer else match.city)
        if place is None:
            return Judged(row, Verdict.QUESTION, (_question(row, match, options),), options=options)
        options = options if match.city is None else ()
        if refusal := self._refusal(row, place):
            sentence = f"Row {row.number}, {refusal}"
            return Judged(row, Verdict.REFUSED, (sentence,), place, options)
        self.row_of[place.pk] = row.number
        return self._against_the_record(row, place, options)

    def _refusal(self, row, place):
        """Return why the award of a row can't be one of this announcement, None if it can."""
        ours = self.announcement
        held = self.record.awards.get((place.pk, ours.year))
        if row.year not in (None, ours.year):
            return f"year: {row.year} is not {ours.year}, the certification year chosen above."
        if row.day and not _is_of(row.day, ours):
            return (
                f"announced on: {row.day.in_words} is not the day of this announcement, "
                f"{ours.when}. Enter it with its own."
            )
        if place.pk in self.row_of:
            return f"city: {place} is in row {self.row_of[place.pk]} already."
        if held and held.announcement != ours.pk:
            # Which announcement an award is of is a matter for a person, one award at a time.
            return (
                f"city: {place} has its {ours.year} award, {Level(held.level).slug}, from another "
                "announcement. Correct that award on its own page."
            )
        is_small = place.population is not None and place.population < MINIMUM_POPULATION
        if is_small and (place.pk, ours.year) not in self.record.assessments:
            return (
                f"city: {place} has a recorded population of {place.population:,}; the program is "
                f"open to cities of {MINIMUM_POPULATION:,} or more."
            )
        return None

    def _against_the_record(self, row, place, options):
        ours = self.announcement
        held = self.record.awards.get((place.pk, ours.year))
        verdict = Verdict.NEW
        if held:
            is_same = held.level == row.level
            verdict = Verdict.SAME if is_same else Verdict.CHANGES
        known = {ours.source_url, *(held.sources if held else ())}
        sources = tuple(url for url in row.sources if url not in known)
        before = self.record.level_before(place.pk, ours.year, ours.announced_at)
        return Judged(row, verdict, (), place, options, held, before, sources)


def _is_of(day, announcement):
    """Is an announcement of that day, month or year, as far as either is known?"""
    on = announcement.announced_on
    if day.holds(on):
        return True
    match announcement.precision:
        case "month":
            return (day.since.year, day.since.month) == (on.year, on.month)
        case "year":
            return day.since.year == on.year
    return False


def _question(row, match, options):
    """Return what to ask of a row whose city is not certain."""
    known = no_cities(match.wanted)
    if known and row.state:
        return f"Row {row.number}, city: {known[0].sentence(with_state=True)}."
    if row.state is None and options:
        return f"Row {row.number} names no state. Which city is it?"
    where = f"{row.name}, {STATES[row.state]}" if row.state else row.name
    if options:
        return f"Row {row.number}, city: we don’t know “{where}”. Did you mean one of these?"
    return (
        f"Row {row.number}, city: we don’t know “{where}”. Check the spelling, or add the city "
        f"first. {HOLDS_US_CITIES}"
    )
