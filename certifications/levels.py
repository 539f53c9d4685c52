"""The levels of certification: their order, their words, what each takes, and how they change."""

from dataclasses import dataclass, field
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
        """Return the level spelled `slug`; ValueError if there is none."""
        for level in cls:
            if level.slug == slug:
                return level
        raise ValueError(f"{slug!r} is not a level")

    @property
    def looks(self) -> "Looks":
        return LOOKS[self]


@dataclass(frozen=True)
class Metal:
    """The colors of a level on one ground: its surface, the text on it, its edge and shape."""

    surface: str
    ink: str
    edge: str


@dataclass(frozen=True)
class Looks:
    """What a level looks like: its shape and its metal on a light and on a dark ground.

    The corners stand in a square of SHAPE_SIDE; no corners is a circle of CIRCLE_RADIUS.
    """

    corners: tuple[tuple[float, float], ...]
    light: Metal
    dark: Metal


SHAPE_SIDE = 20
CIRCLE_RADIUS = 7.05
# static/site.css has these colors as custom properties and static/levels.svg has these shapes;
# a test compares them.
LOOKS = {
    Level.SILVER: Looks(
        corners=(),
        light=Metal(surface="#d5dce3", ink="#1d2833", edge="#5f6b77"),
        dark=Metal(surface="#c3ccd5", ink="#1d2833", edge="#aab5c0"),
    ),
    Level.GOLD: Looks(
        corners=((10, 1.4), (18.6, 10), (10, 18.6), (1.4, 10)),
        light=Metal(surface="#f2c65a", ink="#352400", edge="#8a6200"),
        dark=Metal(surface="#e6b544", ink="#352400", edge="#e6b544"),
    ),
    Level.PLATINUM: Looks(
        corners=(
            (10, 1),
            (12.82, 6.82),
            (19.23, 7.7),
            (14.57, 12.18),
            (15.7, 18.55),
            (10, 15.5),
            (4.3, 18.55),
            (5.43, 12.18),
            (0.77, 7.7),
            (7.18, 6.82),
        ),
        light=Metal(surface="#cfeff5", ink="#06313d", edge="#1a6b81"),
        dark=Metal(surface="#a9dbe6", ink="#06313d", edge="#8fd0de"),
    ),
}


class Event(models.TextChoices):
    """What an award is, seen from the same city's award before it."""

    FIRST = "first", "Certified for the first time"
    LEVEL_UP = "level-up", "Moved up"
    RENEWED = "renewed", "Same level again"
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
    """What a city had to do for each level, over one period; none of them is computed.

    `floors` are the least shares of the criteria, in percent; none where shares did not count.
    """

    since: date
    takes: dict[Level, str]  # after "a city had to"
    source_title: str
    source_url: str
    criteria: int = 0
    floors: dict[Level, int] = field(default_factory=dict)

    @property
    def shares(self) -> dict[Level, str]:
        """The share of the criteria that each level took: "51–66%", and "84%+" for the highest."""
        return {
            level: f"{floor}–{self.floors[Level(level + 1)] - 1}%"
            if level + 1 in self.floors
            else f"{floor}%+"
            for level, floor in self.floors.items()
        }


def by_shares(since: date, criteria: int, floors: dict[Level, int], title: str, url: str):
    """Return the standard that asks for a share of so many criteria."""
    shares = Standard(since, {}, title, url, criteria, floors).shares
    takes = {
        level: f"meet {share.replace('+', ' or more')} of the program’s {criteria} criteria"
        for level, share in shares.items()
    }
    return Standard(since, takes, title, url, criteria, floors)


# Newest first. Each is as its source says; the first cohort was measured by components, not shares.
STANDARDS = (
    by_shares(
        date(2022, 8, 1),
        43,
        {Level.SILVER: 51, Level.GOLD: 68, Level.PLATINUM: 85},
        "City of Charlotte, June 18, 2024",
        "https://charlottenc.gov/CS-Prep/City-News/"
        "Charlotte-Awarded-Gold-Certification-as-What-Work-City",
    ),
    by_shares(
        date(2019, 4, 24),
        45,
        {Level.SILVER: 51, Level.GOLD: 67, Level.PLATINUM: 84},
        "What Works Cities, certification methodology, April 24, 2019",
        "https://medium.com/what-works-cities-certification/"
        "what-works-cities-certification-methodology-9333d4befff",
    ),
    Standard(
        since=date(2017, 4, 1),
        takes={
            Level.SILVER: "show practices across at least two components of the program’s standard",
            Level.GOLD: "show practices across at least three components of the program’s standard",
            Level.PLATINUM: "show practices across all components of the program’s standard",
        },
        source_title="What Works Cities, certification page, copy of 2017",
        source_url="https://whatworkscities.bloomberg.org/certification/",
    ),
)


def standard_of(announced_on: date) -> Standard:
    """Return the standard in force when an award was announced."""
    return next((s for s in STANDARDS if announced_on >= s.since), STANDARDS[-1])


# Of the standard before shares counted: components with practices in place.
COMPONENTS = {Level.SILVER: "2 or more", Level.GOLD: "3 or more", Level.PLATINUM: "All"}


def rungs_of(standard: Standard) -> dict[Level, str]:
    """Return what each level took in a figure, for the ladder; `measure_of` says of what."""
    return standard.shares or COMPONENTS


def measure_of(standard: Standard) -> str:
    if standard.shares:
        return f"Of {standard.criteria} criteria"
    return "Components of the program’s standard with practices in place"
