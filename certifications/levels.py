"""The levels of certification: their order, their words, what each takes, and how they change."""

from dataclasses import dataclass
from datetime import date

from django.db import models


class Level(models.IntegerChoices):
    """A level of certification; the stored numbers carry the order silver < gold < platinum."""

    SILVER = 1
    GOLD = 2
    PLATINUM = 3

    @property
    def slug(self) -> str:
        """The level as URLs, style sheets and files spell it."""
        return self.name.lower()

    @classmethod
    def from_slug(cls, slug: str) -> "Level":
        """Return the level spelt `slug`; ValueError if there is none."""
        for level in cls:
            if level.slug == slug:
                return level
        raise ValueError(f"{slug!r} is not a level")


class Event(models.TextChoices):
    """What an award is, seen from the same city's award before it."""

    FIRST = "first", "First certification"
    LEVEL_UP = "level-up", "Level-up"
    RENEWED = "renewed", "Renewed"
    LOWER = "lower", "Lower level"


def event_of(level: int, previous: int | None) -> Event:
    """Return the event of an award at `level` after an award at `previous` (None: no award)."""
    if previous is None:
        return Event.FIRST
    if level > previous:
        return Event.LEVEL_UP
    return Event.RENEWED if level == previous else Event.LOWER


@dataclass(frozen=True)
class Standard:
    """The share of the program's criteria that each level took, over one period."""

    since: date
    shares: dict[Level, str]
    source_title: str
    source_url: str


# Newest first. The program changed its criteria, and with them these limits, in August 2022.
STANDARDS = (
    Standard(
        since=date(2022, 8, 1),
        shares={
            Level.SILVER: "51 to 67 %",
            Level.GOLD: "68 to 84 %",
            Level.PLATINUM: "85 % or more",
        },
        source_title="City of Charlotte, 18 June 2024",
        source_url=(
            "https://charlottenc.gov/CS-Prep/City-News/"
            "Charlotte-Awarded-Gold-Certification-as-What-Work-City"
        ),
    ),
    Standard(
        since=date(2017, 4, 1),
        shares={
            Level.SILVER: "51 to 66 %",
            Level.GOLD: "67 to 83 %",
            Level.PLATINUM: "84 % or more",
        },
        source_title="Technical.ly, 2022",
        source_url="https://technical.ly/civic-news/pittsburgh-civic-data-award/",
    ),
)


def standard_of(announced_on: date) -> Standard:
    """Return the standard in force when an award was announced."""
    return next((s for s in STANDARDS if announced_on >= s.since), STANDARDS[-1])
