"""What entering a paste would do, in numbers and in words."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from django.utils import timezone

from certifications.announcement import Announcement
from certifications.coverage import minute_in_us_words
from cities.desk.questions.asking import about_any, facts_of
from cities.desk.questions.of_awards import about_announcements
from cities.desk.questions.question import ANNOUNCEMENT, CITY, Question
from cities.text import counted

from .matching import Judge, Judged, Verdict
from .record import Record

Held = Announcement.Held
# More questions than this are no preview, and a form of so many fields is refused.
MOST_QUESTIONS = 200


@dataclass(frozen=True)
class Plan:
    """The judged rows of a paste for one announcement, stored or not."""

    announcement: Announcement
    rows: tuple[Judged, ...]
    certified: tuple[int, int]  # cities, before and after
    asked: str = ""  # how much of the announcement the record holds then; "" if nobody said
    notes: tuple[str, ...] = ()  # what to look at, and what was not read
    questions: tuple[Question, ...] = ()  # of what is stored of the announcement and these cities

    def of(self, *verdicts: Verdict) -> list[Judged]:
        return [row for row in self.rows if row.verdict in verdicts]

    @cached_property
    def new(self) -> list[Judged]:
        return self.of(Verdict.NEW)

    @cached_property
    def changes(self) -> list[Judged]:
        return self.of(Verdict.CHANGES)

    @cached_property
    def sources(self) -> list[tuple[Judged, str]]:
        """The further pages on awards that would be added."""
        kept = self.of(Verdict.NEW, Verdict.SAME, Verdict.CHANGES)
        return [(row, url) for row in kept for url in row.sources]

    @property
    def coverage(self) -> str:
        """How much of the announcement the record holds then; complete only if somebody said so."""
        if self.asked:
            return self.asked
        held = self.announcement.coverage
        return Held.PARTIAL if held == Held.NONE and self.new else held

    @property
    def marks(self) -> str:
        """The same in a word, where somebody asked for another one than is stored."""
        return self.asked if self.asked and self.asked != self.announcement.coverage else ""

    @property
    def coverage_in_words(self) -> str:
        return Held(self.coverage).label

    @property
    def open_rows(self) -> list[Judged]:
        return [row for row in self.rows if row.is_open]

    @property
    def open_first(self) -> list[Judged]:
        """The rows, with those that need a person above the others."""
        return sorted(self.rows, key=lambda row: not row.is_open)

    @property
    def has_too_many_questions(self) -> bool:
        return len(self.open_rows) > MOST_QUESTIONS

    @property
    def is_ready(self) -> bool:
        """May it be entered: is no row open, and is there anything to do?"""
        return not self.open_rows and bool(self.deed)

    @property
    def deed(self) -> str:
        """What the button does: "Enter 18 awards, change 1"; empty where there is nothing to do."""
        return self._deeds("enter", "change", "add", "mark")

    @property
    def done(self) -> str:
        """The same for the history: "Entered 18 awards, changed 1: 2020, announced ..."."""
        return f"{self._deeds('entered', 'changed', 'added', 'marked')}: {self.announcement}"

    def _deeds(self, enter, change, add, mark):
        parts = []
        if self.new:
            parts.append(f"{enter} {counted(len(self.new), 'award', 'awards')}")
        if self.changes:
            parts.append(f"{change} {len(self.changes):,}")
        if self.sources:
            parts.append(f"{add} {counted(len(self.sources), 'source', 'sources')}")
        if self.marks:
            parts.append(f"{mark} the announcement {self.marks}")
        deeds = ", ".join(parts)
        return deeds[:1].upper() + deeds[1:]

    @property
    def sentence(self) -> str:
        """What the rows are, and how many cities are certified before and after."""
        parts = [f"{len(self.new):,} new" if self.new else ""]
        if same := self.of(Verdict.SAME):
            parts.append(f"{len(same):,} as {'it is' if len(same) == 1 else 'they are'}")
        parts.append(self._changes_in_words())
        for verdict, one, more in (
            (Verdict.QUESTION, "question", "questions"),
            (Verdict.REFUSED, "refused", "refused"),
            (Verdict.LEFT_OUT, "left out", "left out"),
        ):
            if rows := self.of(verdict):
                parts.append(counted(len(rows), one, more))
        rows = counted(len(self.rows), "row", "rows")
        before, after = self.certified
        return (
            f"{rows}: {', '.join(filter(None, parts))}; certified cities {before:,} → {after:,} "
            f"{'on' if self._is_coming else 'by'} {in_words(self.announcement)}."
        )

    def _changes_in_words(self):
        if not self.changes:
            return ""
        if len(self.changes) > 1:
            return f"{len(self.changes):,} change"
        [row] = self.changes
        words = row.words.replace("changes ", "from ")
        return f"1 changes {row.place.name} {self.announcement.year} {words}"

    @property
    def _is_coming(self):
        return self.announcement.announced_at > timezone.now()

    @property
    def fingerprint(self) -> str:
        """Tells whether a plan is the one that was shown."""
        rows = [(r.row.number, r.verdict, r.place and r.place.pk, r.level) for r in self.rows]
        return sha256(repr((self.done, rows)).encode()).hexdigest()


def in_words(announcement) -> str:
    """Return the moment, no more exactly than it is known."""
    if announcement.precision != Announcement.Precision.MINUTE:
        return announcement.when
    return minute_in_us_words(timezone.localtime(announcement.announced_at))


def to_check(announcement) -> list[str]:
    """Return what is asked about an announcement that is not stored yet; nothing is refused."""
    if announcement.pk is not None:
        return []
    facts = facts_of(announcement)
    return [each.sentence for each in about_announcements([facts], timezone.now())]


def plan_of(paste, announcement, record: Record, *, chosen=None, left_out=(), asked="") -> Plan:
    """Return what entering the rows of a paste would do."""
    judge = Judge(announcement, record, chosen or {}, set(left_out))
    rows = tuple(judge.judge(row) for row in paste.rows)
    before = record.certified(announcement.announced_at)
    new = {row.place.pk for row in rows if row.verdict == Verdict.NEW}
    notes = (*to_check(announcement), *paste.notes)
    stored = [(ANNOUNCEMENT, announcement.pk)] + [(CITY, row.place.pk) for row in rows if row.place]
    questions = tuple(about_any(record.questions, stored))
    return Plan(announcement, rows, (len(before), len(before | new)), asked, notes, questions)
