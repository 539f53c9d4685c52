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
CIRCLE_RADIUS = 7.5
# static/site.css has these colors as custom properties and static/levels.svg has these shapes;
# a test compares them.
LOOKS = {
    Level.SILVER: Looks(
        corners=(),
        light=Metal(surface="#e6e9ed", ink="#2f3842", edge="#6f7a85"),
        dark=Metal(surface="#39424c", ink="#f0f3f6", edge="#b3bdc7"),
    ),
    Level.GOLD: Looks(
        corners=((10, 0.8), (19.2, 10), (10, 19.2), (0.8, 10)),
        light=Metal(surface="#f8e4a4", ink="#4a3300", edge="#9c7000"),
        dark=Metal(surface="#4b3a08", ink="#fce9b2", edge="#dfb033"),
    ),
    Level.PLATINUM: Looks(
        corners=(
            (10, 0.4),
            (12.7, 6.5),
            (19.3, 7.2),
            (14.4, 11.7),
            (15.8, 18.3),
            (10, 15),
            (4.2, 18.3),
            (5.6, 11.7),
            (0.7, 7.2),
            (7.3, 6.5),
        ),
        light=Metal(surface="#cfeaf1", ink="#0b3c4b", edge="#1f7289"),
        dark=Metal(surface="#123d4a", ink="#d8f3fa", edge="#74c3d9"),
    ),
}


class Event(models.TextChoices):
    """What an award is, seen from the same city's award before it."""

    FIRST = "first", "Certified for the first time"
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
    """What a city had to do for each level, over one period; none of them is computed."""

    since: date
    takes: dict[Level, str]  # after "a city had to"
    source_title: str
    source_url: str


# Newest first. Each is as its source says; the first cohort was measured by components, not shares.
STANDARDS = (
    Standard(
        since=date(2022, 8, 1),
        takes={
            Level.SILVER: "meet 51–67% of the program’s 43 criteria",
            Level.GOLD: "meet 68–84% of the program’s 43 criteria",
            Level.PLATINUM: "meet 85% or more of the program’s 43 criteria",
        },
        source_title="City of Charlotte, June 18, 2024",
        source_url=(
            "https://charlottenc.gov/CS-Prep/City-News/"
            "Charlotte-Awarded-Gold-Certification-as-What-Work-City"
        ),
    ),
    Standard(
        since=date(2019, 4, 24),
        takes={
            Level.SILVER: "meet 51–66% of the program’s 45 criteria",
            Level.GOLD: "meet 67–83% of the program’s 45 criteria",
            Level.PLATINUM: "meet 84% or more of the program’s 45 criteria",
        },
        source_title="What Works Cities, certification methodology, April 24, 2019",
        source_url=(
            "https://medium.com/what-works-cities-certification/"
            "what-works-cities-certification-methodology-9333d4befff"
        ),
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
