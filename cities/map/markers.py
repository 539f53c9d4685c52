"""The map of the states: its markers, and the sprite of shapes. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import dist

from certifications.levels import Level

from .callouts import Callout, callouts
from .labels import FONT_SIZE, MARKER_RADIUS, Text, labels, text_box, text_width
from .projection import HEIGHT, NATION, WIDTH, Frame, Point, project
from .spreading import crowded, spread

MOST_LABELED = 60
MOST_CALLOUTS = 6
# The size of the text on a card, and how far the card stands from its marker.
CARD_FONT, CARD_GAP = 13, 18
# Markers nearer than this are a crowd. More than the radius of any target of the style sheet, which
# is 15.5 in a crowd and up to 36 where the map is small: so none covers the center of another.
CROWDED = 36.5


@dataclass(frozen=True)
class Place:
    """A city to be marked; degrees WGS 84, or None where they are not recorded."""

    name: str
    state: str
    # The accessible name of its marker, such as "Boston, Massachusetts: Silver, 2018".
    label: str
    # The same for its card: "Boston, Massachusetts" and "Silver 2018, ...".
    title: str
    detail: str
    url: str
    # Dresses the marker, and orders labels; "" without an award.
    level_slug: str
    latitude: float | None
    longitude: float | None
    # Orders the labels, together with the level; None where it is not recorded.
    population: int | None = None
    # What stands under its name in a call-out, "Gold 2019", and the accessible name there, which
    # begins with what is seen: who speaks to the page says what is written on it.
    award: str = ""
    called: str = ""


@dataclass(frozen=True)
class Card:
    """What a marker shows on hover and focus: where it begins, from the marker, and its width."""

    x: float
    width: float


@dataclass(frozen=True)
class Marker:
    """A place on the map, in units of the viewport with one decimal.

    Its name stands in its call-out, or at its `label`, where there is room for either; the others
    have their name on the card alone.
    """

    place: Place
    x: float
    y: float
    label: Text | None
    callout: Callout | None
    card: Card
    # Whether another marker stands so near that a large target would cover it.
    is_crowded: bool
    # Its true point, where it was moved so far that a line shows the way to it.
    origin: Point | None

    @property
    def name(self) -> str:
        """The accessible name: that of the place, as its call-out has it where it has one."""
        return self.place.called if self.callout else self.place.label


def markers(
    places: Iterable[Place], frame: Frame = NATION, *, has_callouts: bool = False
) -> list[Marker]:
    """Return a marker for each place that can be shown in the frame, in the order given.

    Each stands on its true point, or beside it where others stand too near (`spread`). Left out are
    places without coordinates, and those whose coordinates lie off the map: a link that nobody can
    see must not take the focus. Call-outs are given to the places at the highest level, where there
    are few. Labels are tried for 60 places: for the more populous first, then the higher levels,
    then in the order given (`labels`). ValueError for a level that has no rank.
    """
    shown = [(place, point) for place in places if (point := _point(place, frame))]
    drawn = spread([point for _, point in shown], margin=MARKER_RADIUS)
    near = crowded(drawn, CROWDED)
    names = [place.name for place, _ in shown]
    highest = _highest(shown) if has_callouts else []
    given = labels(names, drawn, [n for n in _order(shown) if n not in highest])
    taken = [text_box(text, text_width(names[number])) for number, text in given.items()]
    called = callouts(names, drawn, highest, taken)
    return [
        Marker(
            place,
            *point,
            label=given.get(number),
            callout=called.get(number),
            card=_card(place, point),
            is_crowded=number in near,
            origin=true if dist(true, point) > MARKER_RADIUS else None,
        )
        for number, ((place, true), point) in enumerate(zip(shown, drawn, strict=True))
    ]


def points(places: Iterable, frame: Frame = NATION) -> list[Point]:
    """Return (x, y), as of a marker, for each place that can be shown in the frame.

    A place is anything with `latitude`, `longitude` and `state`, as above.
    """
    return [point for place in places if (point := _point(place, frame))]


def sprite(states: Iterable[dict], notice: str) -> str:
    """Return the SVG that holds the shape of each state, to be used as `us-states.svg#TX`.

    `states` are those of fixtures/us-states.json (`usps` and `d`); `notice` is the license of the
    shapes, which must stand in every copy of them. The shapes carry no colors: they take those
    of the `<use>` that shows them.
    """
    paths = [f'<path id="{state["usps"]}" d="{state["d"]}"/>' for state in states]
    return "\n".join(
        [
            f"<!--\n{notice.strip()}\n-->",
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">',
            '<g id="states">',
            *paths,
            "</g>",
            "</svg>\n",
        ]
    )


def _point(place, frame) -> Point | None:
    """Return (x, y) of a place in the frame, None where it cannot be shown."""
    if place.latitude is None or place.longitude is None:
        return None
    x, y = frame.put(*project(place.latitude, place.longitude, place.state))
    return (round(x, 1), round(y, 1)) if 0 <= x <= WIDTH and 0 <= y <= HEIGHT else None


def _card(place, point) -> Card:
    """Return the card of a marker, on the side of it that leads to the middle of the map."""
    width = max(text_width(place.title), text_width(place.detail)) * CARD_FONT / FONT_SIZE + 24
    return Card(round(CARD_GAP if point[0] < WIDTH / 2 else -CARD_GAP - width, 1), round(width, 1))


def _highest(shown) -> list[int]:
    """Return the numbers of the places at the highest level, if they are few."""
    slugs = {place.level_slug for place, _ in shown if place.level_slug}
    if not slugs:
        return []
    highest = max(slugs, key=Level.from_slug)
    numbers = [n for n, (place, _) in enumerate(shown) if place.level_slug == highest]
    return numbers if len(numbers) <= MOST_CALLOUTS else []


def _order(shown) -> list[int]:
    """Return the numbers of the places that may have a label, the most important first."""
    # `sorted` keeps the order given among places of one importance.
    order = sorted(
        range(len(shown)), key=lambda number: _importance(shown[number][0]), reverse=True
    )
    return order[:MOST_LABELED]


def _importance(place):
    level = Level.from_slug(place.level_slug) if place.level_slug else min(Level) - 1
    return place.population or 0, level
