"""What a typed text may mean: the ways to read it as the name of a place, or of a state. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import permutations, product

from rapidfuzz.distance import OSA

from cities.states import ABBREVIATIONS, STATES
from cities.text import fold, key_of

from .surroundings import without_end, without_surroundings

# What is left out inside a word, so that D.C. is DC and O'Fallon is OFallon; else words part.
WITHIN_WORDS = re.compile("[.']")
WORD = re.compile("[a-z0-9]+")
# Words that stand for others in the names of cities. A word is not put for its first letter: no
# name has that alone, and too many begin with it.
SPELLED_ALSO = {
    "saint": ("st",),
    "st": ("saint",),
    "sainte": ("ste",),
    "ste": ("sainte",),
    "fort": ("ft",),
    "ft": ("fort",),
    "mount": ("mt",),
    "mountain": ("mt",),
    "mt": ("mount", "mountain"),
    "port": ("pt",),
    "pt": ("port",),
    "heights": ("hts",),
    "hts": ("heights",),
    "springs": ("spgs",),
    "spgs": ("springs",),
    "beach": ("bch",),
    "bch": ("beach",),
    "n": ("north",),
    "e": ("east",),
    "s": ("south",),
    "w": ("west",),
}
# What stands around the name of a city: in its government's own name, or in the Census Bureau's.
KINDS = ("city", "town", "village", "borough", "municipality", "metro", "metropolitan")
BEFORE_A_NAME = tuple(
    tuple(words.split())
    for words in ("the", "city and county of", "city county of", *(f"{kind} of" for kind in KINDS))
    + ("metro", "metropolitan")
)
AFTER_A_NAME = tuple(
    tuple(words.split())
    for words in (*KINDS, "government", "consolidated", "unified", "urban county", "balance")
)
STATE_KEYS = {key_of(name): code for code, name in STATES.items()}
EXACT_STATES = STATE_KEYS | ABBREVIATIONS | {code.lower(): code for code in STATES}
# Shorter texts name no state by its beginning alone, and shorter ones are no misspelled state.
SHORTEST_BEGINNING, SHORTEST_MISSPELLED = 3, 5
# More words than this are taken as they were typed: five have 120 orders already.
MOST_WORDS_IN_ANY_ORDER = 4
# A name is compared as a whole where it begins, or ends, with as many letters of what was typed.
LETTERS_AT_START, LETTERS_AT_END = 3, 4


@dataclass(frozen=True)
class Reading:
    """One way to read what was typed: words of a name, in one of `states` (USPS codes; none: any).

    `liberties` says how freely it is read; of two readings that fit, the stricter one is meant.
    `is_guess` where the state is only begun, or misspelled.
    """

    words: tuple[str, ...]
    states: tuple[str, ...] = ()
    liberties: int = 0
    is_guess: bool = False

    @cached_property
    def key(self) -> str:
        return "".join(self.words)

    @property
    def start(self) -> str:
        """How the key of a name begins that is worth comparing."""
        return self.key[:2] if self.is_short else self.key[: min(LETTERS_AT_START, self._half)]

    @property
    def end(self) -> str:
        """How the key of a name ends that is worth comparing.

        One letter wrong, missing, added or swapped with the next leaves one half of a name whole:
        no such name is missed among those with this end or that start.
        """
        return self.key if self.is_short else self.key[-min(LETTERS_AT_END, self._half) :]

    @property
    def is_short(self) -> bool:
        """Is it too short for an error to be told from another name?"""
        return allowed(self.key) == 0

    @property
    def _half(self):
        return (len(self.key) - 1) // 2

    @cached_property
    def same_keys(self) -> set[str]:
        """The keys of the same name, with its words in any order."""
        if len(self.words) > MOST_WORDS_IN_ANY_ORDER:
            return {self.key}
        return {"".join(order) for order in permutations(self.words)}


@dataclass(frozen=True)
class Wanted:
    """What was typed, read: the ways to read it, and the states that it may name as a whole.

    `is_a_state` where it names one for certain, and neither in part nor misspelled.
    """

    readings: tuple[Reading, ...]
    states: tuple[str, ...]
    is_a_state: bool = False

    @cached_property
    def stated(self) -> tuple[str, ...]:
        """The states, if any, that stand beside a name for certain: they bind what is near it."""
        certain = (reading.states for reading in self.readings if not reading.liberties)
        return tuple(dict.fromkeys(state for states in certain for state in states))

    @property
    def same_keys(self) -> set[str]:
        """The keys that a name may have to be the same."""
        return set().union(*(reading.same_keys for reading in self.readings))


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(WORD.findall(WITHIN_WORDS.sub("", fold(text))))


def parse(text: str) -> Wanted:
    """Return what `text` may mean; without a name, as a ZIP code is, it means nothing.

    A state may stand before or after the name: as its USPS code, its name, or an abbreviation in
    common use. After the name it may be begun only, or misspelled. What stands around a name, such
    as "city of", does not count, nor does a question, the country or a ZIP code.
    """
    words = without_surroundings(words_of(text))
    if not words:
        return Wanted((), ())
    strictest: dict[tuple, Reading] = {}
    for reading in _spelled(_stripped(_with_states(words))):
        known = strictest.setdefault((reading.words, reading.states), reading)
        if reading.liberties < known.liberties:
            strictest[reading.words, reading.states] = reading
    readings = tuple(strictest.values())
    state = _state(words) or _state(_without_state(words))
    if state:
        return Wanted(readings, (state,), is_a_state=True)
    if Wanted(readings, ()).stated:
        return Wanted(readings, ())
    return Wanted(readings, tuple(_begun(words) or _misspelled(words)))


def errors_between(typed: str, key: str) -> int:
    """Return how many letters are wrong, missing, added, or swapped with the next one."""
    return OSA.distance(typed, key)


def allowed(typed: str) -> int:
    """Return how many errors a name of that length may have and still be the one meant."""
    return 0 if len(typed) < 4 else 1 if len(typed) < 8 else 2


def _with_states(words) -> Iterator[Reading]:
    """Yield the text as it stands, and cut in two wherever one part may be a state."""
    yield Reading(words)
    for cut in range(1, len(words)):
        head, tail = words[:cut], words[cut:]
        if state := _state(tail):
            yield Reading(head, (state,))
        elif states := _begun(tail, shortest=1):
            yield Reading(head, tuple(states), 1, is_guess=True)
        elif states := _misspelled(tail):
            yield Reading(head, tuple(states), 2, is_guess=True)
        if state := _state(head):
            yield Reading(tail, (state,), 1)


def _stripped(readings) -> Iterator[Reading]:
    """Yield each reading, and then without what stands around its name."""
    for reading in readings:
        yield reading
        bare = _bare(reading.words)
        if bare != reading.words:
            yield from _stripped([replace(reading, words=bare, liberties=reading.liberties + 1)])


def _bare(words):
    """Drop one of the phrases around a name: one before it, or else one after it."""
    for phrase in BEFORE_A_NAME:
        if len(words) > len(phrase) and words[: len(phrase)] == phrase:
            return words[len(phrase) :]
    return without_end(words, AFTER_A_NAME)


def _spelled(readings) -> Iterator[Reading]:
    """Yield each reading, and then with the words that stand for each other put for one another."""
    for reading in readings:
        yield reading
        # A letter alone begins many names, and means none of these words.
        if len(reading.key) > 1 and len(reading.words) <= MOST_WORDS_IN_ANY_ORDER:
            for words in product(*((word, *SPELLED_ALSO.get(word, ())) for word in reading.words)):
                if words != reading.words:
                    yield replace(reading, words=words)


def _without_state(words):
    """Drop "state of" before, or "state" after, the name of a state."""
    if len(words) > 2 and words[:2] == ("state", "of"):
        return words[2:]
    return without_end(words, (("state",),))


def _state(words):
    """Return the code of the state that the words name for certain, None without one."""
    return EXACT_STATES.get("".join(words))


def _begun(words, shortest=SHORTEST_BEGINNING):
    """Return the codes of the states whose names, or codes, begin with these letters."""
    key = "".join(words)
    if len(key) < shortest:
        return []
    return [
        code
        for name, code in STATE_KEYS.items()
        if name.startswith(key) or code.lower().startswith(key)
    ]


def _misspelled(words):
    """Return the codes of the states whose names are so but for an error or two."""
    key = "".join(words)
    if len(key) < SHORTEST_MISSPELLED:
        return []
    return [code for name, code in STATE_KEYS.items() if errors_between(key, name) <= allowed(key)]
