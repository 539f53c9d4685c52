"""The map of the states: its markers, the labels beside them, and the sprite of shapes. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from certifications.levels import Level

from .projection import HEIGHT, NATION, WIDTH, Frame, project

Anchor = Literal["start", "middle", "end"]

# All lengths are units of the viewport. The style sheet sets labels at this size, or smaller.
FONT_SIZE = 13
ASCENT, DESCENT = 12.5, 3.5
MARKER_RADIUS = 10
MARGIN = 4
MOST_LABELED = 60
# East of this line a label ends at its marker: a wider font than expected would leave the frame.
EAST = 850

# Widths of characters in em, rounded up from DejaVu Sans Bold: it is wider than the other faces
# that the style sheet may meet, so that a label which fits in it fits in all of them.
CHARACTER_WIDTHS = {
    character: width
    for width, characters in {
        0.40: " .,'’/ijlIJ",
        0.50: "-()frt",
        0.62: "csz",
        0.73: "abdeghknopquvxyEFLSTY0123456789",
        0.86: "ABCDGHKNOPQRUVXZ",
        1.05: "mwM",
    }.items()
    for character in characters
}
WIDEST = 1.11


class Text(NamedTuple):
    """Where a text stands: the point on its baseline that `anchor` names (as SVG spells it)."""

    x: float
    y: float
    anchor: Anchor


class Box(NamedTuple):
    """The room that a text may take."""

    left: float
    top: float
    right: float
    bottom: float


# Where a label may stand, best first, seen from its marker, which each of them clears: beside it,
# above, below, at its corners.
SPOTS = (
    Text(13, 4.5, "start"),
    Text(-13, 4.5, "end"),
    Text(0, -15, "middle"),
    Text(0, 23.5, "middle"),
    Text(9, -10, "start"),
    Text(9, 18.5, "start"),
    Text(-9, -10, "end"),
    Text(-9, 18.5, "end"),
)
HOVER_SPOTS = {
    first: [spot for spot in SPOTS if spot.anchor == first]
    + [spot for spot in SPOTS if spot.anchor != first]
    for first in ("start", "middle", "end")
}


@dataclass(frozen=True)
class Place:
    """A city to be marked; degrees WGS 84, or None where they are not recorded."""

    name: str
    state: str
    # The accessible name of its marker, such as "Boston, Massachusetts: Silver, 2018".
    label: str
    url: str
    # Orders the labels and dresses the marker; "" without an award.
    level_slug: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class Marker:
    """A place on the map, in units of the viewport with one decimal.

    Its name stands at `text_x`, `text_y`, and is always shown where `is_labeled`; the others
    show it on hover and focus, over whatever is there.
    """

    place: Place
    x: float
    y: float
    text_x: float
    text_y: float
    anchor: Anchor
    is_labeled: bool


def markers(places: Iterable[Place], frame: Frame = NATION) -> list[Marker]:
    """Return a marker for each place that can be shown in the frame, in the order given.

    Left out are places without coordinates, and those whose coordinates lie off the map: a link
    that nobody can see must not take the focus. Labels are given to the higher levels first, then
    in the order given, wherever they overlap no marker and no label given before and stay inside
    the frame; with more than 60 markers nobody gets one. ValueError for a level that has no rank.
    """
    shown = [(place, point) for place in places if (point := _point(place, frame))]
    labels = _labels(shown) if len(shown) <= MOST_LABELED else {}
    return [
        _marker(place, point, labels.get(number)) for number, (place, point) in enumerate(shown)
    ]


def points(places: Iterable, frame: Frame = NATION) -> list[tuple[float, float]]:
    """Return (x, y), as of a marker, for each place that can be shown in the frame.

    A place is anything with `latitude`, `longitude` and `state`, as above.
    """
    return [point for place in places if (point := _point(place, frame))]


def text_width(text: str) -> float:
    """Return the width of a text at FONT_SIZE, in units: an estimate on the generous side."""
    return FONT_SIZE * sum(CHARACTER_WIDTHS.get(character, WIDEST) for character in text)


def text_box(text: Text, width: float) -> Box:
    """Return the room of a text of that width, with its ascenders and descenders."""
    left = text.x - {"start": 0, "middle": width / 2, "end": width}[text.anchor]
    return Box(left, text.y - ASCENT, left + width, text.y + DESCENT)


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


def _point(place, frame) -> tuple[float, float] | None:
    """Return (x, y) of a place in the frame, None where it cannot be shown."""
    if place.latitude is None or place.longitude is None:
        return None
    x, y = frame.put(*project(place.latitude, place.longitude, place.state))
    return (round(x, 1), round(y, 1)) if 0 <= x <= WIDTH and 0 <= y <= HEIGHT else None


def _marker(place, point, label):
    """Return the marker of a place at `point`, with a label that always shows, or None."""
    text = label or _hover_text(place.name, point)
    return Marker(place, *point, text.x, text.y, text.anchor, is_labeled=label is not None)


def _labels(shown) -> dict[int, Text]:
    """Return {number of a place in `shown`: the Text of its label}; greedy, so not all get one."""
    points = [point for _, point in shown]
    # `sorted` keeps the order given among places of one level.
    by_importance = sorted(
        enumerate(shown), key=lambda each: _importance(each[1][0].level_slug), reverse=True
    )
    labels: dict[int, Text] = {}
    taken: list[Box] = []
    for number, (place, point) in by_importance:
        width = text_width(place.name)
        for text in _texts(point, SPOTS):
            box = text_box(text, width)
            if _is_in_frame(text, box) and _is_free(box, taken, points):
                labels[number] = text
                taken.append(box)
                break
    return labels


def _importance(level_slug):
    return Level.from_slug(level_slug) if level_slug else min(Level) - 1


def _hover_text(name, point) -> Text:
    """Return where a name stands that is shown alone: inside the frame, away from its edge."""
    x, y = point
    width = text_width(name)
    preferred = "end" if x > 800 else "start" if x < 120 else "middle"
    for text in _texts(point, HOVER_SPOTS[preferred]):
        if _is_in_frame(text, text_box(text, width)):
            return text
    # Only a name about as wide as the map comes here.
    left = max(MARGIN, min(x - width / 2, WIDTH - MARGIN - width))
    return Text(round(left, 1), max(y - 15, ASCENT + MARGIN), "start")


def _texts(point, spots):
    x, y = point
    return (Text(round(x + spot.x, 1), round(y + spot.y, 1), spot.anchor) for spot in spots)


def _is_in_frame(text, box):
    return (
        box.left >= MARGIN
        and box.top >= MARGIN
        and box.right <= WIDTH - MARGIN
        and box.bottom <= HEIGHT - MARGIN
        and (text.anchor == "end" or text.x <= EAST)
    )


def _is_free(box: Box, taken: Sequence[Box], points: Sequence[tuple[float, float]]) -> bool:
    """Return whether the box meets none of the labels `taken` and no marker at `points`."""
    return not any(
        box.left < other.right
        and other.left < box.right
        and box.top < other.bottom
        and other.top < box.bottom
        for other in taken
    ) and not any(_distance_squared(box, x, y) < MARKER_RADIUS**2 for x, y in points)


def _distance_squared(box, x, y):
    """Return the square of the distance from a point to the nearest point of the box."""
    across = max(box.left - x, 0, x - box.right)
    down = max(box.top - y, 0, y - box.bottom)
    return across * across + down * down
